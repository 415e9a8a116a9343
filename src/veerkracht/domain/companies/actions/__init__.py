"""Every change to companies, people, the ledger, steps and merges."""

from .ledger import (
    mark_occasion_changed,
    recompute_stages,
    record_touchpoint,
    record_touchpoints,
    void_source,
    void_touchpoint,
)
from .merging import merge_companies, undo_merge
from .people import anonymise_person, ensure_person, ensure_position
from .register import assess_target_group, create_company, index_companies, update_company
from .steps import confirm_step, correct_step, deny_step, record_step, withdraw_step

__all__ = [
    "anonymise_person",
    "assess_target_group",
    "confirm_step",
    "correct_step",
    "create_company",
    "deny_step",
    "ensure_person",
    "ensure_position",
    "index_companies",
    "mark_occasion_changed",
    "merge_companies",
    "recompute_stages",
    "record_step",
    "record_touchpoint",
    "record_touchpoints",
    "undo_merge",
    "update_company",
    "void_source",
    "void_touchpoint",
    "withdraw_step",
]
