"""Every change to meetings and attendance lists."""

from .answering import answer_feedback
from .changing import change_registration, send_ticket_again
from .checking_in import note_at_door
from .committing import commit_import
from .doors import give_door_back, open_door, withdraw_door
from .following_up import follow_up, sum_up
from .leaving import accept_offer, cancel_seats, pass_on_lapsed
from .planning import change_event, note_headcount, plan_event
from .previewing import (
    change_columns,
    correct_row,
    decide_presence,
    decide_row,
    discard_import,
    split_row,
    start_import,
)
from .registering import Guest, register
from .relinking import relink_facts
from .reminding import remind_registration
from .settling import settle_next
from .signing_up import Room, set_sign_up
from .undoing import forget_on_lists, undo_import

__all__ = [
    "Guest",
    "Room",
    "accept_offer",
    "answer_feedback",
    "cancel_seats",
    "change_columns",
    "change_event",
    "change_registration",
    "commit_import",
    "correct_row",
    "decide_presence",
    "decide_row",
    "discard_import",
    "follow_up",
    "forget_on_lists",
    "give_door_back",
    "note_at_door",
    "note_headcount",
    "open_door",
    "pass_on_lapsed",
    "plan_event",
    "register",
    "relink_facts",
    "remind_registration",
    "send_ticket_again",
    "set_sign_up",
    "settle_next",
    "split_row",
    "start_import",
    "sum_up",
    "undo_import",
    "withdraw_door",
]
