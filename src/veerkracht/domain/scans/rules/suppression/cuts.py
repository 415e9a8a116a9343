"""Several cuts of the same companies, each part told by its mean, so that no two cuts give a small group away."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from .flat import show_parts


def show_cuts(cuts: Sequence[Mapping[str, Collection[int]]], smallest: int) -> list[frozenset[str]]:
    """Return per cut the parts that may be told beside the whole (PRI-4).

    Each cut divides the same members over parts. Told are the whole, the shown parts, and what is left of a cut taken
    together. Of two groups that are told or follow from one cut, one in the other, never 1 to `smallest` - 1 members
    are the difference; an earlier cut goes before a later one, and a later one gives up its smallest parts first.
    """
    seen: list[int] = []
    found = []
    for cut in cuts:
        masks = {part: _mask(members) for part, members in cut.items() if members}
        sizes = show_parts({part: mask.bit_count() for part, mask in masks.items()}, smallest)
        shown = {part for part, size in sizes.items() if size is not None}
        while shown and _gives_away(_told(masks, shown), seen, smallest):
            shown.remove(min(shown, key=lambda part: (masks[part].bit_count(), part)))
        found.append(frozenset(shown))
        seen += _told(masks, shown)
    return found


def _mask(members: Iterable[int]) -> int:
    return sum(1 << member for member in set(members))


def _told(masks: Mapping[str, int], shown: Collection[str]) -> list[int]:
    """Return the groups that one cut tells: the whole, parts, the rest, and the whole without each of those."""
    whole = sum(masks.values())
    parts = [masks[part] for part in sorted(shown)]
    rest = whole - sum(parts)
    told = [*parts, rest] if rest and parts else parts
    return [whole, *told, *(whole - part for part in told if part != whole)]


def _gives_away(told: Sequence[int], seen: Sequence[int], smallest: int) -> bool:
    return any(
        mine & other in (mine, other) and 0 < (mine ^ other).bit_count() < smallest for mine in told for other in seen
    )
