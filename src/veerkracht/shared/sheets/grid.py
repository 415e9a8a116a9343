"""What all readers share: clean cells, a rectangle within bounds, and the errors for a list that is no list."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from veerkracht.shared.sheets.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS, MAX_TEXT
from veerkracht.shared.sheets.sheet import Sheet, SheetError

_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?(?:\r\n?|\n|\u2028|\u2029|_x000D_\n?) ?")
_MOJIBAKE = re.compile("[\u00c2-\u00c5\u00e2][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]")
_GUARD = re.compile(r"^'(?=[=+\-@\t])")
_WRAPPED = ";\t|,"


def sheet_of(
    name: str, rows: Iterable[Sequence[str]], *, notes: Iterable[str] = (), other_sheets: tuple[str, ...] = ()
) -> Sheet:
    """Clean, unwrap and bound the rows. Raises SheetError when there is no list, or too much of it."""
    cells, is_cut, is_repaired = _clean_rows(rows)
    cells, is_unwrapped = _unwrap(cells)
    _refuse_unreadable(cells)
    width = max(len(row) for row in cells)
    told = [*notes]
    if is_unwrapped:
        told.append(_("Each row stood in one cell. It was split into columns."))
    if is_repaired:
        told.append(_("Letters with accents were damaged (such as “Ã©”) and have been repaired."))
    if is_cut:
        told.append(_("Texts longer than %(count)s characters were cut off.") % {"count": MAX_CELL})
    padded = tuple(tuple(row) + ("",) * (width - len(row)) for row in cells)
    return Sheet(name, padded, tuple(told), other_sheets)


def clean_cell(text: str) -> str:
    """One cell without invisible characters, guard apostrophe and needless spaces; line breaks become `\\n`."""
    if text.isascii() and text.isprintable() and "  " not in text and "_x" not in text:
        return _GUARD.sub("", text.strip())
    text = unicodedata.normalize("NFC", text)
    text = _BREAKS.sub("\n", _SPACES.sub(" ", text))
    kept = "".join(char for char in text if char == "\n" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co"})
    return _GUARD.sub("", kept.strip())


def repair_mojibake(text: str) -> str:
    """Undo UTF-8 that was once read as Windows text (`Ã©` for `é`); anything else comes back as it was."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def too_many_rows() -> SheetError:
    """The error for a list over the bound of rows."""
    return SheetError(
        "too_many_rows",
        _("The list has more than %(limit)s rows. Split it into smaller lists.") % {"limit": MAX_ROWS},
    )


def nothing_in_it() -> SheetError:
    """The error for a file without one filled cell."""
    return SheetError("empty", _("There is nothing in this list. Choose the file with the list in it."))


def _clean_rows(rows: Iterable[Sequence[str]]) -> tuple[list[list[str]], bool, bool]:
    cells: list[list[str]] = []
    is_cut = is_repaired = False
    filled = total = 0
    for row in rows:
        clean = [clean_cell(cell) for cell in row]
        repaired = [repair_mojibake(cell) for cell in clean]
        is_repaired |= repaired != clean
        is_cut |= any(len(cell) > MAX_CELL for cell in repaired)
        cells.append(_trimmed([cell[:MAX_CELL] for cell in repaired]))
        filled += bool(cells[-1])
        total += sum(map(len, cells[-1]))
        if filled > MAX_ROWS or total > MAX_TEXT:
            raise too_many_rows()
    while cells and not cells[-1]:
        cells.pop()
    return cells, is_cut, is_repaired


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def _unwrap(cells: list[list[str]]) -> tuple[list[list[str]], bool]:
    """Split rows that stand whole in the first cell, as a spreadsheet shows a file with another separator."""
    filled = [row for row in cells if row]
    if len(filled) < 2 or any(len(row) > 1 for row in filled):
        return cells, False
    for separator in _WRAPPED:
        parsed = [next(csv.reader([row[0].replace("\n", " ")], delimiter=separator)) if row else [] for row in cells]
        widths = [len(row) for row in parsed if row]
        usual = max(set(widths), key=lambda width: (widths.count(width), width))
        if usual > 2 and widths.count(usual) >= 0.8 * len(widths):
            return [_trimmed([cell.strip() for cell in row]) for row in parsed], True
    return cells, False


def _refuse_unreadable(cells: list[list[str]]) -> None:
    if not cells:
        raise nothing_in_it()
    width = max(len(row) for row in cells)
    if width > MAX_COLUMNS:
        raise SheetError(
            "too_many_columns",
            _("The list is %(count)s columns wide; %(limit)s is the most. Delete the columns that are not needed.")
            % {"count": width, "limit": MAX_COLUMNS},
        )
    filled = [row for row in cells if row]
    if len(filled) == 1 and len(filled[0]) > 1 and not any(map(_looks_like_data, filled[0])):
        raise SheetError(
            "only_headers",
            _("The file has only one row, with column names. Below it, add a row for each person or company."),
        )


def _looks_like_data(cell: str) -> bool:
    return "@" in cell or any(char.isdigit() for char in cell)
