"""The rows of a list as the page shows them: what was read, what was found, what can be decided, what will count."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.rules.reasons import Reason
from veerkracht.domain.events.choices import RowChoice, RowOutcome
from veerkracht.domain.events.models import AttendanceImport, ImportRow
from veerkracht.domain.events.rules.attendance import Severity
from veerkracht.domain.events.rules.decisions import UNCLEAR_PRESENCE, can_be_two, effect_of, has_unclear_presence
from veerkracht.shared.ui.formats import percent
from veerkracht.shared.ui.items import Chip
from veerkracht.web.team.reasons import reason_text

from .import_forms import BOTH, LINK, PRESENT
from .wording import problem_text

TONES = {
    RowOutcome.MATCH: "good",
    RowOutcome.PERHAPS: "careful",
    RowOutcome.NEW: "info",
    RowOutcome.PERSON_ONLY: "neutral",
    RowOutcome.PROBLEM: "wrong",
    RowOutcome.SKIPPED: "neutral",
}
# What asks for a look comes first, and stays in its place once it is decided.
ORDER = (RowOutcome.PROBLEM, RowOutcome.PERHAPS)
OPEN, DECIDED = "open", "decided"
FILTERS: dict[str, tuple[str | Promise, Q]] = {
    OPEN: (gettext_lazy("to decide"), Q(outcome__in=ORDER, choice=RowChoice.AUTO)),
    **{each.value: (each.label, Q(outcome=each)) for each in RowOutcome},
    DECIDED: (gettext_lazy("decided by us"), ~Q(choice=RowChoice.AUTO)),
}


@dataclass(frozen=True)
class Option:
    """One possible decision; `key` is the number key that takes it when the row has the focus."""

    label: str
    value: str
    key: int
    is_chosen: bool
    why: str = ""


@dataclass(frozen=True)
class Line:
    """A row for the page."""

    row: ImportRow
    person: str
    email: str
    company: str
    tone: str
    found: Company | None
    result: str
    reasons: str
    problems: list[tuple[str, bool]]  # words, and whether they are more than a note
    options: list[Option]


@dataclass
class Summary:
    """What the list will do, or did: rows per filter, and what counts."""

    shown: Counter[str]
    counted: int = 0
    known: int = 0
    made: int = 0
    alone: int = 0
    left_out: int = 0
    unclear: int = 0

    @property
    def undecided(self) -> int:
        """Return how many rows still ask for a person."""
        return self.shown[OPEN]


def summary_of(batch: AttendanceImport) -> Summary:
    """Count the rows by what was found and by what they do, and those of whom the list does not say if they came."""
    summary, known, made = Summary(Counter()), set(), set()
    columns = ("outcome", "choice", "candidate_id", "chosen_id", "new_like")
    for outcome, choice, candidate_id, chosen_id, new_like in batch.rows.order_by().values_list(*columns):
        effect = effect_of(RowOutcome(outcome), RowChoice(choice), candidate_id=candidate_id, chosen_id=chosen_id)
        summary.shown[outcome] += 1
        summary.shown[OPEN] += choice == RowChoice.AUTO and outcome in ORDER
        summary.shown[DECIDED] += choice != RowChoice.AUTO
        summary.counted += effect.counts
        summary.left_out += not effect.counts
        summary.alone += effect.counts and effect.company_id is None and not effect.makes_company
        known.add(effect.company_id)
        made.add(new_like if effect.makes_company else None)
    if summary.shown[RowOutcome.PROBLEM]:
        undecided = batch.rows.filter(outcome=RowOutcome.PROBLEM, choice=RowChoice.AUTO)
        unclear = (Q(problems__contains=[{"code": code}]) for code in UNCLEAR_PRESENCE)
        summary.unclear = undecided.filter(reduce(or_, unclear)).count()
    summary.known, summary.made = len(known - {None}), len(made - {None})
    return summary


def ordered(rows: QuerySet[ImportRow], shown: str) -> QuerySet[ImportRow]:
    """Return the rows of one filter, those that ask for a look first, with the companies they name."""
    places = [When(outcome=outcome, then=Value(place)) for place, outcome in enumerate(ORDER)]
    first = Case(*places, default=Value(len(ORDER)), output_field=IntegerField())
    found = rows.filter(FILTERS[shown][1]) if shown in FILTERS else rows
    return found.select_related("candidate", "chosen", "company").order_by(first, "number", "part")


def chips(summary: Summary, shown: str) -> list[Chip]:
    """Return the filters that have rows, with how many; following the active one shows all."""
    return [
        Chip(str(label), "?" if name == shown else f"?show={name}", name == shown, summary.shown[name])
        for name, (label, _rows) in FILTERS.items()
        if summary.shown[name] or name == shown
    ]


def lines_of(rows: Sequence[ImportRow], *, is_open: bool, shows_people: bool) -> list[Line]:
    """Return the lines of one page; the names of suggested companies come in one query."""
    wanted = {each["company"] for row in rows for each in row.suggestions} if is_open else set()
    companies = Company.objects.filter(pk__in=wanted, merged_into__isnull=True).in_bulk() if is_open else {}
    return [_line(row, companies, is_open=is_open, shows_people=shows_people) for row in rows]


def _line(row: ImportRow, companies: dict[int, Company], *, is_open: bool, shows_people: bool) -> Line:
    reading = row.reading
    is_about_companies = row.outcome not in {RowOutcome.SKIPPED, RowOutcome.PERSON_ONLY} or _is_decided_before(row)
    return Line(
        row=row,
        person=reading.person_name if shows_people else "",
        email=reading.email if shows_people else "",
        company=reading.company.name,
        tone=TONES[RowOutcome(row.outcome)],
        found=row.company or (row.chosen if row.choice == RowChoice.LINK else row.candidate),
        result=_result(row),
        reasons=", ".join(reason_text(Reason.from_json(each)) for each in row.reasons) if is_about_companies else "",
        problems=[(problem_text(each), each.severity is not Severity.NOTE) for each in reading.problems]
        if shows_people
        else [],
        options=options_of(row, companies) if is_open else [],
    )


def _is_decided_before(row: ImportRow) -> bool:
    """Tell whether an earlier decision of a person says which company this is, or that it is none."""
    return any(reason["code"] == "decided_before" for reason in row.reasons)


def _result(row: ImportRow) -> str:
    """Return in words what a decided row does; nothing for one that follows the proposal."""
    if row.choice == RowChoice.LINK:
        return _("this company")
    return "" if row.choice == RowChoice.AUTO else str(row.get_choice_display())


def options_of(row: ImportRow, companies: dict[int, Company]) -> list[Option]:
    """Return what can be decided about a row, in the order of the number keys; the last takes a decision back."""
    reading = row.reading
    found = [
        (_named(companies[each["company"]]), f"{LINK}:{each['company']}", _why(each), row.chosen_id == each["company"])
        for each in row.suggestions
        if each["company"] in companies
    ]
    if has_unclear_presence(reading) and row.choice == RowChoice.AUTO:
        found.insert(0, (_("was there"), PRESENT, "", False))
    if can_be_two(reading):
        found.append((_("count both"), BOTH, "", False))
    if reading.company.name:
        found.append((_("new company"), RowChoice.CREATE.value, "", row.choice == RowChoice.CREATE))
    if reading.has_person:
        found.append((_("person only"), RowChoice.PERSON_ONLY.value, "", row.choice == RowChoice.PERSON_ONLY))
    found.append((_("leave out"), RowChoice.SKIP.value, "", row.choice == RowChoice.SKIP))
    if row.choice != RowChoice.AUTO:
        found.append((_("as proposed"), RowChoice.AUTO.value, "", False))
    return [
        Option(label, value, key, is_chosen, why) for key, (label, value, why, is_chosen) in enumerate(found, start=1)
    ]


def _named(company: Company) -> str:
    return f"{company.name}, {company.place}" if company.place else company.name


def _why(suggestion: dict[str, object]) -> str:
    """Return how sure a suggestion is, and why."""
    reasons = suggestion.get("reasons") or []
    said = ", ".join(reason_text(Reason.from_json(each)) for each in reasons)  # type: ignore[attr-defined]  # JSON
    return f"{percent(int(suggestion['score']) / 100)}: {said}"  # type: ignore[call-overload]  # a number in JSON
