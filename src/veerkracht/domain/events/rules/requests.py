"""How the search for a pionier goes on: a table of moves, and how long an invitation waits."""

import datetime as dt
from enum import StrEnum

from ..choices import InvitationState, RequestState

ANSWER_DAYS = 5
REMIND_BEFORE = dt.timedelta(days=2)
BRIEF_BEFORE = dt.timedelta(days=7)
EARLIEST = dt.timedelta(days=1)


class RequestMove(StrEnum):
    """What can happen to a request."""

    ASK = "ask"
    AGREE = "agree"
    PROPOSE = "propose"
    GO_ON = "go_on"
    GIVE_UP = "give_up"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


_SEARCHING = (RequestState.OPEN, RequestState.ASKING, RequestState.OTHER, RequestState.UNFILLED)
MOVES: dict[RequestMove, dict[RequestState, RequestState]] = {
    RequestMove.ASK: dict.fromkeys((RequestState.OPEN, RequestState.OTHER, RequestState.UNFILLED), RequestState.ASKING),
    RequestMove.AGREE: dict.fromkeys((RequestState.ASKING, RequestState.OTHER), RequestState.AGREED),
    RequestMove.PROPOSE: {RequestState.ASKING: RequestState.OTHER},
    RequestMove.GO_ON: dict.fromkeys((RequestState.ASKING, RequestState.OTHER), RequestState.OPEN),
    RequestMove.GIVE_UP: dict.fromkeys((RequestState.OPEN, RequestState.ASKING), RequestState.UNFILLED),
    RequestMove.WITHDRAW: dict.fromkeys(_SEARCHING, RequestState.WITHDRAWN),
    RequestMove.REOPEN: {RequestState.WITHDRAWN: RequestState.OPEN},
}


def next_state(state: RequestState | str, move: RequestMove) -> RequestState | None:
    """Return where a move leads, or None when it is not possible from here."""
    return MOVES[move].get(RequestState(state))


def expires_at(asked_at: dt.datetime, first_option: dt.datetime) -> dt.datetime:
    """Return until when an answer is waited for: five days, at most until a day before the first date.

    Who is asked later than that may answer until the date itself.
    """
    day_before = first_option - EARLIEST
    return min(asked_at + dt.timedelta(days=ANSWER_DAYS), day_before if day_before > asked_at else first_option)


def may_answer(state: InvitationState | str, expires: dt.datetime, now: dt.datetime) -> bool:
    """Tell whether the pionier may still answer by the link."""
    return state == InvitationState.ASKED and now < expires
