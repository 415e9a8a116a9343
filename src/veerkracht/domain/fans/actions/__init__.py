"""Every change to fans, their people, agreements, talks, links and the stages they offer."""

from .inviting import make_invitation
from .networks import FanExists, LogoNotAccepted, remove_logo, save_fan, set_logo
from .own_events import (
    OwnEventClosed,
    change_own_event,
    held_open,
    mark_published,
    return_own_event,
    send_own_event,
    withdraw_own_event,
)
from .relations import (
    IsMainContact,
    NotAContact,
    add_contact,
    agree,
    end_agreement,
    end_contact,
    make_main_contact,
    note_talk,
    remove_talk,
    restore_contact,
)
from .stages import StageNotOpen, decline_stage, offer_stage, plan_stage

__all__ = [
    "FanExists",
    "IsMainContact",
    "LogoNotAccepted",
    "NotAContact",
    "OwnEventClosed",
    "StageNotOpen",
    "add_contact",
    "agree",
    "change_own_event",
    "decline_stage",
    "end_agreement",
    "end_contact",
    "held_open",
    "make_invitation",
    "make_main_contact",
    "mark_published",
    "note_talk",
    "offer_stage",
    "plan_stage",
    "remove_logo",
    "remove_talk",
    "restore_contact",
    "return_own_event",
    "save_fan",
    "send_own_event",
    "set_logo",
    "withdraw_own_event",
]
