"""Every change to pioniers: their profile, appointment and acts."""

from .appointing import AppointmentOverlaps, appoint
from .cleaning import empty_profiles, forget_pionier, old_profiles, old_receipts, remove_receipts
from .engaging import EngagementOfMeeting, log_engagement, remove_engagement, set_speakers
from .expenses import (
    ExpenseDecided,
    NotYoursToDecide,
    ReceiptNotRead,
    ReceiptTooBig,
    claim_expense,
    decide_expense,
    reopen_expense,
)
from .giving import note_value, remove_value
from .profile import AlreadyAPionier, add_pionier, approve_profile, change_profile
from .working import (
    PictureNotRead,
    PictureRefused,
    TimeOffExists,
    agree_working,
    end_time_off,
    log_own_act,
    take_time_off,
)

__all__ = [
    "AlreadyAPionier",
    "AppointmentOverlaps",
    "EngagementOfMeeting",
    "ExpenseDecided",
    "NotYoursToDecide",
    "PictureNotRead",
    "PictureRefused",
    "ReceiptNotRead",
    "ReceiptTooBig",
    "TimeOffExists",
    "add_pionier",
    "agree_working",
    "appoint",
    "approve_profile",
    "change_profile",
    "claim_expense",
    "decide_expense",
    "empty_profiles",
    "end_time_off",
    "forget_pionier",
    "log_engagement",
    "log_own_act",
    "note_value",
    "old_profiles",
    "old_receipts",
    "remove_engagement",
    "remove_receipts",
    "remove_value",
    "reopen_expense",
    "set_speakers",
    "take_time_off",
]
