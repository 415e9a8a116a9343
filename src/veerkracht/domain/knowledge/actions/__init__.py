"""Every change to the knowledge base outside the editor of the CMS."""

from .approvals import (
    ApprovalAnswered,
    NobodyToAsk,
    NothingToApprove,
    answer_story,
    approve_on_paper,
    ask_story_approval,
)
from .brochures import (
    MOST_ITEMS,
    NothingChosen,
    TooManyItems,
    clean_brochures,
    delete_brochure,
    restore_brochure,
    save_brochure,
)
from .linking import note_answers, note_links
from .reviewing import answer_writer, confirm_item, keep_schedule, offer_text, remind_owners
from .searching import SynonymsChanged, set_synonyms
from .shelf import admit_editors, open_shelf, publish_item, remove_stories

__all__ = [
    "MOST_ITEMS",
    "ApprovalAnswered",
    "NobodyToAsk",
    "NothingChosen",
    "NothingToApprove",
    "SynonymsChanged",
    "TooManyItems",
    "admit_editors",
    "answer_story",
    "answer_writer",
    "approve_on_paper",
    "ask_story_approval",
    "clean_brochures",
    "confirm_item",
    "delete_brochure",
    "keep_schedule",
    "note_answers",
    "note_links",
    "offer_text",
    "open_shelf",
    "publish_item",
    "remind_owners",
    "remove_stories",
    "restore_brochure",
    "save_brochure",
    "set_synonyms",
]
