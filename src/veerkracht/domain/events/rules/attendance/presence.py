"""Who was there: a column of ticks or words, a column of no-shows, or neither."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from veerkracht.domain.companies.rules.columns import Column, Field, Recognition
from veerkracht.domain.companies.rules.columns.contents import attendance_word


@dataclass(frozen=True, slots=True)
class Presence:
    """The column that says who was there, and how it is used in this list."""

    column: Column | None = None
    is_absence: bool = False  # the column marks who was not there
    has_yes: bool = False
    has_no: bool = False
    is_empty: bool = False

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]], recognition: Recognition) -> Self:
        """See how the column is filled in. A column of presence goes before one of absence."""
        present, absent = recognition.column(Field.ATTENDED), recognition.column(Field.ABSENT)
        column = present or absent
        if column is None:
            return cls()
        cells = [rows[index][column.index] for index in recognition.body]
        said = [attendance_word(cell) for cell in cells if cell]
        return cls(column, column is absent, True in said, False in said, is_empty=not any(cells))

    @property
    def label(self) -> str:
        """The header as written, or the letter of the column."""
        return column_label(self.column) if self.column else ""

    def of_cell(self, cell: str) -> bool | str:
        """Whether this row was there, or the code of the problem when that is unclear.

        An empty cell in a column of ticks is a no-show; between ja and nee it is unclear; in an empty column all count.
        """
        if self.column is None or self.is_empty:
            return True
        word = attendance_word(cell) if cell else None
        if self.is_absence:
            return not cell or word is False
        if word is not None:
            return word
        if cell:
            return "attendance_unclear"
        if self.has_yes and self.has_no:
            return "attendance_missing"
        return not self.has_yes


def column_label(column: Column) -> str:
    """How a person knows this column: its header, else its letter as in a spreadsheet."""
    return column.header or letter_of(column.index)


def letter_of(index: int) -> str:
    """The letter of a column counted from 0: A, B, ... Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
