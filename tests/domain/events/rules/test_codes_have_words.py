"""Every code that the rules for lists can give has words for people; read from the rules' own text."""

import re
from pathlib import Path

import pytest

from veerkracht.domain.companies import rules as company_rules
from veerkracht.domain.companies.rules.columns import Field, SkipKind
from veerkracht.domain.companies.rules.reasons import Reason
from veerkracht.domain.events import rules as event_rules
from veerkracht.domain.events.rules.attendance import Problem, Severity
from veerkracht.web.team import reasons
from veerkracht.web.team.events import wording

_CODE = re.compile(r'"([a-z]+(?:_[a-z]+)+|colleagues|nobody|chosen)"')
_REASON = re.compile(r'Reason\.of\(\s*"([a-z_]+)"')


def texts(package, *parts: str) -> list[str]:
    folder = Path(package.__file__).parent.joinpath(*parts)
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py"))]


PROBLEM_SOURCES = [*texts(company_rules, "identifiers"), *texts(event_rules)]
REASON_SOURCES = [text for folder in ("matching", "columns", "duplicates") for text in texts(company_rules, folder)]


def test_every_problem_has_words():
    given = {code for text in PROBLEM_SOURCES for code in _REASON.findall(text)}
    given |= {
        "attendance_unclear",
        "attendance_missing",
        "only_headers",
        "no_rows",
        "mail_shared",
        "person_twice",
        "person_second_company",
    }
    assert given == set(wording.PROBLEMS)


def test_every_reason_has_words():
    given = {code for text in REASON_SOURCES for code in _REASON.findall(text)}
    quoted = {code for text in REASON_SOURCES for code in _CODE.findall(text)}
    assert given <= set(reasons.REASONS)
    assert set(reasons.REASONS) <= given | quoted


def test_every_field_and_kind_of_row_has_a_label():
    assert set(wording.FIELD_LABELS) == set(Field)
    assert set(wording.SKIP_LABELS) == set(SkipKind)


@pytest.mark.parametrize("code", sorted(wording.PROBLEMS))
def test_words_of_a_problem_take_its_values_and_name_the_column(code):
    values = dict.fromkeys(["given", "right", "used", "count", "name", "row", "most", "first", "second"], "Zwanikken")
    text = wording.problem_text(Problem(Reason.of(code, **values), Severity.NOTE, Field.EMAIL, "Kolom Q"))
    assert "Kolom Q" in text
    assert "%" not in text


@pytest.mark.parametrize("code", sorted(reasons.REASONS))
def test_words_of_a_reason_take_its_values(code):
    assert reasons.reason_text(Reason.of(code, percent=95, count=2, header="Mail", who="Anna", day="2019-03-12"))
