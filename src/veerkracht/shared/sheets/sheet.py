"""What reading gives: rows of text, or one error with a message for the person who sent the file."""

from dataclasses import dataclass


class SheetError(ValueError):
    """The list cannot be read. Its text is translated, says what is wrong and what would be right.

    `code` is stable, for tests and for counting which files go wrong.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rectangular list of text cells. `rows[i]` is row `i + 1` of the source, so empty rows stay in their place."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    other_sheets: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0
