"""Kinds of facts, evidence and steps: stable codes, translated labels."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class OccasionKind(TextChoices):
    """What a fact may have happened at."""

    EVENT = "event", _("event")


class TouchpointKind(TextChoices):
    """What happened between a person or company and the programme."""

    ATTENDED = "attended", _("attended a meeting")
    HEADCOUNT = "headcount", _("people without a name")
    SAW_NEED = "saw_need", _("answered 'I see the need'")
    ASKED = "asked", _("asked a question")
    SCANNED = "scanned", _("completed a scan")
    STEP = "step", _("took a concrete step")
    JOINED_CIRCLE = "joined_circle", _("joined a circle")
    REDEEMED_VOUCHER = "redeemed_voucher", _("redeemed a voucher")


class SourceKind(TextChoices):
    """Where a fact comes from."""

    ATTENDANCE_IMPORT = "attendance_import", _("attendance list")
    EVENT = "event", _("event page")
    QUESTION = "question", _("question")
    STEP = "step", _("concrete step")
    TEAM = "team", _("noted by the team")
    SURVEY = "survey", _("answer after a meeting")
    SCAN = "scan", _("scan")


class EvidenceLevel(TextChoices):
    """How well a step is proven (KPI-2)."""

    A1 = "A1", _("A1: the company says so")
    A2 = "A2", _("A2: a document or link shows it")
    A3 = "A3", _("A3: confirmed by a visit or a second scan")


class EvidenceKind(TextChoices):
    """What shows that a step was taken."""

    NONE = "none", _("nothing yet: ask the company")
    LINK = "link", _("a link")
    DOCUMENT = "document", _("a document")
    VISIT = "visit", _("we saw it on a visit")


class StepKind(TextChoices):
    """What a company can do to renew how it works (KPI-2)."""

    ACTION_PLAN = "action_plan", _("made an action plan after a scan")
    EXPERIMENT = "experiment", _("started an experiment of its own")
    ADVISER = "adviser", _("hired an adviser or coach")
    CIRCLE = "circle", _("joined a learning circle")
    TRAINING = "training", _("trained people for a new way of working")
    OTHER = "other", _("another concrete step")


class StepState(TextChoices):
    """Where a recorded step stands."""

    ASKED = "asked", _("waiting for the company")
    EVIDENCED = "evidenced", _("shown by evidence")
    CONFIRMED = "confirmed", _("confirmed by the company")
    DENIED = "denied", _("denied by the company")
    WITHDRAWN = "withdrawn", _("withdrawn by the team")


class Contribution(IntegerChoices):
    """How much of a step came from the programme, as the company sees it (KPI-7)."""

    NOTHING = 0, _("nothing")
    LITTLE = 1, _("a little")
    PART = 2, _("a part of it")
    MUCH = 3, _("much")
    ALL = 4, _("without the programme we would not have done it")


class SubjectKind(TextChoices):
    """What a change in the ledger is about."""

    COMPANY = "company", _("company")
    PERSON = "person", _("person")
    OCCASION = "occasion", _("occasion")


class ConsentPurpose(TextChoices):
    """For what somebody may say yes; each purpose is asked and withdrawn on its own (PRI-2)."""

    NEWSLETTER = "newsletter", _("newsletter and invitations by e-mail")
    PHOTO = "photo", _("photo")
    QUOTE = "quote", _("quote")
    LOGO = "logo", _("logo of the company")
    PUBLIC_PROFILE = "public_profile", _("public profile")
    REFERRAL = "referral", _("passing on name and address to a helper")


class ConsentSource(TextChoices):
    """Where the yes was asked for or given."""

    SITE = "site", _("form on the site")
    PORTAL = "portal", _("own page")
    MEETING = "meeting", _("asked for it at a meeting")
    PAPER = "paper", _("signed on paper")
    MAIL = "mail", _("asked for it by mail or telephone")


class ConsentEnd(TextChoices):
    """How a consent ended."""

    LINK = "link", _("with the link in a mail")
    ONE_CLICK = "one_click", _("with the button of the mail program")
    PORTAL = "portal", _("on the own page")
    TEAM = "team", _("told the team")
    LAPSED = "lapsed", _("never confirmed")
    FORGOTTEN = "forgotten", _("the person was made anonymous")


class ConsentState(TextChoices):
    """Where a consent stands now."""

    ASKED = "asked", _("waits for the click in the mail")
    GIVEN = "given", _("given")
    WITHDRAWN = "withdrawn", _("withdrawn")
    LAPSED = "lapsed", _("lapsed: never confirmed")


class RightsKind(TextChoices):
    """What somebody may ask about their own data (PRI-3)."""

    ACCESS = "access", _("see what we know")
    CORRECT = "correct", _("correct it")
    ERASE = "erase", _("erase it")
    OBJECT = "object", _("object to its use")
    PORTABILITY = "portability", _("take it along as a file")


class RightsState(TextChoices):
    """Where a request stands."""

    OPEN = "open", _("open")
    DONE = "done", _("done")
    REFUSED = "refused", _("refused")


class RetentionState(TextChoices):
    """Where a planned clean-up stands."""

    PLANNED = "planned", _("shown, waits for its day")
    APPROVED = "approved", _("approved, runs tonight")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped by the team")


class PairState(TextChoices):
    """What people decided about two records that look like one firm."""

    OPEN = "open", _("to decide")
    LATER = "later", _("later")
    DIFFERENT = "different", _("two firms")
    MERGED = "merged", _("merged")


class MergeGround(TextChoices):
    """Why two records are one firm; only the last two explain two KvK numbers."""

    SAME = "same", _("the same firm stands here twice")
    CLOSED = "closed", _("one of the two was closed in the trade register")
    CONTINUED = "continued", _("one of the two goes on under the number of the other")


class DecisionVerdict(TextChoices):
    """What a person decided that a written company name stands for."""

    COMPANY = "company", _("this company")
    UNKNOWN = "unknown", _("no company we know")


class LinkKind(TextChoices):
    """How firmly a holder and the firm it holds are tied (SME-4); same codes as `rules.sme.Kind`."""

    LINKED = "linked", _("linked: more than 50%, or control")
    PARTNER = "partner", _("partner: 25% to 50%")
    MINOR = "minor", _("less than 25%")


class RegisterState(TextChoices):
    """Where a file of the trade register stands."""

    MAPPING = "mapping", _("to be looked at")
    QUEUED = "queued", _("waits for its turn")
    RUNNING = "running", _("is being read")
    DONE = "done", _("in the register")
    FAILED = "failed", _("not read")
    UNDONE = "undone", _("undone")


class LineKind(TextChoices):
    """What one line of a register file did."""

    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    CLOSED = "closed", _("closed")
    GONE = "gone", _("not in the file any more")
    SAME = "same", _("unchanged")
    REFUSED = "refused", _("not read")
