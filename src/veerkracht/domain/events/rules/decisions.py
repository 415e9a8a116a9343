"""What becomes of a row of an attendance list: what was found, what a person corrected and decided, what it counts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from veerkracht.domain.companies.rules import identifiers
from veerkracht.domain.companies.rules.columns import Field
from veerkracht.domain.companies.rules.matching import Outcome
from veerkracht.domain.companies.rules.reasons import Reason

from ..choices import RowChoice, RowOutcome
from .attendance import ParsedRow, Problem, Severity

NAME, EMAIL, COMPANY, PRESENT = "name", "email", "company", "present"
# The list does not say whether this person was there.
UNCLEAR_PRESENCE = frozenset({"attendance_missing", "attendance_unclear"})
# Problems that are about a field and are gone once a person has typed that field.
OF_FIELD = {NAME: {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME}, EMAIL: {Field.EMAIL}, COMPANY: {Field.COMPANY}}
BOTH = {"two_companies": COMPANY, "two_people": NAME}
BY_MATCH = {Outcome.MATCH: RowOutcome.MATCH, Outcome.PERHAPS: RowOutcome.PERHAPS, Outcome.NEW: RowOutcome.NEW}


@dataclass(frozen=True)
class Effect:
    """What a row will do: whether it counts, for which known company, or for a new one."""

    counts: bool = False
    company_id: int | None = None
    makes_company: bool = False


def outcome_of(row: ParsedRow, match: Outcome) -> RowOutcome:
    """Return what was found for a row. Who was not there or stood in the list before is not counted."""
    if not row.is_counted:
        return RowOutcome.SKIPPED
    if row.needs_decision:
        return RowOutcome.PROBLEM
    if match is Outcome.NONE:
        return RowOutcome.PERSON_ONLY if row.has_person else RowOutcome.PROBLEM
    return BY_MATCH[match]


def effect_of(outcome: RowOutcome, choice: RowChoice, *, candidate_id: int | None, chosen_id: int | None) -> Effect:
    """Return what a row will do. Nobody guesses: an undecided 'perhaps' counts its person and no company."""
    if choice == RowChoice.LINK:
        return Effect(counts=True, company_id=chosen_id)
    if choice == RowChoice.CREATE:
        return Effect(counts=True, makes_company=True)
    if choice == RowChoice.PERSON_ONLY:
        return Effect(counts=True)
    if choice == RowChoice.SKIP or outcome in {RowOutcome.PROBLEM, RowOutcome.SKIPPED}:
        return Effect()
    if outcome == RowOutcome.MATCH:
        return Effect(counts=True, company_id=candidate_id)
    return Effect(counts=True, makes_company=outcome == RowOutcome.NEW)


def corrected(row: ParsedRow, corrections: Mapping[str, str]) -> ParsedRow:
    """Return the row with what a person typed in place of what was read, without the problems that this solves."""
    if not corrections:
        return row
    name = corrections.get(NAME, row.person_name)
    email = corrections.get(EMAIL, row.email)
    company = replace(row.company, name=corrections.get(COMPANY, row.company.name), email=email, person=name)
    is_other_person = NAME in corrections or EMAIL in corrections
    solved = {field for key in corrections for field in OF_FIELD.get(key, ())}
    changed = replace(
        row,
        person_name=name,
        email=email,
        company=company,
        same_person_as=None if is_other_person else row.same_person_as,
        is_double=row.is_double and not is_other_person,
        persons=max(row.persons, 1) if is_other_person else row.persons,
    )
    is_present = bool(corrections.get(PRESENT))
    left = tuple(p for p in row.problems if not _is_solved(p, solved, changed, is_present=is_present))
    return replace(changed, problems=left)


def _is_solved(problem: Problem, solved: set[Field], row: ParsedRow, *, is_present: bool) -> bool:
    if problem.code in {"nobody", "no_person"}:
        return row.has_person or (problem.code == "nobody" and bool(row.company.name))
    if problem.code in UNCLEAR_PRESENCE:
        return is_present
    if problem.code in {"person_twice", "person_second_company"}:
        return row.same_person_as is None
    return problem.field in solved


def has_unclear_presence(row: ParsedRow) -> bool:
    """Tell whether the list leaves open if this person was there."""
    return any(problem.code in UNCLEAR_PRESENCE for problem in row.problems)


def can_be_two(row: ParsedRow) -> Problem | None:
    """Return the problem that says that one cell names two companies, or two people; None when there is none."""
    return next((problem for problem in row.problems if problem.code in BOTH), None)


def split(row: ParsedRow) -> tuple[ParsedRow, ParsedRow]:
    """Return two rows for one whose cell names two companies (one person) or two people (one company)."""
    problem = can_be_two(row)
    if problem is None:
        raise ValueError("only a row that names two can be split")
    second = problem.reason.value("second")
    first = replace(row, problems=tuple(p for p in row.problems if p is not problem))
    if BOTH[problem.code] == COMPANY:
        note = Reason.of("person_second_company", name=row.person_name or row.email, row=row.number)
        told = (Problem(note, Severity.NOTE, Field.NAME),) if row.has_person else ()
        company = replace(row.company, name=second, kvk_number="", establishment_number="")
        return first, replace(row, company=company, same_person_as=row.number, persons=0, problems=told)
    person = identifiers.split_person_name(second).full
    company = replace(row.company, email="", phone="", person=person)
    other = replace(row, person_name=person, email="", phone="", company=company, persons=1, problems=())
    return replace(first, persons=max(row.persons - 1, 1)), other


def companions(row: ParsedRow) -> int:
    """Return how many people came with the named one, or for a company, without a name of their own."""
    return max(row.persons - (1 if row.has_person and row.same_person_as is None else 0), 0)
