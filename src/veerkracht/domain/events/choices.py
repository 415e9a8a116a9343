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


class SeatGroup(TextChoices):
    """For whom a number of seats is kept."""

    EVERYBODY = "everybody", _("everybody")
    MEMBERS = "members", _("members of the fan")
    GUESTS = "guests", _("guests")


class SeatState(TextChoices):
    """Where one person stands with a meeting."""

    REGISTERED = "registered", _("has a seat")
    WAITING = "waiting", _("on the waiting list")
    OFFERED = "offered", _("a seat is offered")
    CANCELLED = "cancelled", _("cancelled")
    CAME = "came", _("came")
    NO_SHOW = "no_show", _("did not come")


class SeatEnd(TextChoices):
    """Why somebody no longer has a seat or a place on the list."""

    CANCELLED = "cancelled", _("cancelled by the visitor")
    EXPIRED = "expired", _("did not answer the offer in time")
    BY_TEAM = "by_team", _("cancelled by the team")


class DoorNoteKind(TextChoices):
    """What somebody noted at the door."""

    CAME = "came", _("came in")
    WALK_IN = "walk_in", _("came in without signing up")
    UNDO = "undo", _("taken back")
    HEADCOUNT = "headcount", _("people counted")


class DoorProblem(TextChoices):
    """Why a ticket could not be noted."""

    OTHER_EVENT = "other_event", _("ticket for another meeting")
    UNKNOWN = "unknown", _("ticket that we do not know")


class DoorConflict(TextChoices):
    """What two doors noted that does not fit together; what counts is settled, a person may want to look."""

    TWICE = "twice", _("noted twice: the same ticket or the same name")
    TAKEN_BACK = "taken_back", _("taken back at one door and let in at another")
    NO_SEAT = "no_seat", _("came without a seat: cancelled or still on the waiting list")


class Arrival(TextChoices):
    """How it is known that somebody came."""

    LIST = "list", _("by the attendance list")
    DOOR = "door", _("let in at the door")


class NextStep(TextChoices):
    """What somebody wants to do after a meeting."""

    STORY = "story", _("read a story")
    SCAN = "scan", _("do the scan")
    QUESTION = "question", _("ask a question")
    CIRCLE = "circle", _("join a circle")
    NOTHING = "nothing", _("nothing now")
