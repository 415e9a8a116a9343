"""Workbooks (.xlsx, .xls, .ods): started in a bounded process, checked, and given as rows of text."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.shared.sheets import grid, kinds
from veerkracht.shared.sheets.limits import MAX_GAP, MAX_ROWS, READ_MEMORY_BYTES, READ_SECONDS
from veerkracht.shared.sheets.sheet import Sheet, SheetError

_MOST_MERGED = 5_000
_TALLEST_MERGED = 1_000  # rows
_PROGRAM = Path(__file__).with_name("workbook_process.py")


def read_workbook(data: bytes, *, sheet: str = "") -> Sheet:
    """Read one sheet of a workbook: the one named, else the one with the most filled cells. Raises SheetError."""
    answer = _answer(data, sheet)
    rows, is_filled = _fill_down(answer["rows"], answer["merged"])
    others = tuple(name for name in answer["sheets"] if name != answer["name"])
    notes = _notes(answer, others, is_filled=is_filled, is_chosen=bool(sheet) and answer["name"] == sheet)
    return grid.sheet_of(answer["name"], rows, notes=notes, other_sheets=others)


def _answer(data: bytes, sheet: str) -> dict[str, Any]:
    limits = {"rows": MAX_ROWS, "gap": MAX_GAP, "memory": READ_MEMORY_BYTES, "seconds": READ_SECONDS, "sheet": sheet}
    try:
        done = subprocess.run(  # noqa: S603 -- our own program file, nothing of the user on the command line but a sheet name
            [sys.executable, "-P", "-B", str(_PROGRAM), json.dumps(limits)],
            input=data,
            capture_output=True,
            timeout=READ_SECONDS * 2,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise kinds.too_big() from error
    if done.returncode < 0:
        raise kinds.too_big()
    if done.returncode > 0:
        raise kinds.damaged()
    answer: dict[str, Any] = json.loads(done.stdout)
    if "error" in answer:
        raise _error(answer["error"])
    return answer


def _error(code: str) -> SheetError:
    if code == "password":
        return kinds.with_password()
    if code == "too_many_rows":
        return grid.too_many_rows()
    if code == "no_sheets":
        return grid.nothing_in_it()
    return kinds.damaged()


def _fill_down(rows: list[list[str]], merged: list[list[list[int]]]) -> tuple[list[list[str]], bool]:
    """Repeat the value of cells merged downwards, so that each row says for itself which company it is about."""
    is_filled = False
    for (top, left), (bottom, _right) in merged[:_MOST_MERGED]:
        if not 0 < bottom - top <= _TALLEST_MERGED or top >= len(rows) or left >= len(rows[top]) or not rows[top][left]:
            continue
        for row in rows[top + 1 : bottom + 1]:
            row.extend([""] * (left + 1 - len(row)))
            row[left] = row[left] or rows[top][left]
            is_filled = True
    return rows, is_filled


def _notes(answer: dict[str, Any], others: tuple[str, ...], *, is_filled: bool, is_chosen: bool) -> list[str]:
    notes = []
    if others and not is_chosen:
        count = len(others) + 1
        notes.append(
            ngettext(
                "The file has %(count)s sheet. “%(name)s” was read.",
                "The file has %(count)s sheets. “%(name)s” was read, because it holds the most.",
                count,
            )
            % {"count": count, "name": answer["name"]}
        )
    if is_filled:
        notes.append(_("Merged cells were filled: the value now stands in each of their rows."))
    if answer["is_cut"]:
        notes.append(
            _("After more than %(count)s empty rows there is something again. That part was not read.")
            % {"count": MAX_GAP}
        )
    return notes
