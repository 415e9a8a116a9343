"""Codes of questions, providers, hand-offs and the conversation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class QuestionState(TextChoices):
    """Where a question stands."""

    OPEN = "open", _("waiting for an answer")
    WAITING = "waiting", _("waiting for the sender")
    OFFERED = "offered", _("with a provider, who has not said yes yet")
    QUEUED = "queued", _("in the queue: nobody has room")
    ANSWERED = "answered", _("answered")
    PASSED_ON = "passed_on", _("passed on")
    CLOSED = "closed", pgettext_lazy("question", "closed")
    WITHDRAWN = "withdrawn", _("withdrawn by the sender")
    HELD = "held", _("held: perhaps no real question")
    MERGED = "merged", _("goes with another question")


# Somebody still waits for something.
UNDER_WAY = (QuestionState.OPEN, QuestionState.WAITING, QuestionState.OFFERED, QuestionState.QUEUED)
# The sender was helped on: by an answer, or by somebody else.
HELPED_ON = (QuestionState.ANSWERED, QuestionState.PASSED_ON, QuestionState.CLOSED)


class QuestionSource(TextChoices):
    """How a question came in."""

    SITE = "site", _("the site")
    CARD = "card", _("a card")
    SCAN = "scan", _("a scan")
    EVENT = "event", _("a meeting")
    PORTAL = "portal", _("the own page")
    PHONE = "phone", _("the telephone")
    MAIL = "mail", _("a mail")


class Outcome(TextChoices):
    """What the sender says afterwards."""

    YES = "yes", _("yes")
    NOT_YET = "not_yet", _("not yet")
    NO = "no", _("no")


class ProviderKind(TextChoices):
    """Who may help."""

    COACH = "coach", _("coach")
    EXPERT = "expert", _("expert")
    TOOL_OWNER = "tool_owner", _("owner of a tool")
    GOVERNMENT = "government", _("desk of a government")
    FAN = "fan", _("fan")
    PIONIER = "pionier", _("pionier")
    CIRCLE = "circle", _("circle")


class HandoffState(TextChoices):
    """Where a hand-off to one provider stands."""

    OFFERED = "offered", _("waiting for the provider")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("not answered in time")
    TAKEN_BACK = "taken_back", _("taken back")
    HANDED_ON = "handed_on", _("handed on to another provider")


class ProposalState(TextChoices):
    """What the sender said to a proposal of providers."""

    ASKED = "asked", _("waiting for the sender's yes")
    AGREED = "agreed", _("the sender agreed")
    REFUSED = "refused", _("the sender said no")
    ENDED = "ended", _("over")


class ConsentGivenBy(TextChoices):
    """How the sender agreed."""

    LINK = "link", _("by the link in the mail")
    PHONE = "phone", _("by telephone, noted by the team")


class Direction(TextChoices):
    """From whom to whom a message went."""

    IN = "in", _("from the sender")
    OUT = "out", _("to the sender")
    NOTE = "note", _("note of the team")


class UnmetReason(TextChoices):
    """Why a question could not be served at once."""

    NO_PROVIDER = "no_provider", _("no provider for this theme")
    NO_ROOM = "no_room", _("no provider has room")
    NOBODY_ACCEPTED = "nobody_accepted", _("every provider said no")


class DeskMove(TextChoices):
    """What was done to one or more questions at once, and can be undone."""

    ASSIGN = "assign", _("given to somebody")
    SNOOZE = "snooze", _("put off")
    THEME = "theme", _("theme set")
    HOLD = "hold", _("held apart")
    MERGE = "merge", _("put together")
