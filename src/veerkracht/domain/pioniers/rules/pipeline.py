"""From hidden gem to pionier and after it: the table of moves and what each move asks (PIO-1)."""

import datetime as dt
from collections.abc import Mapping

from ..choices import CandidateState as State

MOVES: Mapping[State, tuple[State, ...]] = {
    State.HIDDEN_GEM: (State.CONTACTED, State.DECLINED),
    State.CONTACTED: (State.VISITED, State.HIDDEN_GEM, State.DECLINED),
    State.VISITED: (State.STORY_CHECKED, State.CONTACTED, State.DECLINED),
    State.STORY_CHECKED: (State.PROPOSED, State.VISITED, State.DECLINED),
    State.PROPOSED: (State.ACCEPTED, State.STORY_CHECKED, State.DECLINED),
    State.ACCEPTED: (State.APPOINTED, State.DECLINED),
    State.APPOINTED: (State.ACTIVE, State.ALUMNUS),
    State.ACTIVE: (State.PAUSED, State.ALUMNUS),
    State.PAUSED: (State.ACTIVE, State.ALUMNUS),
    State.ALUMNUS: (State.APPOINTED,),
    State.DECLINED: (State.HIDDEN_GEM, State.CONTACTED),
}
ORDER = tuple(MOVES)
# Somebody of the team works on these: they have an owner and a next action with its day.
AT_WORK = frozenset({State.CONTACTED, State.VISITED, State.STORY_CHECKED, State.PROPOSED, State.ACCEPTED})
# Nobody outside the team and the province knows of these: a yes and an appointment are still to come.
NEVER_PUBLIC = frozenset({State.HIDDEN_GEM, State.DECLINED}) | AT_WORK
# These ask why.
NEEDS_REASON = frozenset({State.DECLINED, State.PAUSED, State.ALUMNUS})
# These are reached by an act of their own, which checks more than the move.
BY_APPOINTMENT = frozenset({State.APPOINTED})
# Within how many days the next action comes when nobody chose a day.
DAYS_TO_NEXT: Mapping[State, int] = {
    State.CONTACTED: 14,
    State.VISITED: 14,
    State.STORY_CHECKED: 21,
    State.PROPOSED: 30,
    State.ACCEPTED: 30,
}


def can_move(state: State, to: State) -> bool:
    """Tell whether the table has this move (PIO-1)."""
    return to in MOVES[state]


def moves_by_hand(state: State) -> tuple[State, ...]:
    """Return the moves that a button offers; the appointment has a form of its own."""
    return tuple(to for to in MOVES[state] if to not in BY_APPOINTMENT)


def is_back(state: State, to: State) -> bool:
    """Tell whether a move goes back in the order of the way."""
    return ORDER.index(to) < ORDER.index(state)


def next_day(to: State, today: dt.date) -> dt.date | None:
    """Return the day of the next action that a state starts with; None where nobody works on it."""
    return today + dt.timedelta(days=DAYS_TO_NEXT[to]) if to in AT_WORK else None
