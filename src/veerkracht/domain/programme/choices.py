"""Stages and units of targets."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """How far a company or person is (domain.md KPI-2); computed, never typed."""

    REACHED = "reached", _("reached")
    AWARE = "aware", _("aware")
    ACTIVATED = "activated", _("activated")


class Unit(TextChoices):
    """What a figure counts; figures of different units are never added up (KPI-1)."""

    COMPANIES = "companies", _("companies")
    PERSONS = "persons", _("persons")
    ATTENDANCES = "attendances", _("attendances")


class Verdict(TextChoices):
    """Answer of a test that may lack data."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("unknown")


class AccessibilityStatus(TextChoices):
    """How far a site meets WCAG 2.1 AA, in the letters of the Dutch register of accessibility statements."""

    FULL = "A", _("meets the rules fully")
    PARTLY = "B", _("meets the rules in part")
    FIRST_STEPS = "C", _("first steps were taken")
    NONE = "D", _("does not meet the rules")
    UNKNOWN = "E", _("not tested yet")
