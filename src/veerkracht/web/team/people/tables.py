"""The lists of people and of their requests, and what they can be filtered by."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.choices import ConsentPurpose, RightsKind, RightsState
from veerkracht.domain.companies.models import Consent, Person, Position, RightsRequest
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.markup import html
from veerkracht.shared.ui.tables import Table

STATE_TONES: Mapping[str, str] = {
    RightsState.OPEN: "careful",
    RightsState.DONE: "good",
    RightsState.REFUSED: "neutral",
}
STATES: Mapping[str, Promise | str] = dict(RightsState.choices)
NONE = "none"
LATE, DAYS_SHORT = "late", 7
CONTACT = [("year", _("this year")), ("older", _("longer ago")), (NONE, _("never"))]


class PersonFilter(django_filters.FilterSet):
    """Consent, company and last contact; words look in name, address and company."""

    q = django_filters.CharFilter(label=_("Search people"), method="search")
    consent = django_filters.ChoiceFilter(
        label=_("Consent"), choices=[*ConsentPurpose.choices, (NONE, _("none"))], method="with_consent"
    )
    contact = django_filters.ChoiceFilter(label=_("Last contact"), choices=CONTACT, method="with_contact")
    firm = django_filters.CharFilter(label=_("Company"), method="at_company")

    class Meta:
        model = Person
        fields: list[str] = []

    def search(self, people: QuerySet[Person], name: str, words: str) -> QuerySet[Person]:
        """Keep the people of whom every word occurs in name, address or company."""
        for word in words.split():
            at = Position.objects.filter(person=OuterRef("pk"), company__name__icontains=word)
            people = people.filter(Q(name__icontains=word) | Q(email__icontains=word) | Exists(at))
        return people

    def with_consent(self, people: QuerySet[Person], name: str, purpose: str) -> QuerySet[Person]:
        """Keep who said yes to this purpose, or to nothing."""
        given = Consent.objects.given().filter(person=OuterRef("pk"))
        return people.filter(~Exists(given) if purpose == NONE else Exists(given.filter(purpose=purpose)))

    def with_contact(self, people: Any, name: str, when: str) -> QuerySet[Person]:
        """Keep people by the day of their last fact."""
        first = self.request.programme.today().replace(month=1, day=1)
        if when == NONE:
            return people.filter(last_on__isnull=True)
        return people.filter(**{"last_on__gte" if when == "year" else "last_on__lt": first})

    def at_company(self, people: QuerySet[Person], name: str, firm: str) -> QuerySet[Person]:
        """Keep who works at a company of which the name has these words."""
        at = Position.objects.filter(person=OuterRef("pk"), ends_on__isnull=True, company__name__icontains=firm)
        return people.filter(Exists(at))


class PersonTable(Table):
    """One line per person."""

    name = columns.TextColumn(
        verbose_name=_("Name"), accessor="called", url=("team:person", "pk"), order_by=("name", "pk")
    )
    firm = columns.TextColumn(verbose_name=_("Company"), orderable=False, only_wide=True)
    email = columns.TextColumn(verbose_name=_("E-mail"), orderable=False, only_wide=True)
    has_news = columns.FlagColumn(verbose_name=_("News"), word=_("said yes to news"), orderable=False)
    last_on = columns.DayColumn(verbose_name=_("Last contact"), only_wide=True)


class RightsFilter(django_filters.FilterSet):
    """State, kind and urgency; words look in name and address."""

    q = django_filters.CharFilter(label=_("Search requests"), method="search")
    state = django_filters.ChoiceFilter(label=_("State"), choices=RightsState.choices)
    kind = django_filters.ChoiceFilter(label=_("What is asked"), choices=RightsKind.choices)
    due = django_filters.ChoiceFilter(label=_("Answer by"), choices=[(LATE, _("day has passed"))], method="past")

    class Meta:
        model = RightsRequest
        fields: list[str] = []

    def search(self, requests: QuerySet[RightsRequest], name: str, words: str) -> QuerySet[RightsRequest]:
        """Keep the requests in which every word occurs."""
        for word in words.split():
            requests = requests.filter(Q(name__icontains=word) | Q(email__icontains=word))
        return requests

    def past(self, requests: QuerySet[RightsRequest], name: str, when: str) -> QuerySet[RightsRequest]:
        """Keep open requests of which the last day has passed."""
        return requests.filter(state=RightsState.OPEN, due_on__lt=self.request.programme.today())


class RightsTable(Table):
    """One line per request."""

    kind = columns.BadgeColumn(
        verbose_name=_("What is asked"), labels=dict(RightsKind.choices), url=("team:rights-request", "pk")
    )
    who = columns.TextColumn(verbose_name=_("From"), orderable=False, url=("team:rights-request", "pk"))
    received_on = columns.DayColumn(verbose_name=_("Received"), only_wide=True)
    due_on = columns.Lean(verbose_name=_("Answer by"), order_by=("due_on", "pk"))
    state = columns.BadgeColumn(verbose_name=_("State"), tones=STATE_TONES, labels=STATES)

    def render_due_on(self, value: dt.date, record: RightsRequest) -> str:
        """Say by which day, and whether that is close."""
        return urgency(value, is_open=record.state == RightsState.OPEN, today=self.request.programme.today())


def urgency(due_on: dt.date, *, is_open: bool, today: dt.date) -> str:
    """Return the day, with a mark when it has passed or is close."""
    text = columns.formats.day(due_on)
    if not is_open or (due_on - today).days > DAYS_SHORT:
        return text
    late = due_on < today
    word = str(_("too late")) if late else str(_("soon"))
    return html(f"{text} {columns.draw_badge(word, tone='wrong' if late else 'careful')}")
