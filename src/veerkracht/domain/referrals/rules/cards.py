"""What happens with a card around its withdrawal, and how cards are laid on posters."""

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

# N9: source and answer come back to the pionier. Who had the form open when a card was withdrawn still met that
# pionier: the question keeps its source for a day.
ATTRIBUTION_STAYS = dt.timedelta(days=1)
ON_ONE_POSTER = 4

Card = TypeVar("Card")


def pages_of(cards: Sequence[Card]) -> list[list[Card]]:
    """Return the cards as they stand on posters: as few sheets as possible, as even as possible, in their order."""
    if not cards:
        return []
    sheets = -(-len(cards) // ON_ONE_POSTER)
    low, more = divmod(len(cards), sheets)
    sizes = [low + 1] * more + [low] * (sheets - more)
    starts = [sum(sizes[:at]) for at in range(sheets)]
    return [list(cards[start : start + size]) for start, size in zip(starts, sizes, strict=True)]
