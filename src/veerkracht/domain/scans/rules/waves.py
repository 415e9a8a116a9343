"""When a wave closes, which teams may be chosen, and what is shown of a group (PRI-4, PRI-5, SCR-4)."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .definition import Definition
from .scoring import Scores, mean_scores, rounded
from .suppression import Group, Look, Release, release

NEVER_UNDER = 5
ADVISED = 7
FOR_TEXTS = 10
COUNCIL_FROM = 50
"""From this many people on a works council must be there, and may have to agree (WOR 27, PRI-6)."""
SHORTEST, LONGEST = 3, 42  # days that a wave is open
BETWEEN_WAVES = 28  # days from the end of one wave to the start of the next
BAND = 5
LOWEST, HIGHEST = 5, 95
WHOLE = ""
"""Key of the group that is the whole company."""


@dataclass(frozen=True)
class Team:
    """A team as the owner wrote it down: key, the team above it (or the company) and how many people it has."""

    key: str
    parent: str
    name: str
    members: int


def offered(teams: Sequence[Team], smallest: int) -> list[Team]:
    """Return the teams that an employee may choose: those of at least `smallest` people, above before below.

    The people of a smaller team choose the team above it. So what is too small to show is never even written down. A
    team without its own team above hangs right under the company; a ring of teams is left out.
    """
    found: list[Team] = []
    keys = {WHOLE}
    waiting = sorted(teams, key=lambda each: each.key)
    known = {each.key: each for each in teams}
    while waiting:
        ready = [each for each in waiting if _above(each, known, smallest) in keys]
        if not ready:
            break
        for each in ready:
            if each.members >= smallest:
                found.append(Team(each.key, _above(each, known, smallest), each.name, each.members))
                keys.add(each.key)
        waiting = [each for each in waiting if each not in ready]
    return found


def _above(team: Team, known: Mapping[str, Team], smallest: int) -> str:
    """Return the nearest team above that is large enough, else the company."""
    seen: set[str] = set()
    key = team.parent
    while key in known and known[key].members < smallest and key not in seen:
        seen.add(key)
        key = known[key].parent
    return key if key in known else WHOLE


def tree_of(teams: Iterable[Team], ballots: Iterable[tuple[str, Scores]]) -> list[Group]:
    """Return the tree of the company with its answers; an answer that lacks a figure protects nobody."""
    counted: dict[str, int] = {}
    others: dict[str, int] = {}
    for group, found in ballots:
        has_all = found.total is not None and None not in found.dimensions.values()
        target = counted if has_all else others
        target[group] = target.get(group, 0) + 1
    rows = [(WHOLE, None), *((each.key, each.parent) for each in teams)]
    return [Group(key, parent, counted.get(key, 0), others.get(key, 0)) for key, parent in rows]


@dataclass(frozen=True)
class Shown:
    """What is told of one group: about how many answers, and whole scores that never reach the ends of the scale."""

    key: str
    answers: int
    scores: dict[str, int]
    total: int | None


def decide(tree: Sequence[Group], smallest: int, earlier: Sequence[Look]) -> Release:
    """Return what may be shown of a wave that closes; never with groups under five."""
    return release(tree, max(smallest, NEVER_UNDER), earlier)


def shown_groups(
    definition: Definition, decided: Release, ballots: Sequence[tuple[str, Scores]], parents: Mapping[str, str]
) -> list[Shown]:
    """Return the figures of each shown group over all its answers, those of the groups inside it included (SCR-4)."""
    of_group: dict[str, list[Scores]] = {key: [] for key in decided.shown}
    for group, found in ballots:
        key: str | None = group
        while key is not None:
            if key in of_group:
                of_group[key].append(found)
            key = parents.get(key)
    return [_shown(definition, key, rows) for key, rows in sorted(of_group.items())]


def _shown(definition: Definition, key: str, rows: Sequence[Scores]) -> Shown:
    found = mean_scores(definition, rows)
    return Shown(
        key,
        len(rows),
        {code: bounded(score) for code, score in found.known.items()},
        None if found.total is None else bounded(found.total),
    )


def bounded(score: float) -> int:
    """Return a group's score as it is told: whole, and between 5 and 95, because 100 would be everybody's answer."""
    return min(max(rounded(score), LOWEST), HIGHEST)


def band(answers: int) -> tuple[int, int]:
    """Return between which numbers the number of answers lies, in steps of five: nobody can count to one."""
    low = answers // BAND * BAND
    return low, low + BAND - 1


def may_close(closes_on: dt.date, today: dt.date) -> bool:
    """Tell whether a wave may be closed: on its last day, never before, so that nobody closes it after one answer."""
    return today >= closes_on


def texts_to_show(texts: Sequence[str], answers: int) -> list[str]:
    """Return the free texts when there are enough answers and texts, in the order of the alphabet; else none."""
    return sorted(texts) if min(answers, len(texts)) >= FOR_TEXTS else []
