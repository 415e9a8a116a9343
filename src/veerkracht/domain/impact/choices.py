"""What is counted, and by what it can be split."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Measure(TextChoices):
    """What a figure counts. Units are never mixed (KPI-1)."""

    REACHED = "reached", _("companies reached")
    AWARE = "aware", _("companies aware")
    AWARE_PROXY = "aware_proxy", _("companies aware, by attendance only")
    ACTIVATED = "activated", _("companies activated")
    ACTIVATED_A1 = "activated_A1", _("companies activated, by their own word (A1)")
    ACTIVATED_A2 = "activated_A2", _("companies activated, shown by a document (A2)")
    ACTIVATED_A3 = "activated_A3", _("companies activated, seen by us (A3)")
    PERSONS = "persons", _("persons reached")
    PERSONS_UNKNOWN = "persons_unknown", _("persons reached whose company is unknown")
    MEETINGS = "meetings", _("meetings")
    ATTENDANCES = "attendances", _("attendances")
    UNNAMED = "unnamed", _("attendances without a name")


class Dimension(TextChoices):
    """By what a figure can be split. Members overlap: never add them up."""

    ALL = "all", _("whole programme")
    FAN = "fan", _("fan")
    PIONIER = "pionier", _("pionier")
    MUNICIPALITY = "municipality", _("municipality")
    SECTION = "section", _("sector")
