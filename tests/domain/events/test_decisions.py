"""What becomes of a row: outcome, effect, corrections, splitting."""

import pytest

from veerkracht.domain.companies.rules.columns import Field
from veerkracht.domain.companies.rules.matching import CompanyEvidence, Outcome
from veerkracht.domain.companies.rules.reasons import Reason
from veerkracht.domain.events.choices import RowChoice, RowOutcome
from veerkracht.domain.events.rules.attendance import ParsedRow, Problem, Severity
from veerkracht.domain.events.rules.decisions import companions, corrected, effect_of, outcome_of, split


def problem(code: str, severity: Severity = Severity.ERROR, field: Field | None = None, **values: object) -> Problem:
    return Problem(Reason.of(code, **values), severity, field)


def reading(name: str = "Anna Aalders", company: str = "Oostwest", **fields: object) -> ParsedRow:
    return ParsedRow(number=2, person_name=name, company=CompanyEvidence(name=company), **fields)


@pytest.mark.parametrize(
    ("row", "match", "expected"),
    [
        (reading(), Outcome.MATCH, RowOutcome.MATCH),
        (reading(), Outcome.PERHAPS, RowOutcome.PERHAPS),
        (reading(), Outcome.NEW, RowOutcome.NEW),
        (reading(company=""), Outcome.NONE, RowOutcome.PERSON_ONLY),
        (reading(name="", company=""), Outcome.NONE, RowOutcome.PROBLEM),
        (reading(attended=False), Outcome.MATCH, RowOutcome.SKIPPED),
        (reading(is_double=True), Outcome.MATCH, RowOutcome.SKIPPED),
        (reading(problems=(problem("two_companies"),)), Outcome.MATCH, RowOutcome.PROBLEM),
        (reading(problems=(problem("email_form", Severity.WARNING),)), Outcome.MATCH, RowOutcome.MATCH),
        (reading(attended=False, problems=(problem("two_companies"),)), Outcome.MATCH, RowOutcome.SKIPPED),
    ],
)
def test_outcome_of_a_row(row, match, expected):
    assert outcome_of(row, match) is expected


@pytest.mark.parametrize("outcome", RowOutcome)
@pytest.mark.parametrize("choice", RowChoice)
def test_effect_never_guesses_a_company(outcome, choice):
    """Only a certain match or a person's own choice counts for a known company."""
    effect = effect_of(outcome, choice, candidate_id=7, chosen_id=9)
    by_person = choice == RowChoice.LINK
    by_match = choice == RowChoice.AUTO and outcome == RowOutcome.MATCH
    assert effect.company_id == (9 if by_person else 7 if by_match else None)
    assert effect.makes_company is (
        choice == RowChoice.CREATE or (choice == RowChoice.AUTO and outcome == RowOutcome.NEW)
    )
    left_out = choice == RowChoice.SKIP or (choice == RowChoice.AUTO and outcome in {"problem", "skipped"})
    assert effect.counts is not left_out


def test_a_correction_replaces_the_value_and_its_problems():
    row = reading(
        email="",
        problems=(problem("email_form", Severity.WARNING, Field.EMAIL), problem("two_companies", field=Field.COMPANY)),
    )
    changed = corrected(row, {"email": "anna@oostwest.nl"})
    assert (changed.email, changed.company.email) == ("anna@oostwest.nl", "anna@oostwest.nl")
    assert [each.code for each in changed.problems] == ["two_companies"]
    assert corrected(row, {"company": "Oost"}).company.name == "Oost"
    assert corrected(row, {}) is row


def test_another_name_ends_being_a_double():
    row = reading(is_double=True, same_person_as=1, problems=(problem("person_twice", Severity.NOTE, Field.NAME),))
    changed = corrected(row, {"name": "Bert Boer"})
    assert (changed.is_double, changed.same_person_as, changed.problems) == (False, None, ())


def test_a_row_without_anybody_is_right_once_somebody_is_typed():
    row = reading(name="", company="", problems=(problem("nobody"),))
    assert corrected(row, {"name": "Anna"}).problems == ()
    assert corrected(row, {"company": "Oostwest"}).problems == ()
    assert corrected(row, {"email": ""}).problems == row.problems


def test_two_companies_are_one_person_twice():
    row = reading(email="a@b.nl", persons=3, problems=(problem("two_companies", first="Een BV", second="Twee BV"),))
    first, second = split(row)
    assert (first.persons, second.persons, second.same_person_as) == (3, 0, 2)
    assert (second.company.name, second.email, second.problems[0].code) == (
        "Twee BV",
        "a@b.nl",
        "person_second_company",
    )


def test_two_people_are_two_rows_of_one_company():
    found = problem("two_people", Severity.WARNING, first="Anna Aalders", second="Bert Boer")
    first, second = split(reading(email="a@b.nl", persons=2, problems=(found,)))
    assert (first.persons, first.email) == (1, "a@b.nl")
    assert (second.person_name, second.email, second.persons) == ("Bert Boer", "", 1)
    assert second.company.name == "Oostwest"
    assert second.company.email == ""


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (reading(persons=1), 0),
        (reading(persons=3), 2),
        (reading(name="", persons=1), 1),
        (reading(name="", persons=4), 4),
        (reading(persons=0, same_person_as=1), 0),
        (reading(persons=2, same_person_as=1), 2),
    ],
)
def test_companions_are_who_came_without_a_name(row, expected):
    assert companions(row) == expected
