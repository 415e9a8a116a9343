"""One release of a tree of groups: which groups may be shown.

Groups that are shown either lie inside each other or have nothing in common. So everything that sums and differences
of shown groups can isolate is made of *remainders*: a shown group without the shown groups inside it. A release is safe
when each remainder holds nobody, or at least `smallest` people. That is exact, and it is local to a subtree, so that
going up the tree once finds the best safe release (dynamic programming over the size of what is still uncovered).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """A node of the tree. `counted` answers stand right in it, not in a group below it, and have every figure.

    `others` are answers that do not protect anybody: a figure is missing, or management knows them as its own.
    The root has no parent. Parents stand before their children.
    """

    key: str
    parent: str | None
    counted: int
    others: int = 0


Tree = Sequence[Group]
# What showing a group is worth: the whole first, then the most groups, small ones before those that hold them.
WHOLE, LEAF, BRANCH = 10**9, 2 * 10**5, 10**5


def children_of(tree: Tree) -> dict[str, list[str]]:
    """Return the keys right below each key."""
    found: dict[str, list[str]] = {each.key: [] for each in tree}
    for each in tree:
        if each.parent is not None:
            found[each.parent].append(each.key)
    return found


def totals(tree: Tree) -> dict[str, int]:
    """Return how many counted answers each group holds, those of the groups below it included."""
    found = {each.key: each.counted for each in tree}
    for each in reversed(tree):
        if each.parent is not None:
            found[each.parent] += found[each.key]
    return found


def worth(tree: Tree) -> dict[str, int]:
    """Return what showing each group is worth; of two alike, the larger group."""
    below, whole = children_of(tree), totals(tree)
    return {
        each.key: whole[each.key] + (WHOLE if each.parent is None else BRANCH if below[each.key] else LEAF)
        for each in tree
    }


NOBODY = 0
"""State of what is uncovered: nobody at all; else one more than the counted answers, up to `smallest`."""


def _state(counted: int, others: int, smallest: int) -> int:
    return NOBODY if counted + others == 0 else 1 + min(counted, smallest)


def _joined(left: int, right: int, smallest: int) -> int:
    if NOBODY in (left, right):
        return left or right
    return 1 + min(left + right - 2, smallest)


Best = dict[int, tuple[int, tuple[object, ...]]]
"""Per state of what is uncovered: the highest worth, and how it came about (nested, so that nothing is copied)."""


def best_shown(tree: Tree, smallest: int) -> frozenset[str]:
    """Return the groups to show: safe, and worth at least as much as any other safe choice."""
    if not tree:
        return frozenset()
    below, whole, value = children_of(tree), totals(tree), worth(tree)
    found: dict[str, Best] = {}
    for each in reversed(tree):
        best: Best = {_state(each.counted, each.others, smallest): (0, ())}
        for child in below[each.key]:
            best = _with_child(best, found.pop(child), smallest)
        if whole[each.key] >= smallest:
            _let_show(best, each.key, value[each.key], smallest)
        found[each.key] = best
    _worth, how = max(found[tree[0].key].values(), key=lambda pair: pair[0])
    return frozenset(_keys(how))


def _with_child(best: Best, child: Best, smallest: int) -> Best:
    joined: Best = {}
    for state, (own, how) in best.items():
        for under, (theirs, also) in child.items():
            both = _joined(state, under, smallest)
            if both not in joined or own + theirs > joined[both][0]:
                joined[both] = (own + theirs, (how, also))
    return joined


def _let_show(best: Best, key: str, value: int, smallest: int) -> None:
    """Add the choice of showing this group, where what is uncovered in it is nobody or enough people."""
    possible = [best[state] for state in (NOBODY, 1 + smallest) if state in best]
    if possible:
        own, how = max(possible, key=lambda pair: pair[0])
        if NOBODY not in best or own + value > best[NOBODY][0]:
            best[NOBODY] = (own + value, (how, key))


def _keys(how: tuple[object, ...]) -> Iterable[str]:
    stack: list[object] = [how]
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, tuple):
            stack.extend(part)


def pieces(tree: Tree, shown: frozenset[str]) -> dict[str, str | None]:
    """Return for each group the smallest shown group that holds it, itself included; None outside what is shown."""
    found: dict[str, str | None] = {}
    for each in tree:
        above = found[each.parent] if each.parent is not None else None
        found[each.key] = each.key if each.key in shown else above
    return found


def small_remainders(tree: Tree, shown: frozenset[str], smallest: int) -> dict[str, int]:
    """Return the shown groups whose remainder holds some but too few people, with how many are counted in it."""
    counted: dict[str, int] = dict.fromkeys(shown, 0)
    present: dict[str, int] = dict.fromkeys(shown, 0)
    holds = pieces(tree, shown)
    for each in tree:
        piece = holds[each.key]
        if piece is not None:
            counted[piece] += each.counted
            present[piece] += each.counted + each.others
    return {key: counted[key] for key in shown if present[key] and counted[key] < smallest}


def worth_of(tree: Tree, shown: Iterable[str], among: Mapping[str, int] | None = None) -> int:
    """Return what showing these groups is worth together."""
    value = among or worth(tree)
    return sum(value[key] for key in shown)
