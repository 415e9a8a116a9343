"""The list of meetings, and what it can be filtered by."""

import django_filters
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.events.choices import EventKind
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table
from veerkracht.web.requests import SignedInRequest

COMING, PAST, WITHOUT_LIST = "coming", "past", "without_list"


def rows(request: SignedInRequest) -> QuerySet[Event]:
    """Return the meetings with how many named people came; newest first."""
    came = Q(
        occasion__touchpoints__kind=TouchpointKind.ATTENDED,
        occasion__touchpoints__voided_at__isnull=True,
    )
    named = Count("occasion__touchpoints__person", filter=came, distinct=True)
    found = Event.objects.of(request.programme)
    return found.annotate(named=named, at=F("occasion__starts_at")).order_by("-occasion__starts_at", "-pk")


def _fans(request: SignedInRequest) -> QuerySet[Fan]:
    return Fan.objects.of(request.programme).order_by("name")


def _pioniers(request: SignedInRequest) -> QuerySet[Pionier]:
    found = Pionier.objects.of(request.programme)
    return found.select_related("person").order_by("person__name", "pk")


class EventFilter(django_filters.FilterSet):
    """Words, when, kind, fan and pionier."""

    q = django_filters.CharFilter(label=_("Search events"), method="search")
    when = django_filters.ChoiceFilter(
        label=_("When"),
        choices=[(COMING, _("coming")), (PAST, _("past")), (WITHOUT_LIST, _("past, nobody noted"))],
        method="at_time",
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=EventKind.choices)
    fan = django_filters.ModelChoiceFilter(label=_("Fan"), queryset=_fans)
    pionier = django_filters.ModelChoiceFilter(
        label=_("Pionier"), field_name="occasion__engagements__pionier", queryset=_pioniers
    )

    class Meta:
        model = Event
        fields: list[str] = []

    def search(self, events: QuerySet[Event], name: str, words: str) -> QuerySet[Event]:
        """Look in title, place and theme."""
        return events.filter(
            Q(occasion__title__icontains=words) | Q(venue__icontains=words) | Q(theme__icontains=words)
        )

    def at_time(self, events: QuerySet[Event], name: str, when: str) -> QuerySet[Event]:
        """Keep what is still to come, what was, or what was without anybody noted."""
        now = self.request.programme.now()
        if when == COMING:
            return events.filter(occasion__starts_at__gte=now).order_by("occasion__starts_at", "pk")
        past = events.filter(occasion__starts_at__lt=now)
        facts = Touchpoint.objects.live().filter(occasion=OuterRef("pk"))
        return past.filter(~Exists(facts)) if when == WITHOUT_LIST else past


class EventTable(Table):
    """One line per meeting."""

    row_url = ("team:event", "pk")

    at = columns.MomentColumn(verbose_name=_("When"))
    title = columns.TextColumn(verbose_name=_("Event"), order_by="occasion__title", url=("team:event", "pk"))
    kind = columns.BadgeColumn(verbose_name=_("Kind"), labels=dict(EventKind.choices), only_wide=True)
    fan = columns.TextColumn(verbose_name=_("Fan"), order_by="fan__name", only_wide=True)
    municipality = columns.TextColumn(verbose_name=_("Municipality"), order_by="municipality__name", only_wide=True)
    named = columns.NumberColumn(verbose_name=_("With a name"))
    headcount = columns.NumberColumn(verbose_name=_("In the room"), only_wide=True)
