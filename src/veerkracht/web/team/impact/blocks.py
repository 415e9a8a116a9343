"""The blocks of the overview: every figure in them knows its rows."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from veerkracht.domain.companies.choices import EvidenceLevel
from veerkracht.domain.impact.choices import OF_TARGET, Measure
from veerkracht.domain.impact.queries import Figures
from veerkracht.domain.impact.rules.figure import Figure
from veerkracht.domain.impact.rules.forecast import Forecast, forecast
from veerkracht.domain.programme.choices import Unit
from veerkracht.domain.programme.models import Programme, Target
from veerkracht.domain.programme.rules.calendar import next_quarter, quarter_start
from veerkracht.shared.ui.charts.values import Series
from veerkracht.shared.ui.formats import number

from .selection import TARGET_GROUP, Selection, rows_url
from .wording import explained, unit_of

A_YEAR = dt.timedelta(days=365)
EVIDENCE = {
    EvidenceLevel.A1: Measure.ACTIVATED_A1,
    EvidenceLevel.A2: Measure.ACTIVATED_A2,
    EvidenceLevel.A3: Measure.ACTIVATED_A3,
}
NEW_THIS_QUARTER = (Measure.PERSONS, Measure.REACHED, Measure.AWARE, Measure.ACTIVATED)


class Shown(NamedTuple):
    """One figure: label, amount, unit, rows, definition; `note` says what it is part of or compared with."""

    label: str
    amount: int
    unit: str
    url: str
    definition: str
    note: str = ""


class Share(NamedTuple):
    """A part of a figure, and which share of it that is; None when there is nothing to share."""

    label: str
    shown: Shown
    share: float | None


@dataclass(frozen=True)
class TargetLine:
    """A promise in its own unit: how far, where it ends at this pace, and the companies that do not count for it."""

    target: Target
    shown: Shown
    expected: Forecast
    recent: Shown
    recent_since: dt.date
    outside: Shown | None
    unknown: Shown | None
    series: list[Series]

    @property
    def is_met(self) -> bool:
        """Tell whether the promise is kept already."""
        return self.shown.amount >= self.target.amount


@dataclass(frozen=True)
class Blocks:
    """Makes the blocks of one page from one reading of the figures."""

    whole: Figures
    selection: Selection
    today: dt.date

    def shown(self, measure: Measure, note: str = "") -> Shown:
        """Return a figure of the selection."""
        return self._of(self.selection.figure(measure), note)

    def _of(self, figure: Figure, note: str = "") -> Shown:
        measure = Measure(figure.measure)
        label, amount = capfirst(str(measure.label)), self.whole.of(figure)
        definition = explained(measure, self.today)
        return Shown(label, amount, unit_of(measure, amount), rows_url(figure), definition, note)

    def targets(self, programme: Programme) -> list[TargetLine]:
        """Return the targets that we count, in their own units, with a forecast."""
        lines = []
        for target in programme.targets.order_by("by", "pk"):
            measure = OF_TARGET.get((target.stage, target.unit))
            if measure is not None:
                lines.append(self._target(programme, target, measure))
        return lines

    def _target(self, programme: Programme, target: Target, measure: Measure) -> TargetLine:
        """Companies count for a target within the target group only; the others stand beside it (KPI-3)."""
        is_company = target.unit == Unit.COMPANIES
        own = Figure(measure.value, in_target=TARGET_GROUP if is_company else None)
        recent_since = quarter_start(self.today - A_YEAR)
        recent = own.but(since=recent_since)
        expected = forecast(
            actual=self.whole.of(own),
            recent=self.whole.of(recent),
            recent_since=max(recent_since, programme.starts_on),
            target=target.amount,
            today=self.today,
            by=target.by,
        )
        return TargetLine(
            target,
            self._of(own),
            expected,
            self._of(recent),
            recent_since,
            self._of(own.but(in_target="no")) if is_company else None,
            self._of(own.but(in_target="unknown")) if is_company else None,
            [Series(str(target.get_stage_display()), self._cumulative(programme, own))],
        )

    def _cumulative(self, programme: Programme, figure: Figure) -> list[tuple[dt.date, int]]:
        """Return the running total at the end of each quarter, the last one today."""
        new = self.whole.per_quarter(figure.measure, in_target=figure.in_target)
        quarter, total = quarter_start(programme.starts_on), 0
        points = [(programme.starts_on, sum(amount for first, amount in new.items() if first < quarter))]
        total = points[0][1]
        while quarter <= self.today:
            total += new.get(quarter, 0)
            end = next_quarter(quarter)
            points.append((min(end - dt.timedelta(days=1), self.today), total))
            quarter = end
        return points

    def counters(self) -> list[Shown]:
        """Return persons and companies, side by side and never added."""
        return [
            self.shown(Measure.PERSONS),
            self.reached,
            self.shown(Measure.AWARE),
            self.shown(Measure.ACTIVATED),
        ]

    @property
    def attendances(self) -> Shown:
        """Return everybody at every meeting."""
        return self.shown(Measure.ATTENDANCES)

    @property
    def reached(self) -> Shown:
        """Return the different companies."""
        return self.shown(Measure.REACHED)

    def rooms(self) -> list[Shown]:
        """Return meetings and who was in the room."""
        return [self.attendances, self.shown(Measure.MEETINGS), self.shown(Measure.UNNAMED)]

    def new(self) -> list[Shown]:
        """Return what is new this quarter, beside the quarter before."""
        this = self.selection.quarter or quarter_start(self.today)
        before = quarter_start(this - dt.timedelta(days=1))
        shown = []
        for measure in NEW_THIS_QUARTER:
            figure = self.selection.figure(measure).but(quarter=this)
            earlier = number(self.whole.of(figure.but(quarter=before)))
            shown.append(self._of(figure, _("the quarter before: %(amount)s") % {"amount": earlier}))
        return shown

    def certainty(self) -> list[Share]:
        """Return how much of the figures is not sure, with the rows of it."""
        return [
            self._share(_("Aware by attendance only"), Measure.AWARE_PROXY, Measure.AWARE),
            self._share(_("Persons whose company is unknown"), Measure.PERSONS_UNKNOWN, Measure.PERSONS),
            self._share(_("Attendances without a name"), Measure.UNNAMED, Measure.ATTENDANCES),
            self._unknown_target(),
        ]

    def evidence(self) -> list[Share]:
        """Return the activated companies by the best evidence of a step."""
        return [self._share(str(level.label), measure, Measure.ACTIVATED) for level, measure in EVIDENCE.items()]

    def own_word(self) -> list[Share]:
        """Return what activated companies say about the part of the programme (KPI-7)."""
        return [
            self._share(_("The programme helped"), Measure.HELPED, Measure.ACTIVATED),
            self._share(_("The programme did not help"), Measure.NOT_HELPED, Measure.ACTIVATED),
        ]

    def _share(self, label: str, part: Measure, whole: Measure) -> Share:
        return Share(label, self.shown(part), share_of(self.shown(part).amount, self.shown(whole).amount))

    def _unknown_target(self) -> Share:
        reached = self.selection.figure(Measure.REACHED).but(in_target=None)
        unknown = self._of(reached.but(in_target="unknown"))
        return Share(
            _("Companies of which the target group is unknown"),
            unknown,
            share_of(unknown.amount, self.whole.of(reached)),
        )


def share_of(part: int, whole: int) -> float | None:
    """Return a share of one."""
    return part / whole if whole else None
