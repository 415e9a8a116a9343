"""The page types of the knowledge base, its themes, and what people search for."""

from .approvals import ReviewReminder, StoryApproval
from .brochures import Brochure, BrochureItem
from .care import ItemLink, ItemRead, week_of
from .pages import (
    ArticlePage,
    ItemPage,
    ItemQuerySet,
    NotAgreed,
    SchemePage,
    StoryPage,
    ToolPage,
    a_year_from_now,
)
from .review import OwnText, SecondLook
from .shelf import KnowledgePage
from .standard import StandardPage
from .texts import plain_text
from .themes import MissedSearch, Synonym, Theme

__all__ = [
    "ArticlePage",
    "Brochure",
    "BrochureItem",
    "ItemLink",
    "ItemPage",
    "ItemQuerySet",
    "ItemRead",
    "KnowledgePage",
    "MissedSearch",
    "NotAgreed",
    "OwnText",
    "ReviewReminder",
    "SchemePage",
    "SecondLook",
    "StandardPage",
    "StoryApproval",
    "StoryPage",
    "Synonym",
    "Theme",
    "ToolPage",
    "a_year_from_now",
    "plain_text",
    "week_of",
]
