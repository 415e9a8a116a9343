"""Single values, columns and sections of register files (IDS-1, IDS-2, TGT-1)."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.companies.rules.register import RegisterField, guess_fields, header_row_of, read_row, signature
from veerkracht.domain.companies.rules.register.values import amount, bounds_of_class, day, headcount, is_main
from veerkracht.domain.companies.rules.sbi import guess_version, own_section, section
from veerkracht.domain.companies.rules.sources import Origin, is_corrected, noted
from veerkracht.domain.programme.rules.population import (
    Answer,
    CompanyFigures,
    PopulationLimits,
    Reason,
    belongs_to_population,
)

DAY = dt.date(2019, 9, 23)


@pytest.mark.parametrize(
    ("text", "number", "size_class"),
    [
        ("12", 12, ""),
        ("1.250", 1250, ""),
        ("10-19", None, "10-19"),
        ("10 t/m 19", None, "10-19"),
        ("250+", None, "250+"),
        ("WP 2-4 personen", None, "2-4"),
        ("2019-09-05", None, ""),
        ("veel", None, ""),
    ],
)
def test_a_class_is_never_made_a_number(text, number, size_class):
    found = headcount(text)
    assert found[:2] == (number, size_class)
    assert bool(found[2]) == (number is None and not size_class)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-03-12", "2019-03-12"),
        ("12-03-2019", "2019-03-12"),
        ("20190312", "2019-03-12"),
        ("43536", "2019-03-12"),
        ("2019", None),
        ("20190300", None),
        ("00-03-2019", None),
        ("ooit", None),
    ],
)
def test_days_are_whole_or_left_out(text, expected):
    found, problem = day(text)
    assert (found.isoformat() if found else None) == expected
    assert bool(problem) == (expected is None)


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("€ 1.234.567,89", "1234567.89"),
        ("1234567.89", "1234567.89"),
        ("1.500.000", "1500000"),
        ("12,5", "12.5"),
        ("1500,-", "1500"),
    ],
)
def test_amounts_are_read_in_dutch_and_english(text, euros):
    assert amount(text)[0] == Decimal(euros)


@pytest.mark.parametrize("text", ["veel", "-5", "1e99", "NaN", "1" * 20])
def test_what_is_no_amount_is_told(text):
    assert amount(text)[1]


@given(st.text(max_size=20))
def test_any_text_gives_a_value_or_a_problem(text):
    for read in (day, amount, is_main):
        value, problem = read(text)
        assert (value is None) == bool(problem)


@pytest.mark.parametrize(
    ("code", "version", "own", "reported"),
    [
        ("62010", "2008", "J", "J"),
        ("62100", "2025", "K", "J"),
        ("58110", "2025", "J", "J"),
        ("64190", "2008", "K", "K"),
        ("64190", "2025", "L", "K"),
        ("71121", "2025", "N", "M"),
        ("96021", "2025", "T", "S"),
        ("4520", "2008", "G", "G"),
        ("95310", "2025", "T", "G"),
        ("99000", "2025", "V", "U"),
        ("0111", "2008", "A", "A"),
        ("x", "2008", "", ""),
        ("62010", "", "", ""),
    ],
)
def test_sections_are_reported_in_one_scheme(code, version, own, reported):
    assert (own_section(code, version), section(code, version)) == (own, reported)


@pytest.mark.parametrize(
    ("codes", "header", "on", "expected"),
    [
        (["62010"], "SBI 2025", DAY, ("2025", "header")),
        (["45112"], "", dt.date(2026, 1, 1), ("2008", "division_45")),
        (["4941", "62010"], "", dt.date(2026, 1, 1), ("2008", "four_digits")),
        (["62010"], "", DAY, ("2008", "date")),
        (["62100"], "", dt.date(2026, 1, 1), ("2025", "date")),
    ],
)
def test_version_is_guessed_with_its_reason(codes, header, on, expected):
    assert guess_version(codes, header=header, on=on) == expected


@pytest.mark.parametrize(
    ("size", "answer"),
    [("6-9", "yes"), ("100-249", "yes"), ("5-9", "unknown"), ("2-4", "no"), ("250+", "no"), ("100+", "unknown")],
)
def test_a_class_answers_only_when_all_of_it_would(size, answer):
    figures = CompanyFigures(None, Decimal(1), None, "GM0193", bounds_of_class(size))
    verdict = belongs_to_population(figures, PopulationLimits(region=frozenset({"GM0193"})))
    assert verdict.answer == Answer(answer)


def test_a_branch_in_the_region_counts_when_the_head_office_is_elsewhere_or_unknown():
    limits = PopulationLimits(region=frozenset({"GM0193"}))
    for place in ("GM0363", None):
        inside = CompanyFigures(12, Decimal(1), None, place, branches=frozenset({"GM0193"}))
        assert Reason.BRANCH_IN_REGION in belongs_to_population(inside, limits).reasons
        outside = CompanyFigures(12, Decimal(1), None, place, branches=frozenset({"GM0363"}))
        assert belongs_to_population(outside, limits).answer != Answer.YES


def test_what_a_person_said_holds_for_all_that_goes_with_it():
    sources = {"place": noted("visit", DAY, by=1), "phone": noted("KvK", DAY, origin=Origin.REGISTER)}
    assert is_corrected(sources, "postcode")
    assert not is_corrected(sources, "phone")
    assert not is_corrected(sources, "name")


def test_columns_are_known_by_name_and_else_by_content():
    rows = [["Export handelsregister"], [], ["Dossiernummer", "Onderneming", "Iets", "Gemeente"], ["x"]]
    assert header_row_of(rows) == 2
    body = [["69000101", "Een", "8011 AB", "Zwolle"]] * 4
    assert guess_fields(rows[2], body) == {
        0: RegisterField.KVK_NUMBER,
        1: RegisterField.NAME,
        2: RegisterField.POSTCODE,
        3: RegisterField.MUNICIPALITY,
    }
    assert header_row_of(body) == -1
    assert signature(["KvK-nummer"]) == signature(["kvk nummer"])


def test_street_number_and_addition_are_put_together():
    fields = {
        0: RegisterField.KVK_NUMBER,
        1: RegisterField.STREET,
        2: RegisterField.HOUSE_NUMBER,
        3: RegisterField.HOUSE_ADDITION,
    }
    assert read_row(1, ["69000101", "Kade", "12", "a"], fields).said["street"] == "Kade 12a"
