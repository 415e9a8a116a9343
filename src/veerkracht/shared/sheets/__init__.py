"""Sheets: read lists as people send them (workbooks, text files, pasted mail), write lists that are safe to open.

Outsiders use the names below; the modules inside may change.
"""

from veerkracht.shared.sheets.limits import MAX_BYTES, MAX_COLUMNS, MAX_ROWS
from veerkracht.shared.sheets.long_lists import LongList, open_long
from veerkracht.shared.sheets.pasted import read_pasted
from veerkracht.shared.sheets.reading import read
from veerkracht.shared.sheets.sheet import Sheet, SheetError
from veerkracht.shared.sheets.writing import write_csv, write_xlsx

__all__ = [
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "LongList",
    "Sheet",
    "SheetError",
    "open_long",
    "read",
    "read_pasted",
    "write_csv",
    "write_xlsx",
]
