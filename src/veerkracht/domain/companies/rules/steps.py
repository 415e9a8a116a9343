"""How a concrete step moves from one state to the next, and how well it is proven (domain.md KPI-2)."""

import datetime as dt
from enum import StrEnum

from ..choices import EvidenceKind, EvidenceLevel, StepState

# A link in a mail stays in mailboxes for years; figures that were reported must not move by it.
LINK_DAYS = 90


class Move(StrEnum):
    """What can happen to a step that was recorded."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    DENY = "deny"
    WITHDRAW = "withdraw"
    ADD_EVIDENCE = "add_evidence"


_ALIVE = frozenset({StepState.ASKED, StepState.EVIDENCED, StepState.CONFIRMED})
# What is said last holds: a company may come back on a no, and on a yes. Only withdrawn is the end.
_ANSWERABLE = _ALIVE | {StepState.DENIED}
MOVES: dict[Move, dict[StepState, StepState]] = {
    Move.CONFIRM: dict.fromkeys(_ANSWERABLE, StepState.CONFIRMED),
    Move.CORRECT: dict.fromkeys(_ANSWERABLE, StepState.CONFIRMED),
    Move.DENY: dict.fromkeys(_ANSWERABLE, StepState.DENIED),
    Move.WITHDRAW: dict.fromkeys(_ANSWERABLE, StepState.WITHDRAWN),
    Move.ADD_EVIDENCE: {
        StepState.ASKED: StepState.EVIDENCED,
        StepState.EVIDENCED: StepState.EVIDENCED,
        StepState.CONFIRMED: StepState.CONFIRMED,
    },
}
COUNTED = frozenset({StepState.EVIDENCED, StepState.CONFIRMED})


def next_state(state: StepState, move: Move) -> StepState | None:
    """Return where a move leads, or None when it is not possible from here."""
    return MOVES[move].get(state)


def level_of(evidence: EvidenceKind, state: StepState) -> EvidenceLevel | None:
    """Return how well a step is proven: A3 seen on a visit, A2 document or link, A1 the company says so, else None."""
    if state not in COUNTED:
        return None
    if evidence == EvidenceKind.VISIT:
        return EvidenceLevel.A3
    if evidence in {EvidenceKind.LINK, EvidenceKind.DOCUMENT}:
        return EvidenceLevel.A2
    return EvidenceLevel.A1 if state == StepState.CONFIRMED else None


def link_is_open(asked_at: dt.datetime, now: dt.datetime) -> bool:
    """Tell whether the company may still answer by the link in its mail: `LINK_DAYS` days."""
    return now - asked_at <= dt.timedelta(days=LINK_DAYS)
