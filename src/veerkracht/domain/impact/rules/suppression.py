"""Small groups stay hidden from the public, also by subtraction (PRI-4 applied to open figures)."""

from collections.abc import Mapping

from veerkracht.domain.scans.rules.suppression import show_parts


def suppress(figures: Mapping[str, int], smallest: int) -> dict[str, int | None]:
    """Return the figures with every group of 1 to `smallest` - 1 replaced by None, and as many more as needed.

    One total and its parts are the smallest case of the tree of groups that employee scans need; the same module proves
    that no fewer could be hidden. Zero is no group and stays visible.
    """
    return show_parts(figures, smallest)
