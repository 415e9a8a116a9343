"""States and streams of a mail."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MailState(TextChoices):
    """Where a mail is on its way."""

    HELD = "held", _("held by the team")
    QUEUED = "queued", _("waiting to be sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")
    CANCELLED = "cancelled", _("cancelled")


class Stream(TextChoices):
    """Why somebody gets a mail: something of their own, or something they once asked for."""

    SERVICE = "service", _("about something of your own")
    MAILING = "mailing", _("mailing, with your consent")
