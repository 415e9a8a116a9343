"""How many questions a meeting will bring, and how good that estimate was for meetings that are over.

The rule of the readiness gate: expected questions = expected visitors x questions per visitor. The rate starts with
that of all past meetings, and is drawn in turn towards that of meetings of the same kind, of the same size and about
the same theme: whatever had few visitors so far says little. Plain values in and out: every word above may use it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# So many visitors of one theme weigh as much as everything known of all themes.
WEIGHT = 150.0
# Before anything was seen: of a hundred visitors four ask something.
FIRST_RATE = 0.04
# Before anything was seen a meeting has so many visitors; what is usual of its kind weighs as so many meetings.
FIRST_VISITORS = 40
USUAL_WEIGHT = 3
# Up to so many visitors a meeting is small, from so many on it is large.
SMALL, LARGE = 25, 60


@dataclass(frozen=True)
class PastMeeting:
    """A meeting that is over: its theme, how many came, how many questions came of it, its kind."""

    theme: str
    visitors: int
    questions: int
    kind: str = ""


@dataclass(frozen=True)
class Demand:
    """Expected questions, between which figures it mostly lies, and on how many meetings that rests."""

    expected: float
    low: float
    high: float
    meetings: int


@dataclass(frozen=True)
class DemandError:
    """How wrong the rule was when each past meeting was estimated from the others: in questions a meeting."""

    meetings: int
    mean_error: float
    bias: float
    mean_questions: float


def rate(past: Sequence[PastMeeting], theme: str, *, kind: str = "", visitors: int | None = None) -> float:
    """Return questions per visitor, drawn towards what meetings of this kind, size and theme had; "" is not known."""
    found = _drawn(past, FIRST_RATE)
    if kind:
        found = _drawn([m for m in past if m.kind == kind], found)
    if visitors is not None:
        found = _drawn([m for m in past if _size(m.visitors) == _size(visitors)], found)
    return _drawn([m for m in past if m.theme == theme], found) if theme else found


def _drawn(past: Sequence[PastMeeting], rate: float) -> float:
    return (sum(m.questions for m in past) + WEIGHT * rate) / (sum(m.visitors for m in past) + WEIGHT)


def _size(visitors: int) -> int:
    return (visitors > SMALL) + (visitors >= LARGE)


def expected_visitors(past: Sequence[PastMeeting], kind: str, seats: int | None = None) -> int:
    """Return how many will come: as many as there are seats, else what is usual of the kind."""
    if seats is not None:
        return seats
    usual = sum(m.visitors for m in past) / len(past) if past else FIRST_VISITORS
    same = [m.visitors for m in past if m.kind == kind]
    return round((sum(same) + USUAL_WEIGHT * usual) / (len(same) + USUAL_WEIGHT))


def expected_questions(past: Sequence[PastMeeting], theme: str, visitors: int, *, kind: str = "") -> Demand:
    """Return what a meeting of so many visitors about a theme will bring; the range is twice the root of it."""
    expected = max(visitors, 0) * rate(past, theme, kind=kind, visitors=visitors)
    spread = 2 * expected**0.5
    return Demand(expected, max(expected - spread, 0.0), expected + spread, len(past))


def demand_error(past: Sequence[PastMeeting]) -> DemandError | None:
    """Return how wrong the rule is: each meeting estimated from the others only; None with fewer than two."""
    if len(past) < 2:
        return None
    errors = []
    for place, meeting in enumerate(past):
        others = [*past[:place], *past[place + 1 :]]
        errors.append(meeting.visitors * _rate_of(meeting, others) - meeting.questions)
    return DemandError(
        meetings=len(past),
        mean_error=sum(abs(error) for error in errors) / len(errors),
        bias=sum(errors) / len(errors),
        mean_questions=sum(m.questions for m in past) / len(past),
    )


def _rate_of(meeting: PastMeeting, others: Sequence[PastMeeting]) -> float:
    return rate(others, meeting.theme, kind=meeting.kind, visitors=meeting.visitors)
