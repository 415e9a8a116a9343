"""From SBI code to NACE section (IDS-2)."""

import pytest

from veerkracht.domain.companies.rules.sbi import own_section as section


@pytest.mark.parametrize(
    ("code", "version", "letter"),
    [
        ("0111", "2008", "A"),
        ("25620", "2008", "C"),
        ("3511", "2008", "D"),
        ("3600", "2008", "E"),
        ("4120", "2008", "F"),
        ("4511", "2008", "G"),
        ("62010", "2008", "J"),
        ("6420", "2008", "K"),
        ("70221", "2008", "M"),
        ("9900", "2008", "U"),
        ("62100", "2025", "K"),
        ("6420", "2025", "L"),
        ("70200", "2025", "N"),
        ("46100", "2025", "G"),
        ("9900", "2025", "V"),
    ],
)
def test_a_code_belongs_to_a_section_of_its_own_version(code: str, version: str, letter: str):
    assert section(code, version) == letter


@pytest.mark.parametrize(
    ("code", "version"),
    [("", "2008"), ("6", "2008"), ("00", "2008"), ("AB12", "2008"), ("62010", ""), ("62010", "1993")],
)
def test_an_unknown_code_or_version_has_no_section(code: str, version: str):
    assert section(code, version) == ""


def test_the_same_division_may_lie_in_another_section_of_the_next_version():
    assert (section("6201", "2008"), section("6201", "2025")) == ("J", "K")
