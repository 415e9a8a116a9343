"""Releases after each other: what an earlier look and a later one give away together.

Somebody who assumes that people answer the same again may take a group of one release out of a group of another. What
is left over is then known but for the people by whom the two releases of that group differ. A mix is harmless when the
people left over and the people by whom the groups differ are together at least `smallest`: then the difference mixes
the answers of that many people. Where it is not, the later release shows less; the earlier one is already out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .tree import Tree, best_shown, children_of, pieces, totals, worth, worth_of

NEVER = 10**9


@dataclass(frozen=True)
class Look:
    """One release: the tree with its answers, which groups were shown, and the smallest group that it allowed."""

    tree: Tree
    shown: frozenset[str]
    smallest: int


@dataclass(frozen=True)
class Release:
    """What may be shown. `pieces` says where the answers of each group go; `gap` is zero when no more could be shown.

    The gap is the share of the worth of the best release without earlier looks that had to be given up for them.
    """

    shown: frozenset[str]
    pieces: dict[str, str | None]
    gap: float


def release(tree: Tree, smallest: int, earlier: Sequence[Look] = ()) -> Release:
    """Return the release of a tree: the best safe one, less what would give a small group away with an earlier look."""
    shown = best_shown(tree, smallest)
    value = worth(tree)
    best = worth_of(tree, shown, value)
    for look in earlier:
        shown = _without_mixes(Look(tree, shown, smallest), look, value)
    # Dropping for one look never makes a mix with another: a piece only grows.
    kept = worth_of(tree, shown, value)
    return Release(shown, pieces(tree, shown), (best - kept) / best if best else 0.0)


def _without_mixes(now: Look, earlier: Look, value: dict[str, int]) -> frozenset[str]:
    """Take the least worthy groups away until no mix with the earlier look is too small."""
    above, shown = _holders(now.tree), now.shown
    while shown:
        mixes = small_mixes(Look(now.tree, shown, now.smallest), earlier)
        if not mixes:
            break
        # What may be dropped: the group that gives somebody away, or a group that was taken out of it.
        possible = [each for each in shown if each == mixes[0] or mixes[0] in above[each]] or list(shown)
        shown -= {min(possible, key=lambda each: (value[each], each))}
    return shown


def _holders(tree: Tree) -> dict[str, set[str]]:
    """Return for each group the groups that hold it."""
    found: dict[str, set[str]] = {}
    for each in tree:
        found[each.key] = set() if each.parent is None else found[each.parent] | {each.parent}
    return found


def small_mixes(one: Look, other: Look) -> list[str]:
    """Return the groups out of which the two looks together isolate too few people; none when all is well."""
    smallest = min(one.smallest, other.smallest)
    found = [*_isolated(one, other, smallest), *_isolated(other, one, smallest)]
    return sorted(dict.fromkeys(found))


def _isolated(base: Look, other: Look, smallest: int) -> Iterable[str]:
    """Yield groups shown in `base` of which too few are left without groups shown in either look."""
    here, there = totals(base.tree), totals(other.tree)
    below = children_of(base.tree)
    # Per group the fewest people in a difference, left over plus changed: with nobody left over, and with somebody.
    none: dict[str, int] = {}
    some: dict[str, int] = {}
    for each in reversed(base.tree):
        without, some[each.key] = _split([(none[key], some[key]) for key in below[each.key]], each.counted)
        if each.key in base.shown:
            if some[each.key] < smallest:
                yield each.key
            cut = 0
        elif each.key in other.shown:
            cut = abs(here[each.key] - there[each.key])
        else:
            cut = NEVER
        none[each.key] = min(without, cut)


def _split(children: Sequence[tuple[int, int]], own: int) -> tuple[int, int]:
    """Return the fewest people in a difference over all children: with nobody left over, and with somebody."""
    none, some = (0, NEVER) if own == 0 else (NEVER, own)
    for child_none, child_some in children:
        some = min(some + child_none, some + child_some, none + child_some)
        none += child_none
    return min(none, NEVER), min(some, NEVER)
