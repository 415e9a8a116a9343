"""What is counted, in which unit and by which definition, and by what it can be split."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.choices import Stage, Unit


class Measure(TextChoices):
    """What a figure counts. Units are never mixed (KPI-1)."""

    REACHED = "reached", _("companies reached")
    AWARE = "aware", _("companies aware")
    AWARE_PROXY = "aware_proxy", _("companies aware, by attendance only")
    ACTIVATED = "activated", _("companies activated")
    ACTIVATED_A1 = "activated_A1", _("companies activated, by their own word (A1)")
    ACTIVATED_A2 = "activated_A2", _("companies activated, shown by a document (A2)")
    ACTIVATED_A3 = "activated_A3", _("companies activated, seen by us (A3)")
    HELPED = "helped", _("companies activated that say the programme helped")
    NOT_HELPED = "not_helped", _("companies activated that say the programme did not help")
    PERSONS = "persons", _("persons reached")
    PERSONS_UNKNOWN = "persons_unknown", _("persons reached whose company is unknown")
    MEETINGS = "meetings", _("meetings")
    ATTENDANCES = "attendances", _("attendances")
    UNNAMED = "unnamed", _("attendances without a name")

    @property
    def definition(self) -> Promise:
        """Return in plain words what counts and what does not (KPI-8)."""
        return DEFINITIONS[self]

    @property
    def counts(self) -> "Counted":
        """Return what one row behind the figure is."""
        return COUNTED.get(self, Counted.COMPANIES)


class Counted(TextChoices):
    """What one row behind a figure is."""

    COMPANIES = "companies", _("companies")
    PERSONS = "persons", _("persons")
    OCCASIONS = "occasions", _("meetings")


class Dimension(TextChoices):
    """By what a figure can be split. Members overlap: never add them up."""

    ALL = "all", _("whole programme")
    FAN = "fan", _("fan")
    PIONIER = "pionier", _("pionier")
    MUNICIPALITY = "municipality", _("municipality")
    SECTION = "section", _("sector")


COUNTED = {
    Measure.PERSONS: Counted.PERSONS,
    Measure.PERSONS_UNKNOWN: Counted.PERSONS,
    Measure.MEETINGS: Counted.OCCASIONS,
    Measure.ATTENDANCES: Counted.OCCASIONS,
    Measure.UNNAMED: Counted.OCCASIONS,
}

# Measures of which the amount is people in the rows, not the number of rows.
PEOPLE_IN_ROWS = frozenset({Measure.ATTENDANCES.value, Measure.UNNAMED.value})

# Where a company is and what it does says nothing about a person or a meeting.
DIMENSIONS_OF_COMPANIES = frozenset({Dimension.MUNICIPALITY.value, Dimension.SECTION.value})

DEFINITIONS = {
    Measure.REACHED: _(
        "Companies of which somebody came to a meeting, asked a question, did a scan or took a step. Each company "
        "counts once, on the first day. A company we do not know does not count."
    ),
    Measure.AWARE: _(
        "Companies of which somebody stayed long enough at a meeting or did a scan, and said afterwards to see the "
        "need. When nobody was asked, the attendance stands in. Each company counts once, on the first day."
    ),
    Measure.AWARE_PROXY: _(
        "Companies that count as aware because somebody attended, while nobody was asked about the need. Part of the "
        "companies aware."
    ),
    Measure.ACTIVATED: _(
        "Companies that took a concrete step, with evidence or with the company's own yes. Each company counts once, "
        "on the day of its first step."
    ),
    Measure.ACTIVATED_A1: _("Activated companies whose best evidence is their own word."),
    Measure.ACTIVATED_A2: _("Activated companies whose best evidence is a document or a link."),
    Measure.ACTIVATED_A3: _("Activated companies where a visit or a second scan confirmed the step."),
    Measure.HELPED: _(
        "Activated companies that were asked how much the programme contributed to their step, and said more than "
        "nothing. What companies say is a contribution, not the cause."
    ),
    Measure.NOT_HELPED: _(
        "Activated companies that were asked how much the programme contributed to their step, and said: nothing."
    ),
    Measure.PERSONS: _(
        "People with a name who came, asked or took part. Each person counts once, however often he or she came."
    ),
    Measure.PERSONS_UNKNOWN: _("Persons reached of whom we know no company. They are never turned into companies."),
    Measure.MEETINGS: _("Meetings of which we know who came, or how many."),
    Measure.ATTENDANCES: _(
        "Everybody at every meeting, with or without a name. Who comes to two meetings counts twice; three colleagues "
        "count three times."
    ),
    Measure.UNNAMED: _("Attendances of which only the number is known. Part of the attendances."),
}

# Which figure shows how far a target is. None: we do not count that.
OF_TARGET: dict[tuple[str, str], Measure] = {
    (Stage.REACHED.value, Unit.COMPANIES.value): Measure.REACHED,
    (Stage.AWARE.value, Unit.COMPANIES.value): Measure.AWARE,
    (Stage.ACTIVATED.value, Unit.COMPANIES.value): Measure.ACTIVATED,
    (Stage.REACHED.value, Unit.PERSONS.value): Measure.PERSONS,
    (Stage.REACHED.value, Unit.ATTENDANCES.value): Measure.ATTENDANCES,
}

# NACE sections as SBI 2008 names them. Letters, because a company's code says no more.
SECTORS: dict[str, Promise] = {
    "A": _("Farming, forestry and fishing"),
    "B": _("Mining"),
    "C": _("Industry"),
    "D": _("Energy"),
    "E": _("Water and waste"),
    "F": _("Building"),
    "G": _("Trade"),
    "H": _("Transport and storage"),
    "I": _("Hotels and restaurants"),
    "J": _("Information and communication"),
    "K": _("Finance"),
    "L": _("Property"),
    "M": _("Advice and research"),
    "N": _("Renting and other business services"),
    "O": _("Public administration"),
    "P": _("Education"),
    "Q": _("Health and care"),
    "R": _("Culture, sport and leisure"),
    "S": _("Other services"),
    "T": _("Households"),
    "U": _("International organisations"),
}
