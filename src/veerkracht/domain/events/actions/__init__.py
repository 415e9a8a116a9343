"""Every change to meetings and attendance lists."""

from .answering import answer_feedback
from .changing import change_registration, send_ticket_again
from .checking_in import note_at_door
from .committing import commit_import
from .doors import give_door_back, open_door, withdraw_door
from .following_up import follow_up, sum_up
from .leaving import accept_offer, cancel_seats, pass_on_lapsed
from .own_events import publish_own_event
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
from .repeating import repeat_event
from .settling import settle_next
from .signing_up import Room, set_sign_up
from .stage_answers import (
    AnswerTooLate,
    DatesChanged,
    accept_other_date,
    answer_no,
    answer_other,
    answer_yes,
    pass_on_silence,
    refuse_other_date,
)
from .stage_cleaning import empty_remarks, forget_on_stages, old_invitations
from .stage_requests import (
    AskedBefore,
    NoAddress,
    RequestIsOpen,
    RequestMoved,
    ask_pionier,
    ask_planned,
    change_request,
    reopen_request,
    request_stage,
    withdraw_request,
)
from .thanking import (
    ThankedBefore,
    brief_pionier,
    follow_outbox,
    note_thanks,
    prepare_thanks,
    remind_pionier,
    send_thanks,
)
from .tying import tie_seat, tie_seat_to_new_company
from .undoing import forget_on_lists, undo_import

__all__ = [
    "AnswerTooLate",
    "AskedBefore",
    "DatesChanged",
    "Guest",
    "NoAddress",
    "RequestIsOpen",
    "RequestMoved",
    "Room",
    "ThankedBefore",
    "accept_offer",
    "accept_other_date",
    "answer_feedback",
    "answer_no",
    "answer_other",
    "answer_yes",
    "ask_pionier",
    "ask_planned",
    "brief_pionier",
    "cancel_seats",
    "change_columns",
    "change_event",
    "change_registration",
    "change_request",
    "commit_import",
    "correct_row",
    "decide_presence",
    "decide_row",
    "discard_import",
    "empty_remarks",
    "follow_outbox",
    "follow_up",
    "forget_on_lists",
    "forget_on_stages",
    "give_door_back",
    "note_at_door",
    "note_headcount",
    "note_thanks",
    "old_invitations",
    "open_door",
    "pass_on_lapsed",
    "pass_on_silence",
    "plan_event",
    "prepare_thanks",
    "publish_own_event",
    "refuse_other_date",
    "register",
    "relink_facts",
    "remind_pionier",
    "remind_registration",
    "reopen_request",
    "repeat_event",
    "request_stage",
    "send_thanks",
    "send_ticket_again",
    "set_sign_up",
    "settle_next",
    "split_row",
    "start_import",
    "sum_up",
    "tie_seat",
    "tie_seat_to_new_company",
    "undo_import",
    "withdraw_door",
    "withdraw_request",
]
