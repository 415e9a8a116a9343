"""How an employee's answers are kept: a short text that says nothing but the group and a figure per statement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import digits

from .definition import Definition
from .scoring import Scores, scores

BETWEEN = "|"
NOT_ANSWERED = "-"
_SIGNS = f"{digits}A"  # a scale has at most eleven points


@dataclass(frozen=True)
class Ballot:
    """One person's answers, and the group that was chosen; an empty group is the whole company."""

    group: str
    answers: Mapping[str, int]


def packed(definition: Definition, ballot: Ballot) -> str:
    """Return the text of a ballot."""
    signs = (ballot.answers.get(each.code) for each in definition.statements)
    return ballot.group + BETWEEN + "".join(NOT_ANSWERED if sign is None else _SIGNS[sign] for sign in signs)


def unpacked(definition: Definition, text: str) -> Ballot:
    """Return the ballot of a text."""
    group, _between, signs = text.rpartition(BETWEEN)
    pairs = zip(definition.statements, signs, strict=True)
    return Ballot(group, {each.code: _SIGNS.index(sign) for each, sign in pairs if sign != NOT_ANSWERED})


def moved(text: str, pieces: Mapping[str, str | None]) -> str:
    """Return the text with the group that was shown instead of the one that was chosen."""
    group, between, signs = text.rpartition(BETWEEN)
    return (pieces.get(group) or "") + between + signs


def scored(definition: Definition, texts: Iterable[str]) -> list[tuple[str, Scores]]:
    """Return group and scores of each ballot; equal answers are scored once."""
    known: dict[str, Scores] = {}
    found = []
    for text in texts:
        group, _between, signs = text.rpartition(BETWEEN)
        if signs not in known:
            known[signs] = scores(definition, unpacked(definition, text).answers)
        found.append((group, known[signs]))
    return found
