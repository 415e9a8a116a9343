"""Candidates and selections as lists."""

import datetime as dt
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.pioniers.choices import CandidateState, NominationSource
from veerkracht.domain.pioniers.models import Candidate, SelectionRound
from veerkracht.domain.pioniers.rules.pipeline import AT_WORK
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table

from .finding import STATE_TONES

Candidates = QuerySet[Candidate]
WHEN = [("late", _("late")), ("week", _("this week")), ("work", _("in talks"))]
WEEK = dt.timedelta(days=7)


class CandidateFilter(django_filters.FilterSet):
    """Words, state, whose, when, and where the nomination came from."""

    q = django_filters.CharFilter(label=_("Search candidates"), method="search")
    state = django_filters.ChoiceFilter(label=_("State"), choices=CandidateState.choices)
    who = django_filters.ChoiceFilter(label=_("Whose"), choices=[("mine", _("mine"))], method="of")
    when = django_filters.ChoiceFilter(label=_("When"), choices=WHEN, method="at")
    source = django_filters.ChoiceFilter(
        label=_("Nominated by"), choices=NominationSource.choices, method="nominated_by"
    )

    class Meta:
        model = Candidate
        fields: list[str] = []

    def search(self, candidates: Candidates, name: str, text: str) -> Candidates:
        """Look in person, company and themes."""
        words = Q(person__name__icontains=text) | Q(company__name__icontains=text)
        return candidates.filter(words | Q(company_name__icontains=text) | Q(themes__icontains=text))

    def of(self, candidates: Candidates, name: str, whose: str) -> Candidates:
        """Keep one's own."""
        return candidates.filter(owner=self.request.user)

    def at(self, candidates: Candidates, name: str, when: str) -> Candidates:
        """Keep what is late, due within a week, or in talks at all."""
        today = self.request.programme.today()
        if when == "late":
            return candidates.filter(next_on__lt=today)
        if when == "week":
            return candidates.filter(next_on__gte=today, next_on__lt=today + WEEK)
        return candidates.filter(state__in=AT_WORK)

    def nominated_by(self, candidates: Candidates, name: str, source: str) -> Candidates:
        """Keep who was nominated from this side."""
        return candidates.filter(nominations__source=source).distinct()


class CandidateTable(Table):
    """One line per candidate."""

    row_url = ("team:candidate", "pk")
    hidden_at_first = ("themes", "created_on")

    person = columns.TextColumn(verbose_name=_("Candidate"), order_by=("person__name", "pk"))
    company = columns.TextColumn(
        verbose_name=_("Company"),
        accessor="company_label",
        order_by=("company__name", "company_name", "pk"),
        only_wide=True,
    )
    state = columns.BadgeColumn(verbose_name=_("State"), labels=dict(CandidateState.choices), tones=STATE_TONES)
    next_on = columns.DayColumn(verbose_name=_("When"))
    next_action = columns.TextColumn(verbose_name=_("Next action"), only_wide=True, orderable=False)
    owner = columns.TextColumn(verbose_name=_("Owner"), order_by=("owner__name", "pk"), only_wide=True)
    nominated = columns.NumberColumn(verbose_name=_("Nominations"), only_wide=True)
    themes = columns.TextColumn(verbose_name=_("Themes"), only_wide=True, orderable=False)
    created_on = columns.DayColumn(verbose_name=_("On the list since"), only_wide=True)


class SelectionFilter(django_filters.FilterSet):
    """Words in the name."""

    q = django_filters.CharFilter(label=_("Search selections"), field_name="title", lookup_expr="icontains")

    class Meta:
        model = SelectionRound
        fields: list[str] = []


class SelectionTable(Table):
    """One line per selection."""

    row_url = ("team:selection", "pk")

    title = columns.TextColumn(verbose_name=_("Selection"))
    score_by = columns.DayColumn(verbose_name=_("Score before"))
    size = columns.NumberColumn(verbose_name=_("Candidates"))
    decided = columns.NumberColumn(verbose_name=_("Decided"))


class CandidacyTable(Table):
    """One line per candidate of a round; a mean only where the reader may see it."""

    row_url = ("team:candidacy", "pk")

    candidate = columns.TextColumn(verbose_name=_("Candidate"), orderable=False)
    company = columns.TextColumn(verbose_name=_("Company"), orderable=False, only_wide=True)
    ready = columns.TextColumn(verbose_name=_("Scored by"), orderable=False)
    mean = columns.TextColumn(verbose_name=_("Mean"), orderable=False)
    outcome: Any = columns.TextColumn(verbose_name=_("Decision"), orderable=False)
