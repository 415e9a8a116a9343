"""Fans with their contribution. The figures of fans overlap and are never added up."""

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.fans.choices import FanKind
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table


class FanTable(Table):
    """One line per fan."""

    row_url = ("team:fan", "pk")
    hidden_at_first = ("persons",)

    name = columns.TextColumn(verbose_name=_("Fan"))
    meetings = columns.NumberColumn(verbose_name=_("Meetings"), only_wide=True)
    attendances = columns.NumberColumn(verbose_name=_("Attendances"))
    persons = columns.NumberColumn(verbose_name=_("Persons"), only_wide=True)
    reached = columns.NumberColumn(verbose_name=_("Companies"))
    activated = columns.NumberColumn(verbose_name=_("Activated"), only_wide=True)
    open_stages = columns.NumberColumn(verbose_name=_("Open stages"), only_wide=True)
    spoke_on = columns.DayColumn(verbose_name=_("Last contact"), only_wide=True)
    contact = columns.TextColumn(verbose_name=_("Contact"), only_wide=True)
    kind = columns.BadgeColumn(verbose_name=_("Kind"), labels=dict(FanKind.choices), only_wide=True)


class FanTableWithoutPeople(FanTable):
    """The same for auditors, who prove figures without names."""

    class Meta(FanTable.Meta):
        exclude = ("contact",)
