"""The list of meetings, and what it can be filtered by."""

import datetime as dt

import django_filters
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.forms import DateInput
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.events.choices import EventKind
from veerkracht.domain.events.models import Event
from veerkracht.domain.events.queries import with_attendance
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Engagement, Pionier
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table
from veerkracht.web.requests import SignedInRequest

COMING, PAST, WITH_PEOPLE, WITHOUT_PEOPLE = "coming", "past", "noted", "without_list"
DAY = DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def rows(request: SignedInRequest) -> QuerySet[Event]:
    """Return the meetings with how many people came and of how many companies; newest first."""
    speakers = Engagement.objects.select_related("pionier__person").order_by("pionier__person__name", "pk")
    found = with_attendance(Event.objects.of(request.programme).annotate(at=F("occasion__starts_at")))
    found = found.prefetch_related(Prefetch("occasion__engagements", speakers))
    return found.order_by("-occasion__starts_at", "-pk")


def _fans(request: SignedInRequest) -> QuerySet[Fan]:
    return Fan.objects.of(request.programme).order_by("name")


def _pioniers(request: SignedInRequest) -> QuerySet[Pionier]:
    found = Pionier.objects.of(request.programme)
    return found.select_related("person").order_by("person__name", "pk")


class EventFilter(django_filters.FilterSet):
    """Words, when, from and until which day, kind, fan and pionier."""

    q = django_filters.CharFilter(label=_("Search events"), method="search")
    when = django_filters.ChoiceFilter(
        label=_("When"),
        choices=[
            (COMING, _("coming")),
            (PAST, _("past")),
            (WITH_PEOPLE, _("past, people noted")),
            (WITHOUT_PEOPLE, _("past, nobody noted")),
        ],
        method="at_time",
    )
    since = django_filters.DateFilter(label=_("From"), method="from_day", widget=DAY)
    until = django_filters.DateFilter(label=_("Until and including"), method="until_day", widget=DAY)
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=EventKind.choices)
    fan = django_filters.ModelChoiceFilter(label=_("Fan"), queryset=_fans)
    pionier = django_filters.ModelChoiceFilter(
        label=_("Pionier"), field_name="occasion__engagements__pionier", queryset=_pioniers
    )

    class Meta:
        model = Event
        fields: list[str] = []

    def search(self, events: QuerySet[Event], name: str, words: str) -> QuerySet[Event]:
        """Look in title, place, theme and fan."""
        return events.filter(
            Q(occasion__title__icontains=words)
            | Q(venue__icontains=words)
            | Q(theme__icontains=words)
            | Q(fan__name__icontains=words)
        )

    def from_day(self, events: QuerySet[Event], name: str, day: dt.date) -> QuerySet[Event]:
        """Keep meetings on this day and later."""
        return events.filter(occasion__starts_at__gte=_begin_of(day))

    def until_day(self, events: QuerySet[Event], name: str, day: dt.date) -> QuerySet[Event]:
        """Keep meetings on this day and before."""
        return events.filter(occasion__starts_at__lt=_begin_of(day + dt.timedelta(days=1)))

    def at_time(self, events: QuerySet[Event], name: str, when: str) -> QuerySet[Event]:
        """Keep what is still to come, what was, or what was with or without anybody noted."""
        now = self.request.programme.now()
        if when == COMING:
            return events.filter(occasion__starts_at__gte=now).order_by("occasion__starts_at", "pk")
        past = events.filter(occasion__starts_at__lt=now)
        anybody = Exists(Touchpoint.objects.live().filter(occasion=OuterRef("pk")))
        if when == PAST:
            return past
        return past.filter(anybody) if when == WITH_PEOPLE else past.filter(~anybody)


def _begin_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


class EventTable(Table):
    """One line per meeting; people and companies side by side, never added up."""

    row_url = ("team:event", "pk")
    hidden_at_first = ("named", "kind")

    at = columns.MomentColumn(verbose_name=_("When"))
    title = columns.TextColumn(verbose_name=_("Event"), order_by="occasion__title", url=("team:event", "pk"))
    # Counted for the rows that are shown only: sorting by them would count every meeting of a long programme.
    attendances = columns.NumberColumn(verbose_name=_("People"), orderable=False)
    named = columns.NumberColumn(verbose_name=_("With a name"), orderable=False, only_wide=True)
    companies = columns.NumberColumn(verbose_name=_("Companies"), orderable=False)
    fan = columns.TextColumn(verbose_name=_("Fan"), order_by="fan__name", only_wide=True)
    pioniers = columns.TextColumn(verbose_name=_("Pioniers"), accessor="speakers", orderable=False, only_wide=True)
    municipality = columns.TextColumn(verbose_name=_("Municipality"), order_by="municipality__name", only_wide=True)
    kind = columns.BadgeColumn(verbose_name=_("Kind"), labels=dict(EventKind.choices), only_wide=True)
