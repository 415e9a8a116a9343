"""Who signed up for one meeting, and what the list can be filtered by."""

import django_filters
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.events.choices import SeatState
from veerkracht.domain.events.models import Event, Seat
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table


def rows(event: Event) -> "QuerySet[Seat]":
    """Return everybody on the list, in the order of coming in."""
    found = Seat.objects.filter(event=event).select_related("company", "registration", "seating")
    return found.annotate(since=F("changed_at")).order_by("number", "pk")


class SeatFilter(django_filters.FilterSet):
    """Words and where somebody stands."""

    q = django_filters.CharFilter(label=_("Search people"), method="search")
    state = django_filters.ChoiceFilter(label=_("State"), choices=SeatState.choices)

    class Meta:
        model = Seat
        fields: list[str] = []

    def search(self, seats: "QuerySet[Seat]", name: str, words: str) -> "QuerySet[Seat]":
        """Look in name, address, company and code."""
        return seats.filter(
            Q(name__icontains=words)
            | Q(email__icontains=words)
            | Q(company_name__icontains=words)
            | Q(company__name__icontains=words)
            | Q(code__iexact=words)
        )


class SeatTable(Table):
    """One line per person."""

    row_url = ("team:seat", "pk")

    number = columns.NumberColumn(verbose_name=_("No."))
    name = columns.TextColumn(verbose_name=_("Name"), url=("team:seat", "pk"))
    company = columns.TextColumn(verbose_name=_("Company"), accessor="company_name", only_wide=True)
    email = columns.TextColumn(verbose_name=_("E-mail"), only_wide=True)
    code = columns.TextColumn(verbose_name=_("Code at the door"))
    state = columns.BadgeColumn(verbose_name=_("State"), labels=dict(SeatState.choices))
    since = columns.MomentColumn(verbose_name=_("Since"), only_wide=True)
