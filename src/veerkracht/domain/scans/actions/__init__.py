"""Every change to definitions, company scans, chosen steps and employee waves."""

from .ballots import cast_ballot
from .cleaning import empty_sheets, empty_urns, forget_scans, old_sheets, old_urns
from .company import add_sheet, complete_sheet, save_answers, start_scan, tell_who
from .definitions import offer_again, publish_definition, publish_shipped, withdraw_definition
from .linking import link_scan, unlink_scan
from .steps import choose_step, drop_step, finish_step, remind_of_steps
from .teams import end_team, save_team
from .waves import close_wave, invite_by_mail, make_codes, open_wave, stop_wave

__all__ = [
    "add_sheet",
    "cast_ballot",
    "choose_step",
    "close_wave",
    "complete_sheet",
    "drop_step",
    "empty_sheets",
    "empty_urns",
    "end_team",
    "finish_step",
    "forget_scans",
    "invite_by_mail",
    "link_scan",
    "make_codes",
    "offer_again",
    "old_sheets",
    "old_urns",
    "open_wave",
    "publish_definition",
    "publish_shipped",
    "remind_of_steps",
    "save_answers",
    "save_team",
    "start_scan",
    "stop_wave",
    "tell_who",
    "unlink_scan",
    "withdraw_definition",
]
