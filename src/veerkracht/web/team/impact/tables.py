"""The rows behind a figure: companies, persons or meetings, each with its day and its proof."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, JSONObject, NullIf
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.companies.models import Company, Occasion, Person, Touchpoint
from veerkracht.domain.impact.choices import Counted
from veerkracht.domain.programme.permissions import is_auditor_only
from veerkracht.domain.referrals.permissions import can_handle_questions
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.markup import esc, html
from veerkracht.shared.ui.tables import Table
from veerkracht.web.requests import SignedInRequest

from .wording import ANSWERS, Proof, source_url, what_happened, what_shows_it

SHOWN_OF_PROOF = 90
TONES = {"yes": "good", "no": "neutral", "unknown": "careful"}


@dataclass(frozen=True)
class Reader:
    """Who looks: an auditor needs no names of persons, and not everybody may open a question."""

    knows_names: bool
    reads_questions: bool


def reader_of(request: SignedInRequest) -> Reader:
    """Return who looks."""
    return Reader(
        knows_names=not is_auditor_only(request.user, request.programme),
        reads_questions=bool(can_handle_questions(request.user, request.programme)),
    )


class ProofColumn(columns.Lean):
    """What happened and where it is written down."""

    def __init__(self) -> None:
        """Say what the column is called."""
        super().__init__(verbose_name=gettext_lazy("Proof"), accessor="proof", orderable=False)

    def label_of(self, value: Proof, record: Any) -> str:
        """Return the proof for a file."""
        return f"{what_happened(value)}: {what_shows_it(value)}"


class Rows(Table):
    """Rows with a proof."""

    def render_proof(self, value: Proof) -> str:
        """Return what happened, a link to its evidence where this reader may go, and below it what shows it."""
        if not hasattr(self, "reader"):
            self.reader = reader_of(self.request)
        url = source_url(value, reads_questions=self.reader.reads_questions)
        what, shown = esc(what_happened(value)), Truncator(what_shows_it(value)).chars(SHOWN_OF_PROOF)
        linked = f'<a href="{esc(url)}">{what}</a>' if url else what
        return html(f'{linked}<span class="v-note">{esc(shown)}</span>')


class CompanyRows(Rows):
    """One line per company."""

    name = columns.TextColumn(verbose_name=gettext_lazy("Company"), url=("team:company", "pk"))
    place = columns.TextColumn(verbose_name=gettext_lazy("Municipality"), accessor="municipality__name", only_wide=True)
    target_answer = columns.BadgeColumn(
        verbose_name=gettext_lazy("Target group"), tones=TONES, labels=ANSWERS, only_wide=True
    )
    counted_on = columns.DayColumn(verbose_name=gettext_lazy("Counts since"), order_by=("counted_on", "pk"))
    proof = ProofColumn()


class PersonRows(Rows):
    """One line per person."""

    shown_name = columns.TextColumn(verbose_name=gettext_lazy("Person"), url=("team:person", "pk"))
    company = columns.TextColumn(
        verbose_name=gettext_lazy("Company"), accessor="proof__company", orderable=False, only_wide=True
    )
    counted_on = columns.DayColumn(verbose_name=gettext_lazy("Counts since"), order_by=("counted_on", "pk"))
    proof = ProofColumn()


class OccasionRows(Table):
    """One line per meeting: the people in it are the figure."""

    title = columns.TextColumn(verbose_name=gettext_lazy("Meeting"), url=("team:event", "pk"))
    fan = columns.TextColumn(verbose_name=gettext_lazy("Fan"), accessor="fan_name", only_wide=True)
    counted_on = columns.DayColumn(verbose_name=gettext_lazy("Day"), order_by=("counted_on", "pk"))
    named = columns.NumberColumn(verbose_name=gettext_lazy("With a name"))
    unnamed = columns.NumberColumn(verbose_name=gettext_lazy("Without a name"))


class RowsFilter(django_filters.FilterSet):
    """Words that must occur."""

    q = django_filters.CharFilter(label=gettext_lazy("Search these rows"), method="search")
    places: tuple[str, ...] = ()

    def search(self, found: QuerySet[Any], name: str, words: str) -> QuerySet[Any]:
        """Keep the rows in which every word occurs."""
        for word in words.lower().split():
            found = found.filter(Q(*((place, word) for place in self.places), _connector=Q.OR))
        return found


class CompanyFilter(RowsFilter):
    """Search as everywhere: names, KvK number and place."""

    places = ("search_text__contains",)

    class Meta:
        model = Company
        fields: list[str] = []


class PersonFilter(RowsFilter):
    """Search in what is shown."""

    places = ("shown_name__icontains",)

    class Meta:
        model = Person
        fields: list[str] = []


class OccasionFilter(RowsFilter):
    """Search in titles."""

    places = ("title__icontains",)

    class Meta:
        model = Occasion
        fields: list[str] = []


@dataclass(frozen=True)
class KindOfRows:
    """How one kind of row is read, filtered and drawn."""

    table: type[Table]
    filter: type[RowsFilter]
    dressed: Callable[[QuerySet[Any], Reader], QuerySet[Any]]


def _with_proof(found: QuerySet[Any]) -> QuerySet[Any]:
    facts = Touchpoint.objects.filter(pk=OuterRef("proof_id"))
    what: Mapping[str, Any] = {
        "kind": F("kind"),
        "level": F("level"),
        "evidence": F("evidence"),
        "title": F("occasion__title"),
        "source_kind": F("source_kind"),
        "source_id": F("source_id"),
        "company": F("company__name"),
        "company_id": F("company_id"),
        "person_id": F("person_id"),
    }
    return found.annotate(proof=Subquery(facts.values(fact=JSONObject(**what))))


def _companies(found: QuerySet[Any], reader: Reader) -> QuerySet[Any]:
    return _with_proof(found).order_by("-counted_on", "name", "pk")


def _persons(found: QuerySet[Any], reader: Reader) -> QuerySet[Any]:
    number = Concat(Value(_("person")), Value(" "), Cast("pk", CharField()))
    shown: Coalesce | Concat = number
    if reader.knows_names:
        anonymous = Case(When(anonymised_at__isnull=False, then=Value(_("anonymous person"))), default=number)
        shown = Coalesce(NullIf("name", Value("")), NullIf("email", Value("")), anonymous, output_field=CharField())
    return _with_proof(found.annotate(shown_name=shown)).order_by("-counted_on", "shown_name", "pk")


def _occasions(found: QuerySet[Any], reader: Reader) -> QuerySet[Any]:
    return found.annotate(fan_name=F("event__fan__name")).order_by("-counted_on", "pk")


KINDS_OF_ROWS = {
    Counted.COMPANIES: KindOfRows(CompanyRows, CompanyFilter, _companies),
    Counted.PERSONS: KindOfRows(PersonRows, PersonFilter, _persons),
    Counted.OCCASIONS: KindOfRows(OccasionRows, OccasionFilter, _occasions),
}
