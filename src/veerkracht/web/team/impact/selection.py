"""What the overview is asked to show; it is the URL. A value that does not fit counts as not asked."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from django.urls import reverse
from django.utils.http import urlencode

from veerkracht.domain.impact.choices import Counted, Dimension, Measure
from veerkracht.domain.impact.queries import Split
from veerkracht.domain.impact.rules.figure import Figure, FigureError, read_quarter, written_quarter

SPLITS = (Measure.REACHED, Measure.AWARE, Measure.ACTIVATED)
TARGET_GROUP = "yes"


@dataclass(frozen=True)
class Selection:
    """Which companies, which quarter, and by which measure the programme is split."""

    in_target: str | None = None
    quarter: dt.date | None = None
    split: Measure = Measure.AWARE

    def figure(self, measure: Measure, dimension: str = Dimension.ALL, member: str = "") -> Figure:
        """Return a figure within this selection; people have no answer of the target test."""
        answer = self.in_target if measure.counts is Counted.COMPANIES else None
        return Figure(measure.value, str(dimension), member, answer, self.quarter)

    def asked(self) -> Split:
        """Return what must be read of the members."""
        return Split(self.split.value, self.in_target, self.quarter)

    def url(self, **changed: object) -> str:
        """Return the overview's address with other parts."""
        other = replace(self, **changed)  # type: ignore[arg-type]  # our own calls only
        parts = (
            ("in_target", other.in_target or ""),
            ("quarter", written_quarter(other.quarter)),
            ("split", other.split.value if other.split is not Measure.AWARE else ""),
        )
        written = urlencode([pair for pair in parts if pair[1]])
        return f"{reverse('team:overview')}?{written}"


def read_selection(query: Mapping[str, str]) -> Selection:
    """Return what the URL asks."""
    split = query.get("split", "")
    return Selection(
        in_target=TARGET_GROUP if query.get("in_target") == TARGET_GROUP else None,
        quarter=_quarter(query.get("quarter", "")),
        split=Measure(split) if split in SPLITS else Measure.AWARE,
    )


def _quarter(text: str) -> dt.date | None:
    try:
        return read_quarter("quarter", text)
    except FigureError:
        return None


def rows_url(figure: Figure) -> str:
    """Return the address of the rows behind a figure."""
    return f"{_rows_path()}?{figure.query()}"


@cache
def _rows_path() -> str:
    """Return the path of the rows; a page asks for it a hundred times."""
    return reverse("team:rows")
