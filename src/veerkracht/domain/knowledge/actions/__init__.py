"""Every change to the knowledge base outside the editor of the CMS."""

from .approvals import (
    ApprovalAnswered,
    NobodyToAsk,
    NothingToApprove,
    answer_story,
    approve_on_paper,
    ask_story_approval,
)
from .reviewing import confirm_item, remind_owners
from .searching import SynonymsChanged, set_synonyms
from .shelf import admit_editors, open_shelf, publish_item, remove_stories

__all__ = [
    "ApprovalAnswered",
    "NobodyToAsk",
    "NothingToApprove",
    "SynonymsChanged",
    "admit_editors",
    "answer_story",
    "approve_on_paper",
    "ask_story_approval",
    "confirm_item",
    "open_shelf",
    "publish_item",
    "remind_owners",
    "remove_stories",
    "set_synonyms",
]
