"""Kinds of events, states of an import and of its rows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventKind(TextChoices):
    """What sort of meeting it is."""

    TALK = "talk", _("talk")
    WORKSHOP = "workshop", _("workshop")
    VISIT = "visit", _("company visit")
    CEREMONY = "ceremony", _("ceremony")
    ONLINE = "online", _("online meeting")


class ImportState(TextChoices):
    """Where an attendance list stands."""

    PREVIEW = "preview", _("preview")
    COMMITTED = "committed", _("in the ledger")
    UNDONE = "undone", _("undone")
    DISCARDED = "discarded", _("thrown away")


class RowOutcome(TextChoices):
    """What the matching made of a row."""

    MATCH = "match", _("known company")
    PERHAPS = "perhaps", _("perhaps known")
    NEW = "new", _("new company")
    PERSON_ONLY = "person_only", _("person without a company")
    PROBLEM = "problem", _("problem")
    SKIPPED = "skipped", _("not counted")


class RowChoice(TextChoices):
    """What a person decided about a row; AUTO follows the proposal."""

    AUTO = "auto", _("as proposed")
    LINK = "link", _("link to this company")
    CREATE = "create", _("make a new company")
    PERSON_ONLY = "person_only", _("count the person only")
    SKIP = "skip", _("leave out")
