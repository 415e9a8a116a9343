"""Every shipped definition is valid, and a broken one says everything that is wrong with it."""

import copy

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.scans import shipped
from veerkracht.domain.knowledge.choices import ScanDimension
from veerkracht.domain.scans.actions.definitions import SHIPPED
from veerkracht.domain.scans.rules.definition import DefinitionError, read_definition

FILES = sorted(SHIPPED.glob("*.yaml"))
GOOD = yaml.safe_load((SHIPPED / "wendbaar-werken-1.yaml").read_text())
# Names of instruments whose statements we may not ship (domain.md 4.2).
PROTECTED = ("UWES", "HPO", "Edmondson", "WEBA", "Workplace Innovation Diagnostic")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_definition_is_valid_free_and_not_a_protected_one(path):
    found = read_definition(yaml.safe_load(path.read_text()))
    assert path.stem == f"{found.code}-{found.version}"
    assert (found.licence, found.indicative) == ("CC BY 4.0", True)
    assert not any(name in path.read_text() for name in PROTECTED)


def test_the_scan_has_24_statements_in_six_dimensions_and_the_pulse_six():
    scan, pulse = shipped(), shipped("pols-1")
    assert [len(each.statements) for each in scan.dimensions] == [4] * 6
    assert [each.code for each in scan.dimensions] == list(ScanDimension.values)
    assert scan.statements[23].text["nl"].startswith("Belangrijke kennis zit niet bij één persoon")
    assert [each.code for each in pulse.statements] == ["P1", "P2", "P3", "P4", "P5", "P6"]
    assert [level.start for level in scan.levels] == [0, 40, 60, 80]


def broken(**changes: object) -> dict[str, object]:
    """Return the good definition with some parts changed."""
    return {**copy.deepcopy(GOOD), **changes}


def problems(data: object) -> list[str]:
    """Return what is wrong with a definition."""
    with pytest.raises(DefinitionError) as caught:
        read_definition(data)
    return caught.value.problems


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ([], "file"),
        (broken(code="Wendbaar Werken"), "code"),
        (broken(version=0), "version"),
        (broken(version=True), "version"),
        (broken(minutes="acht"), "minutes"),
        (broken(title={"nl": "Alleen"}), "title.en"),
        (broken(scale=[{"value": 1, "nl": "a", "en": "a"}]), "scale"),
        (broken(scale=[{"value": 2, "nl": "a", "en": "a"}, {"value": 3, "nl": "b", "en": "b"}]), "scale"),
        (broken(scoring={**GOOD["scoring"], "answers_needed": 5}), "dimensions.DM"),
        (broken(scoring={**GOOD["scoring"], "dimensions_needed": 7}), "scoring.dimensions_needed"),
        (broken(scoring="som"), "scoring.answers_needed"),
        (broken(levels=list(reversed(GOOD["levels"]))), "levels"),
        (broken(dimensions=[*GOOD["dimensions"], GOOD["dimensions"][0]]), "dimensions"),
        (broken(dimension=[]), "dimension"),
        (broken(licence=""), "licence"),
    ],
)
def test_a_broken_rule_is_named_with_its_place(data, where):
    assert any(line.split(":")[0] == where for line in problems(data)), problems(data)


def test_all_problems_are_told_at_once():
    assert len(problems(broken(minutes=0, licence="", version="1"))) == 3


@settings(max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=4),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(GOOD)), inner, max_size=4),
        max_leaves=12,
    )
)
def test_no_data_breaks_the_reader(data):
    with pytest.raises(DefinitionError):
        read_definition(data)
