"""One total and its parts, each part a count: the smallest case of the tree, for tables of figures."""

from collections.abc import Mapping

from .tree import Group, best_shown

TOTAL = ""


def show_parts(figures: Mapping[str, int], smallest: int) -> dict[str, int | None]:
    """Return the figures with None for what must be hidden so that no group of 1 to `smallest` - 1 can be worked out.

    The total is known; as few parts as possible are hidden, small ones before large ones. Zero is no group.
    """
    parts = [(f".{key}", amount) for key, amount in figures.items() if amount > 0]
    tree = [Group(TOTAL, None, 0), *(Group(key, TOTAL, amount) for key, amount in parts)]
    shown = best_shown(tree, smallest)
    if TOTAL not in shown:  # fewer people than that in all: nothing can be told apart, and nothing is shown
        shown = frozenset()
    return {key: amount if amount == 0 or f".{key}" in shown else None for key, amount in figures.items()}
