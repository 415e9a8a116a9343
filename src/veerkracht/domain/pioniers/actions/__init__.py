"""Every change to pioniers: their profile, appointment and acts."""

from .appointing import AppointmentOverlaps, appoint
from .cleaning import empty_profiles, forget_pionier, old_profiles
from .engaging import EngagementOfMeeting, log_engagement, remove_engagement, set_speakers
from .profile import AlreadyAPionier, add_pionier, approve_profile, change_profile

__all__ = [
    "AlreadyAPionier",
    "AppointmentOverlaps",
    "EngagementOfMeeting",
    "add_pionier",
    "appoint",
    "approve_profile",
    "change_profile",
    "empty_profiles",
    "forget_pionier",
    "log_engagement",
    "old_profiles",
    "remove_engagement",
    "set_speakers",
]
