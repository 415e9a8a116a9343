"""Kinds of engagement, and how a pionier's year goes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EngagementKind(TextChoices):
    """How a pionier spoke up."""

    TALK = "talk", _("talk")
    VISIT = "visit", _("company visit")
    WORKSHOP = "workshop", _("workshop")
    MEDIA = "media", _("media")


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
