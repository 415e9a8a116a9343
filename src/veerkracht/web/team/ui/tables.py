"""A table with every kind of column, over invented companies."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table

FIRST_DAY = date(2019, 9, 2)
PLACES = ("Zwolle", "Deventer", "Hengelo", "Ommen", "Losser")
STAGES = ("reached", "aware", "activated", "unknown")


class SampleCompany(NamedTuple):
    """One invented company."""

    pk: int
    name: str
    place: str
    stage: str
    headcount: int | None
    turnover: Decimal
    first_contact: date
    last_change: datetime
    is_in_target: bool


def sample_companies(count: int) -> Iterator[SampleCompany]:
    """Yield invented companies, the same ones every time."""
    start = timezone.make_aware(datetime(2019, 9, 12, 14, 30))  # noqa: DTZ001 made aware on this line
    for n in range(1, count + 1):
        yield SampleCompany(
            pk=n,
            name=f"Voorbeeldbedrijf {n} & Zonen",
            place=PLACES[n % 5],
            stage=STAGES[n % 4],
            headcount=None if n % 7 == 0 else 3 * n,
            turnover=Decimal(n * 125_000) / 3,
            first_contact=FIRST_DAY + timedelta(days=n),
            last_change=start - timedelta(hours=5 * n),
            is_in_target=n % 3 != 0,
        )


class SampleTable(Table):
    """Every column that we have."""

    pk = columns.CheckColumn(form="bulk", names="name")
    name = columns.TextColumn(verbose_name=_("Company"))
    place = columns.TextColumn(verbose_name=_("Municipality"), only_wide=True)
    stage = columns.BadgeColumn(
        verbose_name=_("Stage"),
        labels={"reached": _("Reached"), "aware": _("Aware"), "activated": _("Activated"), "unknown": _("Unknown")},
        tones={"aware": "info", "activated": "good", "unknown": "careful"},
    )
    headcount = columns.NumberColumn(verbose_name=_("People"))
    turnover = columns.MoneyColumn(verbose_name=_("Turnover"), only_wide=True)
    first_contact = columns.DayColumn(verbose_name=_("First contact"))
    last_change = columns.MomentColumn(verbose_name=_("Last change"), only_wide=True)
    is_in_target = columns.FlagColumn(verbose_name=_("Target group"), word=_("in the target group"))

    def row_url(self, record: SampleCompany) -> str:
        """Stay on the gallery."""
        return f"#company-{record.pk}"
