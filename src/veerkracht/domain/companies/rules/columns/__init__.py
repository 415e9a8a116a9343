"""Which column of a list holds what, and which rows are data: by header, by content, and for a person to correct."""

from veerkracht.domain.companies.rules.columns.fields import Field
from veerkracht.domain.companies.rules.columns.recognition import (
    NO_HEADER,
    Column,
    Recognition,
    recognise,
    with_fields,
)
from veerkracht.domain.companies.rules.columns.rows import SkipKind, SkippedRow

__all__ = ["NO_HEADER", "Column", "Field", "Recognition", "SkipKind", "SkippedRow", "recognise", "with_fields"]
