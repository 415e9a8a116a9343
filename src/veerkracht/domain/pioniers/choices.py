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
