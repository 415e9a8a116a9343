"""What two dates in the planning do to each other: one pionier in two places, or two meetings near on one day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from ..choices import ClashKind

# From one end of a province to the other, and finding the room.
TRAVEL = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Slot:
    """A date at which something happens or may happen; `thing` is what has this date and perhaps another one.

    A region of "" is not known. `is_ours` is false for what another programme does.
    """

    key: str
    thing: str
    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    region: str = ""
    pioniers: frozenset[int] = field(default_factory=frozenset)
    is_ours: bool = True


class Clash(NamedTuple):
    """That a date stands in the way of another one."""

    kind: ClashKind
    other: str


def clashes(slots: Iterable[Slot]) -> dict[str, list[Clash]]:
    """Return per key what clashes with it; only dates of ours are warned about, each pair both ways."""
    days: dict[dt.date, list[Slot]] = defaultdict(list)
    for slot in slots:
        days[slot.on].append(slot)
    found: dict[str, list[Clash]] = defaultdict(list)
    for together in days.values():
        for one, other in combinations(together, 2):
            kind = _between(one, other)
            if kind is None:
                continue
            for mine, theirs in ((one, other), (other, one)):
                if mine.is_ours:
                    found[mine.key].append(Clash(kind, theirs.key))
    return dict(found)


def _between(one: Slot, other: Slot) -> ClashKind | None:
    """Return the worst that two dates on one day do to each other."""
    if one.thing == other.thing or not (one.is_ours or other.is_ours):
        return None
    near_in_time = one.starts_at < other.ends_at + TRAVEL and other.starts_at < one.ends_at + TRAVEL
    if one.pioniers & other.pioniers and near_in_time:
        return ClashKind.PIONIER
    if one.region and one.region == other.region:
        return ClashKind.REGION if one.is_ours and other.is_ours else ClashKind.ELSEWHERE
    return None
