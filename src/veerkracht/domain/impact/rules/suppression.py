"""Small groups stay hidden from the public, also by subtraction (PRI-4 applied to open figures)."""

from collections.abc import Mapping


def suppress(figures: Mapping[str, int], smallest: int) -> dict[str, int | None]:
    """Return the figures with every group of 1 to `smallest` - 1 replaced by None.

    When the hidden groups together are still fewer than `smallest`, or only one is hidden, the total would give them
    away: the next smallest visible groups are hidden as well. Zero is no group and stays visible.
    """
    hidden = {key for key, amount in figures.items() if 0 < amount < smallest}
    visible = sorted((amount, key) for key, amount in figures.items() if amount >= smallest)
    while hidden and visible and (len(hidden) == 1 or sum(figures[key] for key in hidden) < smallest):
        hidden.add(visible.pop(0)[1])
    return {key: None if key in hidden else amount for key, amount in figures.items()}
