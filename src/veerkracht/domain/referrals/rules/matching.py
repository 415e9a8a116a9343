"""Which providers fit a question, and why: theme, place, size, language, room, fairness, and outcome so far.

A linked company, and the pionier's own firm, are never proposed (PIO-6). Every refusal has its reason.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .shrinking import shrunk

MOST = 3


class Clue(StrEnum):
    """Why somebody fits, or does not; the workspace has a sentence for each."""

    SAME_THEME = "same_theme"
    MAIN_THEME = "main_theme"
    SAME_PLACE = "same_place"
    WHOLE_REGION = "whole_region"
    SAME_SIZE = "same_size"
    SAME_SECTOR = "same_sector"
    MUCH_ROOM = "much_room"
    LITTLE_ASKED = "little_asked"
    HELPED_OTHERS = "helped_others"
    OTHER_THEME = "other_theme"
    OTHER_PLACE = "other_place"
    OTHER_SIZE = "other_size"
    OTHER_SECTOR = "other_sector"
    OTHER_LANGUAGE = "other_language"
    NOT_APPROVED = "not_approved"
    AWAY = "away"
    NO_ROOM = "no_room"
    LINKED_COMPANY = "linked_company"
    PIONIERS_OWN_FIRM = "pioniers_own_firm"
    SAID_NO = "said_no"


@dataclass(frozen=True)
class Need:
    """What is asked: theme with its main theme, place, size, sector, language, and the companies to stay away from."""

    theme: int | None = None
    main_theme: int | None = None
    municipality: str | None = None
    size: str = ""
    section: str = ""
    language: str = "nl"
    company: int | None = None
    linked: frozenset[int] = frozenset()
    pioniers_firm: int | None = None
    said_no: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Supply:
    """What one provider offers, how much room there is this month, how it was asked and how that ended."""

    pk: int
    themes: frozenset[int]
    main_themes: frozenset[int] = frozenset()
    municipalities: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset({"nl"})
    company: int | None = None
    linked: frozenset[int] = frozenset()
    is_approved: bool = True
    is_away: bool = False
    room: int = 1
    taken: int = 0
    last_asked_on: dt.date | None = None
    helped: int = 0
    answered: int = 0


@dataclass(frozen=True)
class Match:
    """One provider for one question: how well it fits (0 to 100), why, and what stands in the way."""

    provider: int
    fit: int
    reasons: tuple[Clue, ...]
    obstacles: tuple[Clue, ...] = ()


# How much of the fit each part makes; together 100.
THEME, PLACE, SIZE, SECTOR, ROOM, FAIR, OUTCOME = 40, 15, 8, 7, 12, 8, 10


def obstacles(need: Need, supply: Supply) -> tuple[Clue, ...]:
    """Return everything that rules a provider out for this question (PIO-6, approval, absence, room, language)."""
    firms = need.linked | ({need.company} if need.company is not None else set())
    own = supply.linked | ({supply.company} if supply.company is not None else set())
    tests = (
        (Clue.NOT_APPROVED, not supply.is_approved),
        (Clue.AWAY, supply.is_away),
        (Clue.LINKED_COMPANY, bool(firms & own)),
        (Clue.PIONIERS_OWN_FIRM, need.pioniers_firm is not None and need.pioniers_firm in own),
        (Clue.SAID_NO, supply.pk in need.said_no),
        (Clue.OTHER_THEME, _theme(need, supply) == 0),
        (Clue.OTHER_PLACE, _outside(need.municipality, supply.municipalities)),
        (Clue.OTHER_LANGUAGE, need.language not in supply.languages),
        (Clue.NO_ROOM, supply.taken >= supply.room),
    )
    return tuple(clue for clue, is_so in tests if is_so)


def match(need: Need, supply: Supply, today: dt.date, usual: float) -> Match:
    """Return how well a provider fits a question; `usual` is how often providers help, for who has few answers."""
    reasons: list[Clue] = []
    total = 0.0
    theme = _theme(need, supply)
    total += THEME * theme
    if need.theme is not None:
        reasons.append(Clue.SAME_THEME if theme == 1 else Clue.MAIN_THEME)
    is_near = need.municipality is not None and need.municipality in supply.municipalities
    total += PLACE * (1.0 if is_near else 0.7)
    reasons.append(Clue.SAME_PLACE if is_near else Clue.WHOLE_REGION)
    for weight, wanted, offered, same in (
        (SIZE, need.size, supply.sizes, Clue.SAME_SIZE),
        (SECTOR, need.section, supply.sections, Clue.SAME_SECTOR),
    ):
        total += weight * _likeness(wanted, offered)
        if wanted and wanted in offered:
            reasons.append(same)
    free = max(supply.room - supply.taken, 0) / max(supply.room, 1)
    total += ROOM * free
    if free >= 0.5:
        reasons.append(Clue.MUCH_ROOM)
    rest = _rest(supply.last_asked_on, today)
    total += FAIR * rest
    if rest >= 1:
        reasons.append(Clue.LITTLE_ASKED)
    outcome = shrunk(supply.helped, supply.answered, usual)
    total += OUTCOME * outcome
    if outcome > usual:
        reasons.append(Clue.HELPED_OTHERS)
    return Match(supply.pk, round(total), tuple(reasons), obstacles(need, supply))


def proposed(matches: Iterable[Match]) -> list[Match]:
    """Return at most three that nothing stands in the way of, the best first; equal ones in the order of their keys."""
    free = [each for each in matches if not each.obstacles]
    return sorted(free, key=lambda each: (-each.fit, each.provider))[:MOST]


def would_fit(matches: Iterable[Match]) -> list[Match]:
    """Return those that would fit but for room or absence: why somebody has to wait."""
    passing = {Clue.NO_ROOM, Clue.AWAY}
    found = [each for each in matches if each.obstacles and set(each.obstacles) <= passing]
    return sorted(found, key=lambda each: (-each.fit, each.provider))


def alternatives(chosen: Sequence[Match], matches: Iterable[Match]) -> dict[int, Match | None]:
    """Return for each chosen provider the best one that was not chosen: whom to take when this one says no."""
    ids = {each.provider for each in chosen}
    free = sorted((m for m in matches if not m.obstacles and m.provider not in ids), key=lambda m: (-m.fit, m.provider))
    return {each.provider: (free[place] if place < len(free) else None) for place, each in enumerate(chosen)}


def _theme(need: Need, supply: Supply) -> float:
    """Return 1 for the theme itself, 0.6 for its main theme or a part of it, 0.4 when no theme is known yet, else 0."""
    if need.theme is None:
        return 0.4
    if need.theme in supply.themes:
        return 1.0
    return 0.6 if need.main_theme in supply.main_themes else 0.0


def _outside(place: str | None, places: frozenset[str]) -> bool:
    return bool(places) and place is not None and place not in places


def _likeness(wanted: str, offered: frozenset[str]) -> float:
    """Return 1 when offered by name, 0.7 when offered to all, 0.2 when offered to others."""
    if not offered or not wanted:
        return 0.7
    return 1.0 if wanted in offered else 0.2


def _rest(last: dt.date | None, today: dt.date) -> float:
    """Return 1 for who was not asked for 30 days, less for who was asked lately."""
    return 1.0 if last is None else min(max((today - last).days, 0) / 30, 1.0)
