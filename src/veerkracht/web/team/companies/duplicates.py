"""The list of records that may be one firm: filters, export, and each pair side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.companies.choices import PairState
from veerkracht.domain.companies.models import Company, DuplicatePair, Touchpoint
from veerkracht.domain.companies.models.duplicates import has_facts
from veerkracht.domain.companies.rules.duplicates import whole_groups
from veerkracht.domain.companies.rules.reasons import Reason
from veerkracht.domain.programme.models import Municipality
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table
from veerkracht.shared.ui.widgets import LeanSelect
from veerkracht.web.team.reasons import reason_text

Pairs = QuerySet[DuplicatePair]
# From which likeness on, in percent.
LIKENESS = ((90, gettext_lazy("nearly certain")), (50, gettext_lazy("probable")), (20, gettext_lazy("possible")))
UNDECIDED = (PairState.OPEN, PairState.LATER)


def municipalities(request: Any) -> QuerySet[Municipality]:
    """Return those of the programme's region."""
    return request.programme.municipalities.order_by("name")


class PairFilter(django_filters.FilterSet):
    """State, likeness, place and whether facts of the ledger depend on it; without a state those to decide."""

    q = django_filters.CharFilter(label=gettext_lazy("Search companies"), method="search")
    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=PairState.choices, method="in_state")
    score = django_filters.TypedChoiceFilter(
        label=gettext_lazy("Likeness"), choices=LIKENESS, coerce=int, field_name="score", lookup_expr="gte"
    )
    municipality = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Municipality"), queryset=municipalities, method="in_place", widget=LeanSelect
    )
    facts = django_filters.ChoiceFilter(
        label=gettext_lazy("Facts"),
        choices=[("both", gettext_lazy("both have facts")), ("one", gettext_lazy("at least one has facts"))],
        method="with_facts",
        widget=LeanSelect,
    )

    class Meta:
        model = DuplicatePair
        fields: list[str] = []

    @property
    def qs(self) -> Pairs:
        """Return the pairs to decide when no state is asked for."""
        pairs: Pairs = super().qs
        return pairs if self.data.get("state") else self.in_state(pairs, "state", PairState.OPEN)

    def search(self, pairs: Pairs, name: str, text: str) -> Pairs:
        """Keep the pairs of which a company is found by these words."""
        found = Company.objects.of(self.request.programme).search(text).order_by().values("pk")
        return pairs.filter(Q(one__in=found) | Q(other__in=found))

    def in_state(self, pairs: Pairs, name: str, state: str) -> Pairs:
        """Keep the pairs in this state; merged ones are no longer two companies."""
        found = pairs.filter(state=state)
        if state == PairState.MERGED:
            return found
        return found.filter(one__merged_into__isnull=True, other__merged_into__isnull=True)

    def in_place(self, pairs: Pairs, name: str, place: Municipality) -> Pairs:
        """Keep the pairs of which a company is in this municipality."""
        return pairs.filter(Q(one__municipality=place) | Q(other__municipality=place))

    def with_facts(self, pairs: Pairs, name: str, wanted: str) -> Pairs:
        """Keep the pairs on which figures depend."""
        here, there = has_facts("one"), has_facts("other")
        return pairs.filter(here, there) if wanted == "both" else pairs.filter(here | there)


class WhyColumn(columns.TextColumn):
    """Reasons in words, on the page and in the export."""

    def label_of(self, value: Any, record: Any) -> str:
        """Return the words."""
        return words_of(value)


class PairTable(Table):
    """One line per pair, for the export; the page draws them side by side."""

    score = columns.NumberColumn(verbose_name=gettext_lazy("Likeness (%)"), order_by=("score", "pk"))
    one = columns.TextColumn(verbose_name=gettext_lazy("Company"), accessor="one__name", orderable=False)
    one_number = columns.TextColumn(
        verbose_name=gettext_lazy("KvK number"), accessor="one__kvk_number", orderable=False
    )
    one_place = columns.TextColumn(verbose_name=gettext_lazy("Place"), accessor="one__place", orderable=False)
    other = columns.TextColumn(verbose_name=gettext_lazy("Other company"), accessor="other__name", orderable=False)
    other_number = columns.TextColumn(
        verbose_name=gettext_lazy("KvK number of the other"), accessor="other__kvk_number", orderable=False
    )
    other_place = columns.TextColumn(
        verbose_name=gettext_lazy("Place of the other"), accessor="other__place", orderable=False
    )
    why = WhyColumn(verbose_name=gettext_lazy("Why"), accessor="reasons", orderable=False)
    state = columns.BadgeColumn(verbose_name=gettext_lazy("State"), labels=dict(PairState.choices), orderable=False)

    def lines(self) -> "list[PairLine]":
        """Return the pairs of this page, side by side."""
        return lines_of([row.record for row in self.page.object_list])


def words_of(reasons: Iterable[dict[str, object]]) -> str:
    """Return why two companies look alike, as a few words."""
    return ", ".join(reason_text(Reason.from_json(reason)) for reason in reasons)


@dataclass(frozen=True)
class Side:
    """One of the two: what it says, and how many facts are about it."""

    company: Company
    details: list[str]
    facts: int


@dataclass(frozen=True)
class PairLine:
    """One pair for the page; `group` names all companies that are the same firm when every two of them look alike."""

    pair: DuplicatePair
    sides: tuple[Side, Side]
    why: str
    tone: str
    merge_url: str
    group: str
    has_two_numbers: bool
    is_undecided: bool


def lines_of(pairs: Sequence[DuplicatePair]) -> list[PairLine]:
    """Return the lines of one page: three queries beside that of the pairs."""
    ids = {pk for pair in pairs for pk in (pair.one_id, pair.other_id)}
    facts = _facts(ids)
    groups = _groups(pairs)
    return [_line(pair, facts, groups.get(pair.pk, "")) for pair in pairs]


def _line(pair: DuplicatePair, facts: dict[int, int], group: str) -> PairLine:
    sides = (_side(pair.one, facts), _side(pair.other, facts))
    kept, other = sorted(sides, key=lambda side: (not side.company.kvk_number, -side.facts, side.company.pk))
    query = urlencode({"met": str(other.company.pk), "uit": "dubbel"})
    return PairLine(
        pair=pair,
        sides=(kept, other),
        why=words_of(pair.reasons),
        tone=next((tone for least, tone in TONES if pair.score >= least), "neutral"),
        merge_url=f"{reverse('team:merge', args=[kept.company.pk])}?{query}",
        group=group,
        has_two_numbers=bool(pair.one.kvk_number and pair.other.kvk_number),
        is_undecided=pair.state in UNDECIDED,
    )


TONES = ((90, "good"), (50, "careful"), (0, "neutral"))


def _side(company: Company, facts: dict[int, int]) -> Side:
    said = (
        _("KvK %(number)s") % {"number": company.kvk_number} if company.kvk_number else _("no KvK number"),
        " ".join(part for part in (company.postcode, company.place) if part),
        company.website,
        company.phone,
        ", ".join(company.trade_names),
    )
    return Side(company, [part for part in said if part], facts.get(company.pk, 0))


def _facts(ids: set[int]) -> dict[int, int]:
    counted = Touchpoint.objects.live().filter(company__in=ids).order_by().values_list("company_id")
    return dict(counted.annotate(Count("pk")))


def _groups(pairs: Sequence[DuplicatePair]) -> dict[int, str]:
    """Return per pair the names of its group: two steps along the pairs show all that a whole group can hold."""
    undecided = [pair for pair in pairs if pair.state in UNDECIDED]
    if not undecided:
        return {}
    near = _around({pk for pair in undecided for pk in (pair.one_id, pair.other_id)}, undecided[0].programme_id)
    edges = _around({pk for edge in near for pk in edge}, undecided[0].programme_id)
    found = {pk: group for group in whole_groups(edges) for pk in group}
    names = dict(Company.objects.filter(pk__in=found).order_by().values_list("pk", "name"))
    return {
        pair.pk: ", ".join(names[pk] for pk in sorted(found[pair.one_id])) for pair in undecided if pair.one_id in found
    }


def _around(ids: set[int], programme_id: int) -> list[tuple[int, int]]:
    pairs = DuplicatePair.objects.filter(programme=programme_id, state__in=UNDECIDED).living()
    found = pairs.filter(Q(one__in=ids) | Q(other__in=ids)).order_by("pk")
    return list(found.values_list("one_id", "other_id"))
