"""Every change to companies, people, the ledger, steps and merges."""

from .ledger import (
    mark_occasion_changed,
    record_again,
    record_touchpoint,
    record_touchpoints,
    void_source,
    void_touchpoint,
)
from .merging import merge_companies, undo_merge
from .people import anonymise_person, change_person, end_position, ensure_person, ensure_position, tie_sign_in
from .register import ask_correction, assess_target_group, create_company, index_companies, update_company
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

__all__ = [
    "add_evidence",
    "anonymise_person",
    "ask_correction",
    "assess_target_group",
    "change_person",
    "confirm_step",
    "correct_step",
    "create_company",
    "deny_step",
    "end_position",
    "ensure_person",
    "ensure_position",
    "index_companies",
    "mark_occasion_changed",
    "merge_companies",
    "note_contribution",
    "recompute_stages",
    "record_again",
    "record_own_step",
    "record_step",
    "record_touchpoint",
    "record_touchpoints",
    "tie_sign_in",
    "undo_merge",
    "update_company",
    "void_source",
    "void_touchpoint",
    "withdraw_step",
]
