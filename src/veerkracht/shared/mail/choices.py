"""States and streams of a mail, and what is known of the way it went."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MailState(TextChoices):
    """Where a mail is on its way."""

    HELD = "held", _("held by the team")
    QUEUED = "queued", _("waiting to be sent")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    UNSURE = "unsure", _("perhaps sent")
    FAILED = "failed", _("could not be sent")
    STOPPED = "stopped", _("not sent: this address takes no mail")
    CANCELLED = "cancelled", _("cancelled")


class Stream(TextChoices):
    """Why somebody gets a mail: something of their own, or something they once asked for."""

    SERVICE = "service", _("about something of your own")
    MAILING = "mailing", _("mailing, with your consent")


class Delivery(TextChoices):
    """What the provider told us of a mail that was handed over; a later word never makes it better."""

    DELIVERED = "delivered", _("arrived")
    BOUNCED = "bounced", _("came back")
    COMPLAINED = "complained", _("marked as unwanted")


class BlockReason(TextChoices):
    """Why an address gets no mail any more."""

    BOUNCED = "bounced", _("mail came back")
    COMPLAINED = "complained", _("the reader marked mail as unwanted")
    TEAM = "team", _("noted by the team")


class Wait(TextChoices):
    """Why a mail that could go still waits."""

    QUIET = "quiet", _("quiet hours")
    ENOUGH = "enough", _("this person has had enough mail this week")
