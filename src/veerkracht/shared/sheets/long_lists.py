"""Lists too long to hold in memory: read row by row from a file on disk, whatever its kind."""

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from veerkracht.shared.sheets import decoding, kinds, rows_reader
from veerkracht.shared.sheets.grid import clean_cell, nothing_in_it, repair_mojibake
from veerkracht.shared.sheets.limits import (
    LONG_BYTES,
    LONG_UNPACKED_BYTES,
    LONG_WORKBOOK_BYTES,
    MAX_CELL,
    MAX_COLUMNS,
)
from veerkracht.shared.sheets.separated import best_separator
from veerkracht.shared.sheets.sheet import SheetError

PARQUET = "parquet"
_PARQUET_MARK = b"PAR1"
_HEAD = 64 * 1024
_DECLARES = "sep="


@dataclass
class LongList:
    """A list being read. `rows` gives clean rows once; `share` tells how far that is, from 0 to 1."""

    kind: str
    rows: Iterator[list[str]]
    share: Callable[[], float]
    notes: list[str] = field(default_factory=list)


@contextmanager
def open_long(path: Path, *, at_most: int | None = None) -> Iterator[LongList]:
    """Open a register: .xlsx, .xls, .ods, .csv, .txt or .parquet; the content decides, not the name.

    `at_most` rows are enough for a preview. Raises SheetError, also while the rows are read.
    """
    kind = _kind_of(path)
    opened = _text(path) if kind == kinds.TEXT else rows_reader.reading(path, parquet=kind == PARQUET, at_most=at_most)
    with opened as (rows, share, notes):
        clean = (_clean(number, row) for number, row in enumerate(rows, start=1))
        yield LongList(kind, islice(clean, at_most), share, notes)


def _kind_of(path: Path) -> str:
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if size > LONG_BYTES:
            raise _too_long(LONG_BYTES)
        if head.startswith(_PARQUET_MARK):
            return PARQUET
        if head.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
            return _kind_of_workbook(path, size, head)
        if size <= _HEAD:
            kind = kinds.kind_of(head)
        elif not head.strip(b"\x00"):
            raise nothing_in_it()
        else:
            kind = kinds.kind_of_head(head)
    if kind == kinds.MARKUP:
        raise SheetError(
            "wrong_kind", _("This is a web page. Open it in a spreadsheet, save it as .csv, and send that.")
        )
    return kind


def _kind_of_workbook(path: Path, size: int, head: bytes) -> str:
    if size > LONG_WORKBOOK_BYTES:
        raise _too_long(LONG_WORKBOOK_BYTES)
    if not head.startswith(b"PK"):
        return kinds.kind_of(path.read_bytes())
    with path.open("rb") as file:
        return kinds.kind_of_zip(file, most_unpacked=LONG_UNPACKED_BYTES)


def _too_long(limit: int) -> SheetError:
    return SheetError(
        "too_big",
        _("The file is bigger than %(limit)s MB. Save it as .csv or .parquet, or divide it into parts.")
        % {"limit": limit // (1024 * 1024)},
    )


@contextmanager
def _text(path: Path) -> Iterator[tuple[Iterator[list[str]], Callable[[], float], list[str]]]:
    size = path.stat().st_size or 1
    with path.open("rb") as file:
        encoding = decoding.encoding_of(file)
    with path.open("rb") as file:
        text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
        head = text.read(_HEAD)
        text.seek(0)
        yield _parsed(text, head), lambda: min(1.0, file.tell() / size), []


def _parsed(text: io.TextIOWrapper, head: str) -> Iterator[list[str]]:
    separator = best_separator(head) or ","
    first = head.lstrip("\ufeff").split("\n", 1)[0].strip().strip('"')
    if first.lower().startswith(_DECLARES) and len(first) == len(_DECLARES) + 1:
        separator = first[-1]
        text.readline()
    reader = csv.reader(text, delimiter=separator, skipinitialspace=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SheetError(
                "damaged",
                _("Near row %(row)s a quotation mark is opened and never closed. Mend that row or save the list again.")
                % {"row": reader.line_num},
            ) from error
        yield row


def _clean(number: int, row: list[str]) -> list[str]:
    cells = [repair_mojibake(clean_cell(cell))[:MAX_CELL] for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MAX_COLUMNS:
        raise SheetError(
            "too_many_columns",
            _("Row %(row)s is %(count)s columns wide; %(limit)s is the most. Delete the columns that are not needed.")
            % {"row": number, "count": len(cells), "limit": MAX_COLUMNS},
        )
    return cells
