"""What a page asks: the statements of a definition in the language of the moment, with what was answered."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.domain.scans.models import ScanDefinition
from veerkracht.domain.scans.rules.definition import text_of
from veerkracht.domain.scans.rules.scoring import DO_NOT_KNOW


class Choice(NamedTuple):
    """One answer that can be given."""

    value: int
    label: str
    is_chosen: bool


class Asked(NamedTuple):
    """One statement with its answers."""

    code: str
    number: int
    text: str
    choices: list[Choice]
    is_missing: bool


class Part(NamedTuple):
    """The statements of one dimension."""

    code: str
    label: str
    statements: list[Asked]


def language() -> str:
    """Return the language of the moment."""
    return get_language() or "nl"


def parts_of(definition: ScanDefinition, answers: Mapping[str, int], *, marks_missing: bool) -> list[Part]:
    """Return everything that is asked, in order."""
    rules, spoken = definition.rules, language()
    scale = [(answer.value, text_of(answer.label, spoken)) for answer in rules.scale]
    scale.append((DO_NOT_KNOW, _("I do not know")))
    number = 0
    found = []
    for dimension in rules.dimensions:
        asked = []
        for statement in dimension.statements:
            number += 1
            given = answers.get(statement.code)
            choices = [Choice(value, label, value == given) for value, label in scale]
            is_missing = marks_missing and given is None
            asked.append(Asked(statement.code, number, text_of(statement.text, spoken), choices, is_missing))
        found.append(Part(dimension.code, text_of(dimension.label, spoken), asked))
    return found


def about(definition: ScanDefinition) -> dict[str, object]:
    """Return what every page says of a scan."""
    rules, spoken = definition.rules, language()
    return {
        "title": text_of(rules.title, spoken),
        "purpose": text_of(rules.purpose, spoken),
        "period": text_of(rules.period, spoken),
        "minutes": rules.minutes,
        "count": len(rules.statements),
        "indicative": rules.indicative,
        "licence": rules.licence,
        "author": rules.author,
        "source": text_of(rules.source, spoken),
    }
