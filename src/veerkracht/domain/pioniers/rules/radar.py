"""Who deserves attention now, why, and what would be a good gesture (PIO-3, PIO-4, PIO-5)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ..choices import Load, Signal, Standing, ValueKind
from .duty import YearCard, load, standing
from .reciprocity import QuarterBalance, gives_too_much

SPEAK_EVERY_DAYS = 60
# What may be called a gesture for each signal; the first one is proposed, unless it was made lately.
GESTURES: dict[Signal, tuple[ValueKind, ...]] = {
    Signal.OVERLOADED: (ValueKind.CALLED, ValueKind.THANKED),
    Signal.AT_RISK: (ValueKind.CALLED, ValueKind.VISITED),
    Signal.GIVES_MORE: (ValueKind.CONNECTED, ValueKind.SPOTLIGHT, ValueKind.INVITED),
    Signal.NOT_SPOKEN: (ValueKind.CALLED, ValueKind.VISITED),
}
_ORDER = tuple(GESTURES)


@dataclass(frozen=True)
class Attention:
    """What is known of one pionier for the radar. `spoken_on`: the last talk; `received`: what came lately."""

    card: YearCard | None
    acts: Sequence[dt.date]
    quarters: Sequence[QuarterBalance]
    spoken_on: dt.date | None
    since: dt.date
    received: frozenset[str] = frozenset()


def silent_days(known: Attention, today: dt.date) -> int:
    """Return how long the team has not spoken with the pionier; counted from the appointment when never."""
    return max((today - (known.spoken_on or known.since)).days, 0)


def signals(known: Attention, today: dt.date) -> list[Signal]:
    """Return why this pionier deserves attention, the most urgent first; nothing when all is well."""
    found = {
        Signal.OVERLOADED: load(known.acts, today) is not Load.FINE,
        Signal.AT_RISK: known.card is not None and standing(known.card, today) is Standing.WORTH_A_TALK,
        Signal.GIVES_MORE: gives_too_much(known.quarters),
        Signal.NOT_SPOKEN: silent_days(known, today) > SPEAK_EVERY_DAYS,
    }
    return [signal for signal in _ORDER if found[signal]]


def gesture(signal: Signal, received: frozenset[str]) -> ValueKind:
    """Return what to do for a signal: the first kind that this pionier did not get lately, else the first."""
    kinds = GESTURES[signal]
    return next((kind for kind in kinds if kind not in received), kinds[0])
