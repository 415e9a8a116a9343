"""Kinds of events, states of an import and of its rows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventKind(TextChoices):
    """What sort of meeting it is."""

    TALK = "talk", _("talk")
    WORKSHOP = "workshop", _("workshop")
    VISIT = "visit", _("company visit")
    PANEL = "panel", _("panel")
    CEREMONY = "ceremony", _("ceremony")
    ONLINE = "online", _("online meeting")
    CIRCLE = "circle", _("circle meeting")
    MEDIA = "media", _("media appearance")


class UsualTask(TextChoices):
    """What usually has to be done for a meeting."""

    ROOM = "room", _("Agree on the room or the place")
    INVITATION = "invitation", _("Text of the invitation to the fan")
    BRIEFING = "briefing", _("Brief the pionier: who is in the room")
    CARDS = "cards", _("Print the cards with QR")
    DOOR = "door", _("Put the list and the phones for the door ready")
    THANKS = "thanks", _("Thank pionier and fan")
    TOUR = "tour", _("Agree on the tour and on safety")
    CONNECTION = "connection", _("Try the connection with the pionier")
    PLAQUE = "plaque", _("Show the text of the plaque")
    INTERVIEW = "interview", _("Agree on what the interview is about, and on reading it first")


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


class RequestState(TextChoices):
    """Where the search for a pionier for a stage stands."""

    OPEN = "open", _("nobody asked yet")
    ASKING = "asking", _("waits for an answer")
    OTHER = "other", _("another date proposed")
    UNFILLED = "unfilled", _("nobody could come")
    AGREED = "agreed", _("planned")
    WITHDRAWN = "withdrawn", _("taken back")


class InvitationState(TextChoices):
    """What a pionier answered."""

    ASKED = "asked", _("no answer yet")
    YES = "yes", _("yes")
    NO = "no", _("no")
    OTHER = "other", _("another date")
    SILENT = "silent", _("no answer in time")
    RECALLED = "recalled", _("no longer needed")


class Ground(TextChoices):
    """Why a pionier fits a stage, or does not."""

    THEME = "theme", _("tells about this theme")
    SAME_PLACE = "same_place", _("from the same municipality")
    NEAR = "near", _("close by")
    FORM = "form", _("likes this form")
    FEW_ACTS = "few_acts", _("has acts to go this year")
    LONG_AGO = "long_ago", _("was not on a stage for long")
    NEW_VOICE = "new_voice", _("a new voice for this fan")
    SAME_VOICE = "same_voice", _("spoke at this fan before")
    CLOSE_DATES = "close_dates", _("two dates within 14 days")
    FULL_YEAR = "full_year", _("more than 8 acts in a year")
    NOT_APPOINTED = "not_appointed", _("not appointed on that day")
    DAY_OFF = "day_off", _("not on this day of the week")
    TIME_OFF = "time_off", _("off in that period")
    BUSY = "busy", _("has another act that day")
    OTHER_REGION = "other_region", _("does not travel there")
    OTHER_FORM = "other_form", _("does not do this form")
    MONTH_FULL = "month_full", _("reached the agreed number for that month")


class ClashKind(TextChoices):
    """Why two dates in the planning do not go well together."""

    PIONIER = "pionier", _("the same pionier is asked twice")
    REGION = "region", _("in the same part of the region on this day")
    ELSEWHERE = "elsewhere", _("another programme is near on this day")


class DateKind(TextChoices):
    """What a date in the planning is."""

    MEETING = "meeting", _("meeting")
    ASKED = "asked", _("a date asked of a pionier")
    OFFERED = "offered", _("stage on offer")
    ELSEWHERE = "elsewhere", _("another programme")
