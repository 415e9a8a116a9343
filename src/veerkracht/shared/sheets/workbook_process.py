"""Read one workbook in a process of its own: workbook on standard input, JSON on standard output.

A workbook of a few hundred bytes may name a cell in the last row and column, and the reader then asks for half a
terabyte and ends its whole process. Run as a file, with bounds on memory and time, it only ends itself.
Must import nothing of the project, so that it starts in a few hundredths of a second.
"""

import datetime as dt
import io
import json
import resource
import sys
from typing import Any

import python_calamine as calamine

Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
Area = tuple[tuple[int, int], tuple[int, int]]


def main() -> None:
    """Read the workbook on standard input, with the limits given as JSON in the first argument."""
    limits = json.loads(sys.argv[1])
    _bound(limits["memory"], limits["seconds"])
    try:
        answer: dict[str, Any] = _read(sys.stdin.buffer.read(), limits)
    except calamine.PasswordError:
        answer = {"error": "password"}
    except (calamine.CalamineError, OSError, ValueError):
        answer = {"error": "damaged"}
    sys.stdout.write(json.dumps(answer))


def _bound(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _read(data: bytes, limits: dict[str, Any]) -> dict[str, Any]:
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        names = listed(book)
        wanted = [limits["sheet"]] if limits["sheet"] in names else names
        chosen = max(map(book.get_sheet_by_name, wanted), key=size, default=None)
        if chosen is None:
            return {"error": "no_sheets"}
        rows, is_cut = _rows(chosen, limits)
        if len(rows) > 0 and sum(map(bool, rows)) > limits["rows"]:
            return {"error": "too_many_rows"}
        return {"name": chosen.name, "sheets": names, "rows": rows, "merged": _merged(chosen), "is_cut": is_cut}


def listed(book: calamine.CalamineWorkbook) -> list[str]:
    """The visible work sheets, or the hidden ones when nothing else holds data."""
    sheets = [m for m in book.sheets_metadata if m.typ == calamine.SheetTypeEnum.WorkSheet]
    shown = [m.name for m in sheets if m.visible == calamine.SheetVisibleEnum.Visible]
    if any(size(book.get_sheet_by_name(name)) for name in shown):
        return shown
    return [m.name for m in sheets]


def size(sheet: calamine.CalamineSheet) -> int:
    """How many cells hold something; a sheet too large to count is as large as it says."""
    if sheet.height * sheet.width > 3_000_000:
        return sheet.height
    return sum(cell not in {"", None} for row in sheet.iter_rows() for cell in row)


def _rows(sheet: calamine.CalamineSheet, limits: dict[str, Any]) -> tuple[list[list[str]], bool]:
    """Rows from the first row of the sheet on, each cut after its last filled cell; stops after a long gap."""
    if sheet.start is None:
        return [], False
    left = sheet.start[1]  # the reader gives empty rows above the data, and no empty cells before it
    rows: list[list[str]] = []
    filled = gap = 0
    for source in sheet.iter_rows():
        row = trimmed([""] * left + [text_of(cell) for cell in source])
        gap = 0 if row or not filled else gap + 1
        filled += bool(row)
        rows.append(row)
        if gap > limits["gap"]:
            return rows[:-gap], True
        if filled > limits["rows"]:
            break
    return rows, False


def trimmed(row: list[str]) -> list[str]:
    """Return a row without the empty cells at its end."""
    while row and not row[-1]:
        row.pop()
    return row


def text_of(cell: Cell | None) -> str:
    """One cell as a person sees it: no `.0`, dates as ISO, times without seconds when these are zero."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e16 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, dt.time):
        return f"{cell:%H:%M}"
    return str(cell).strip()


def _merged(sheet: calamine.CalamineSheet) -> list[Area]:
    """Areas of merged cells, for .xlsx and .xls; other kinds do not tell."""
    return list(sheet.merged_cell_ranges or [])


if __name__ == "__main__":
    main()
