"""What people said after a meeting, together."""

from collections import Counter
from dataclasses import dataclass

from ..choices import NextStep
from ..models import Event, Feedback


@dataclass(frozen=True)
class Summary:
    """How many answered, how many see the need (4 or 5), what they want next, and what they said."""

    asked: int
    answers: int
    mean: float | None
    see_need: int
    rated: int
    next_steps: list[tuple[str, int]]
    words: list[str]


def summary_of(event: Event) -> Summary:
    """Return the answers about one meeting without names."""
    rows = list(Feedback.objects.filter(event=event).order_by("pk"))
    needs = [row.need for row in rows if row.need is not None]
    steps = Counter(row.next_step for row in rows if row.next_step)
    return Summary(
        asked=len(rows),
        answers=sum(row.answered_at is not None for row in rows),
        mean=sum(needs) / len(needs) if needs else None,
        see_need=sum(need >= 4 for need in needs),
        rated=len(needs),
        next_steps=[(str(NextStep(code).label), number) for code, number in steps.most_common()],
        words=sorted(row.words for row in rows if row.words),
    )
