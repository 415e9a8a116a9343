"""How many questions a meeting will bring, and how good that estimate was for meetings that are over.

The rule (documented for the readiness gate): expected questions = expected visitors x questions per visitor. The
rate is that of past meetings about the same theme, drawn towards the rate of all past meetings: a theme with few
visitors so far says little. Plain values in and out, so that every word above may use it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# So many visitors of one theme weigh as much as everything known of all themes.
WEIGHT = 150.0
# Before anything was seen: of a hundred visitors four ask something.
FIRST_RATE = 0.04


@dataclass(frozen=True)
class PastMeeting:
    """A meeting that is over: its theme, how many came, how many questions came of it."""

    theme: str
    visitors: int
    questions: int


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


def rate(past: Sequence[PastMeeting], theme: str) -> float:
    """Return questions per visitor for a theme, drawn towards the rate of all meetings."""
    visitors, questions = sum(m.visitors for m in past), sum(m.questions for m in past)
    overall = (questions + WEIGHT * FIRST_RATE) / (visitors + WEIGHT)
    same = [m for m in past if m.theme == theme]
    return (sum(m.questions for m in same) + WEIGHT * overall) / (sum(m.visitors for m in same) + WEIGHT)


def expected_questions(past: Sequence[PastMeeting], theme: str, visitors: int) -> Demand:
    """Return what a meeting of so many visitors about a theme will bring; the range is twice the root of it."""
    expected = max(visitors, 0) * rate(past, theme)
    spread = 2 * expected**0.5
    return Demand(expected, max(expected - spread, 0.0), expected + spread, len(past))


def demand_error(past: Sequence[PastMeeting]) -> DemandError | None:
    """Return how wrong the rule is: each meeting estimated from the others only; None with fewer than two."""
    if len(past) < 2:
        return None
    errors = []
    for place, meeting in enumerate(past):
        others = [*past[:place], *past[place + 1 :]]
        errors.append(meeting.visitors * rate(others, meeting.theme) - meeting.questions)
    return DemandError(
        meetings=len(past),
        mean_error=sum(abs(error) for error in errors) / len(errors),
        bias=sum(errors) / len(errors),
        mean_questions=sum(m.questions for m in past) / len(past),
    )
