"""Kinds of engagement, and how a pionier's year goes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EngagementKind(TextChoices):
    """How a pionier spoke up."""

    TALK = "talk", _("talk")
    VISIT = "visit", _("company visit")
    WORKSHOP = "workshop", _("workshop")
    PANEL = "panel", _("panel")
    MEDIA = "media", _("media")


class ValueKind(TextChoices):
    """What went from a pionier to the programme or back (PIO-5); acts count as given by themselves."""

    ADVICE = "advice", _("thought along with the team")
    INTRODUCTION = "introduction", _("introduced us to somebody")
    HOSTED = "hosted", _("received us at the company")
    CALLED = "called", _("a call to hear how it goes")
    VISITED = "visited", _("a visit of the team")
    THANKED = "thanked", _("thanks")
    CONNECTED = "connected", _("an introduction to somebody useful")
    SPOTLIGHT = "spotlight", _("a place in the light: story, interview, film")
    INVITED = "invited", _("an invitation: dinner, masterclass, company visit")


class Signal(TextChoices):
    """Why a pionier deserves attention now; computed, never typed."""

    NOT_SPOKEN = "not_spoken", _("not spoken to for long")
    AT_RISK = "at_risk", _("three acts may not be reached")
    GIVES_MORE = "gives_more", _("gives more than comes back")
    OVERLOADED = "overloaded", _("asked too often")


class ExpenseState(TextChoices):
    """Where a claim of travel costs stands."""

    CLAIMED = "claimed", _("to be looked at")
    APPROVED = "approved", _("approved")
    REFUSED = "refused", _("not approved")


class Standing(TextChoices):
    """How the acts of an appointment year go (PIO-3); computed, never typed."""

    DONE = "done", _("year card full")
    ON_COURSE = "on_course", _("on course")
    WORTH_A_TALK = "worth_a_talk", _("worth a talk")


class Load(TextChoices):
    """Whether a pionier is asked too often (PIO-4); computed, never typed."""

    FINE = "fine", _("no warning")
    TOO_MANY = "too_many", _("asked too often this year")
    TOO_CLOSE = "too_close", _("dates too close together")


class Gender(TextChoices):
    """What a pionier told about itself; asked, never needed, and never filled in by others."""

    WOMAN = "woman", _("woman")
    MAN = "man", _("man")
    OTHER = "other", _("other")


class CandidateState(TextChoices):
    """How far somebody is on the way from hidden gem to pionier, and after it (PIO-1)."""

    HIDDEN_GEM = "hidden_gem", _("hidden gem")
    CONTACTED = "contacted", _("contacted")
    VISITED = "visited", _("visited")
    STORY_CHECKED = "story_checked", _("story checked")
    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("said yes")
    APPOINTED = "appointed", _("appointed")
    ACTIVE = "active", _("active")
    PAUSED = "paused", _("paused")
    ALUMNUS = "alumnus", _("alumnus")
    DECLINED = "declined", _("stopped")


class StopReason(TextChoices):
    """Why somebody stopped, paused or became an alumnus."""

    NO_TIME = "no_time", _("no time")
    NOT_NOW = "not_now", _("not now, perhaps later")
    NO_STORY = "no_story", _("the story does not fit")
    OUTSIDE = "outside", _("the company is outside the target group")
    NOT_CHOSEN = "not_chosen", _("not chosen in the selection")
    LEFT = "left", _("left the company")
    TERM_ENDED = "term_ended", _("the term ended")
    FORGOTTEN = "forgotten", _("asked to be forgotten")
    OTHER = "other", _("another reason")


class EntryKind(TextChoices):
    """What stands in the log of a candidate."""

    CALL = "call", _("call")
    VISIT = "visit", _("visit")
    MAIL = "mail", _("mail")
    NOTE = "note", _("note")
    MOVE = "move", _("step")


class NominationSource(TextChoices):
    """Where a nomination came from."""

    SITE = "site", _("form on the site")
    FAN = "fan", _("fan")
    TEAM = "team", _("the team")
    SCAN = "scan", _("result of a scan")
    CIRCLE = "circle", _("circle")


class Proposal(TextChoices):
    """What is proposed to the province about a candidate."""

    APPOINT = "appoint", _("appoint")
    NOT_APPOINT = "not_appoint", _("do not appoint")
