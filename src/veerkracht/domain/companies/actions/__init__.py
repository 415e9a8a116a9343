"""Every change to companies, people and their consents, the ledger, steps, duplicates and merges."""

from .consent import ask_consent, confirm_consent, lapse_unconfirmed, record_consent, withdraw_consent
from .consent_mailing import send_mailing
from .consent_texts import publish_text
from .labels import label_companies, undo_labels, unlabel_companies
from .ledger import (
    mark_occasion_changed,
    record_again,
    record_touchpoint,
    record_touchpoints,
    void_source,
    void_touchpoint,
)
from .merging import merge_companies, undo_merge
from .moving import move_facts, undo_fact_move
from .notes import change_note, finish_contact, move_contact, plan_contact, remove_note, write_note
from .people import anonymise_person, change_person, end_position, ensure_person, ensure_position, tie_sign_in
from .people_merging import merge_people, undo_people_merge
from .register import ask_correction, assess_target_group, create_company, index_companies, update_company
from .remembering import restore_decision, revoke_decision
from .rights import close_request, extend_request, note_export, open_request
from .rights_erasing import erase_person
from .rights_retention import approve_cleanup, change_privacy, plan_cleanups, set_period, stop_cleanup
from .segments import delete_segment, restore_segment, save_segment
from .stages import recompute_stages
from .steps import (
    add_evidence,
    confirm_step,
    correct_step,
    deny_step,
    note_contribution,
    record_own_step,
    record_step,
    withdraw_step,
)
from .undertakings import add_link, end_link, note_accounting_year, remove_accounting_year, remove_link

__all__ = [
    "add_evidence",
    "add_link",
    "anonymise_person",
    "approve_cleanup",
    "ask_consent",
    "ask_correction",
    "assess_target_group",
    "change_note",
    "change_person",
    "change_privacy",
    "close_request",
    "confirm_consent",
    "confirm_step",
    "correct_step",
    "create_company",
    "delete_segment",
    "deny_step",
    "end_link",
    "end_position",
    "ensure_person",
    "ensure_position",
    "erase_person",
    "extend_request",
    "finish_contact",
    "index_companies",
    "label_companies",
    "lapse_unconfirmed",
    "mark_occasion_changed",
    "merge_companies",
    "merge_people",
    "move_contact",
    "move_facts",
    "note_accounting_year",
    "note_contribution",
    "note_export",
    "open_request",
    "plan_cleanups",
    "plan_contact",
    "publish_text",
    "recompute_stages",
    "record_again",
    "record_consent",
    "record_own_step",
    "record_step",
    "record_touchpoint",
    "record_touchpoints",
    "remove_accounting_year",
    "remove_link",
    "remove_note",
    "restore_decision",
    "restore_segment",
    "revoke_decision",
    "save_segment",
    "send_mailing",
    "set_period",
    "stop_cleanup",
    "tie_sign_in",
    "undo_fact_move",
    "undo_labels",
    "undo_merge",
    "undo_people_merge",
    "unlabel_companies",
    "update_company",
    "void_source",
    "void_touchpoint",
    "withdraw_consent",
    "withdraw_step",
    "write_note",
]
