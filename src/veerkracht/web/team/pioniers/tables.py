"""Pioniers with how their year goes."""

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.pioniers.choices import Load, Standing
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table

from .years import LOAD_TONES, STANDING_TONES


class PionierTable(Table):
    """One line per pionier."""

    row_url = ("team:pionier", "pk")
    hidden_at_first = ("asked", "next_on")

    person = columns.TextColumn(verbose_name=_("Pionier"), order_by="person__name")
    done = columns.NumberColumn(verbose_name=_("Done this year"), only_wide=True)
    due = columns.NumberColumn(verbose_name=_("Agreed"), only_wide=True)
    standing = columns.BadgeColumn(
        verbose_name=_("Year card"),
        labels=dict(Standing.choices),
        tones=STANDING_TONES,
    )
    load = columns.BadgeColumn(
        verbose_name=_("Load"),
        labels=dict(Load.choices),
        tones=LOAD_TONES,
        only_wide=True,
    )
    next_on = columns.DayColumn(verbose_name=_("Next date"), only_wide=True)
    asked = columns.NumberColumn(verbose_name=_("Questions by card"), only_wide=True)
    company = columns.TextColumn(verbose_name=_("Company"), only_wide=True)
