"""One line of a list as the page shows it: what was read, what was found, what can be decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.rules.reasons import Reason
from veerkracht.domain.events.choices import RowChoice, RowOutcome
from veerkracht.domain.events.models import ImportRow
from veerkracht.domain.events.rules.attendance import Problem
from veerkracht.domain.events.rules.decisions import can_be_two

TONES = {
    RowOutcome.MATCH: "good",
    RowOutcome.PERHAPS: "careful",
    RowOutcome.NEW: "info",
    RowOutcome.PERSON_ONLY: "neutral",
    RowOutcome.PROBLEM: "wrong",
    RowOutcome.SKIPPED: "neutral",
}
MOST_OPTIONS = 9


@dataclass(frozen=True)
class Option:
    """One possible decision; `key` is the number key that takes it when the row has the focus."""

    label: str | Promise
    name: str
    value: str
    key: str
    chosen: bool


@dataclass(frozen=True)
class Line:
    """A row for the page."""

    row: ImportRow
    person: str
    email: str
    company: str
    tone: str
    found: Company | None
    reasons: list[str]
    problems: list[str]
    options: list[Option]
    can_split: bool


def lines_of(
    rows: Sequence[ImportRow],
    *,
    is_open: bool,
    problem_text: Callable[[Problem], str],
    reason_text: Callable[[Reason], str],
) -> list[Line]:
    """Return the lines of one page; the names of suggested companies come in one query."""
    wanted = {each["company"] for row in rows for each in row.suggestions}
    names = dict(Company.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted and is_open else {}
    return [_line(row, names, is_open, problem_text, reason_text) for row in rows]


def _line(
    row: ImportRow,
    names: dict[Any, str],
    is_open: bool,
    problem_text: Callable[[Problem], str],
    reason_text: Callable[[Reason], str],
) -> Line:
    reading = row.reading
    return Line(
        row=row,
        person=reading.person_name,
        email=reading.email,
        company=reading.company.name,
        tone=TONES[RowOutcome(row.outcome)],
        found=row.company or (row.chosen if row.choice == RowChoice.LINK else row.candidate),
        reasons=[reason_text(Reason.from_json(each)) for each in row.reasons],
        problems=[problem_text(each) for each in reading.problems],
        options=_options(row, names) if is_open else [],
        can_split=is_open and can_be_two(reading) is not None,
    )


def _options(row: ImportRow, names: dict[Any, str]) -> list[Option]:
    found: list[tuple[str | Promise, str, str, bool]] = []
    for each in row.suggestions:
        if each["company"] in names:
            is_chosen = row.choice == RowChoice.LINK and row.chosen_id == each["company"]
            found.append((names[each["company"]], "company", str(each["company"]), is_chosen))
    if row.reading.company.name:
        found.append((_("New company"), "choice", RowChoice.CREATE.value, row.choice == RowChoice.CREATE))
    if row.reading.has_person:
        found.append((_("Person only"), "choice", RowChoice.PERSON_ONLY.value, row.choice == RowChoice.PERSON_ONLY))
    found.append((_("Leave out"), "choice", RowChoice.SKIP.value, row.choice == RowChoice.SKIP))
    if row.choice != RowChoice.AUTO:
        found.append((_("As proposed"), "choice", RowChoice.AUTO.value, False))
    return [
        Option(label, name, value, str(place), chosen)
        for place, (label, name, value, chosen) in enumerate(found[:MOST_OPTIONS], start=1)
    ]
