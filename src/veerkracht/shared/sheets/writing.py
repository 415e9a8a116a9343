"""Lists to download. A spreadsheet runs text that begins with = + - @ as a formula, so such text is guarded."""

import csv
import datetime as dt
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.utils import timezone

Value = object  # None, str, numbers, dates, or anything with a text form (a lazy translation, a model)

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_CELL_LIMIT = 32_767
_CHUNK = 64 * 1024


def write_csv(header: Sequence[Value], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """Give a CSV file in pieces: UTF-8 with mark and semicolons, which Excel opens well in Dutch and English."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow([_csv_cell(value) for value in header])
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row])
        if buffer.tell() > _CHUNK:
            yield _drain(buffer)
    yield _drain(buffer)


def write_xlsx(header: Sequence[Value], rows: Iterable[Sequence[Value]], *, title: str = "") -> Iterator[bytes]:
    """Give an .xlsx file in pieces: bold header that stays in view, filter, texts that cannot become formulas."""
    from openpyxl import Workbook  # noqa: PLC0415 loaded only by who writes a workbook: it takes a quarter of a second
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 as above

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(_title(title))
    sheet.freeze_panes = "A2"
    for place, value in enumerate(header, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = min(40, max(12, len(str(value)) + 4))
    sheet.append([_bold(sheet, value) for value in header])
    count = 1
    for row in rows:
        sheet.append([_xlsx_cell(sheet, value) for value in row])
        count += 1
    if header:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{count}"
    with tempfile.SpooledTemporaryFile(max_size=1_000_000) as file:
        book.save(file)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def guarded(text: str) -> str:
    """Text that no spreadsheet runs as a formula: an apostrophe before it where needed."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _drain(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode("utf-8", errors="replace")
    buffer.seek(0)
    buffer.truncate()
    return piece


def _plain(value: Value) -> Value:
    """None, a number or a date stays as it is (moments in local time); everything else becomes text."""
    if isinstance(value, dt.datetime) and value.tzinfo:
        return timezone.localtime(value).replace(tzinfo=None)
    if value is None or isinstance(value, int | float | Decimal | dt.date | dt.datetime | dt.time):
        return value
    return _NOT_IN_XML.sub("", str(value))[:_CELL_LIMIT]


def _csv_cell(value: Value) -> Value:
    plain = _plain(value)
    if isinstance(plain, dt.datetime):
        return plain.isoformat(" ", "minutes")
    return guarded(plain) if isinstance(plain, str) else plain


def _xlsx_cell(sheet: Any, value: Value) -> Value:
    plain = _plain(value)
    if not isinstance(plain, str) or not plain.startswith(_FORMULA_STARTS):
        return plain
    return _text_cell(sheet, plain)


def _text_cell(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 as above

    cell = WriteOnlyCell(sheet, guarded(text))
    cell.data_type = "s"
    return cell


def _bold(sheet: Any, value: Value) -> Any:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 as above

    cell = _text_cell(sheet, str(value))
    cell.font = Font(bold=True)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _title(title: str) -> str:
    return _NOT_IN_TITLE.sub(" ", _NOT_IN_XML.sub("", title)).strip(" '")[:31] or "Sheet"
