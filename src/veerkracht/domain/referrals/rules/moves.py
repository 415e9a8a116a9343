"""How a question and a hand-off move from one state to the next: tables, so that nothing else is possible."""

from enum import StrEnum

from ..choices import HandoffState, QuestionState

S, H = QuestionState, HandoffState


class Move(StrEnum):
    """What can happen to a question."""

    ANSWER = "answer"
    ASK_BACK = "ask_back"
    HEAR = "hear"
    PROPOSE = "propose"
    REFUSE = "refuse"
    OFFER = "offer"
    ACCEPT = "accept"
    GIVE_BACK = "give_back"
    QUEUE = "queue"
    PASS_ON = "pass_on"  # noqa: S105 a move, no password
    WITHDRAW = "withdraw"
    HOLD = "hold"
    RELEASE = "release"
    MERGE = "merge"
    CLOSE = "close"
    REOPEN = "reopen"


MOVES: dict[Move, dict[QuestionState, QuestionState]] = {
    Move.ANSWER: dict.fromkeys((S.OPEN, S.WAITING, S.QUEUED), S.ANSWERED),
    Move.ASK_BACK: {S.OPEN: S.WAITING},
    # What the sender writes is heard in every state; only where we waited for it, or had answered, is it our turn.
    Move.HEAR: {
        S.OPEN: S.OPEN,
        S.WAITING: S.OPEN,
        S.ANSWERED: S.OPEN,
        S.CLOSED: S.OPEN,
        S.OFFERED: S.OFFERED,
        S.QUEUED: S.QUEUED,
        S.PASSED_ON: S.PASSED_ON,
        S.HELD: S.HELD,
    },
    Move.PROPOSE: dict.fromkeys((S.OPEN, S.QUEUED, S.PASSED_ON), S.WAITING),
    Move.REFUSE: {S.WAITING: S.OPEN},
    Move.OFFER: dict.fromkeys((S.WAITING, S.QUEUED, S.OFFERED), S.OFFERED),
    Move.ACCEPT: {S.OFFERED: S.PASSED_ON},
    Move.GIVE_BACK: {S.OFFERED: S.OPEN},
    Move.QUEUE: dict.fromkeys((S.OPEN, S.WAITING, S.OFFERED), S.QUEUED),
    Move.PASS_ON: dict.fromkeys((S.OPEN, S.WAITING, S.QUEUED), S.PASSED_ON),
    Move.WITHDRAW: dict.fromkeys((S.OPEN, S.WAITING, S.OFFERED, S.QUEUED), S.WITHDRAWN),
    Move.HOLD: {S.OPEN: S.HELD},
    Move.RELEASE: {S.HELD: S.OPEN},
    Move.MERGE: {S.OPEN: S.MERGED},
    Move.CLOSE: dict.fromkeys((S.ANSWERED, S.PASSED_ON), S.CLOSED),
    Move.REOPEN: dict.fromkeys((S.ANSWERED, S.PASSED_ON, S.CLOSED), S.OPEN),
}


class HandoffMove(StrEnum):
    """What can happen to a hand-off."""

    ACCEPT = "accept"
    DECLINE = "decline"
    EXPIRE = "expire"
    TAKE_BACK = "take_back"
    HAND_ON = "hand_on"


HANDOFF_MOVES: dict[HandoffMove, dict[HandoffState, HandoffState]] = {
    HandoffMove.ACCEPT: {H.OFFERED: H.ACCEPTED},
    HandoffMove.DECLINE: {H.OFFERED: H.DECLINED},
    HandoffMove.EXPIRE: {H.OFFERED: H.EXPIRED},
    HandoffMove.TAKE_BACK: {H.OFFERED: H.TAKEN_BACK},
    HandoffMove.HAND_ON: {H.ACCEPTED: H.HANDED_ON},
}


def next_state(state: QuestionState, move: Move) -> QuestionState | None:
    """Return where a move leads, or None when it is not possible from here."""
    return MOVES[move].get(state)


def next_handoff_state(state: HandoffState, move: HandoffMove) -> HandoffState | None:
    """Return where a move of a hand-off leads, or None when it is not possible from here."""
    return HANDOFF_MOVES[move].get(state)
