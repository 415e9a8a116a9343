"""The one way in for files."""

from pathlib import PurePath

from veerkracht.shared.sheets import decoding, grid, kinds, markup, separated, workbook
from veerkracht.shared.sheets.sheet import Sheet


def read(name: str, data: bytes, *, sheet: str = "") -> Sheet:
    """Read a list from a file: .xlsx, .xls, .ods, .csv, .tsv, .txt or a web page saved as one of these.

    The content decides, not the name. `sheet` names the sheet of a workbook to read instead of the fullest one.
    Raises SheetError, with a message for the sender, for everything that holds no list or is out of bounds.
    """
    kind = kinds.kind_of(data)
    if kind == kinds.WORKBOOK:
        return workbook.read_workbook(data, sheet=sheet)
    text = decoding.decode(data)
    rows = markup.read_markup(text) if kind == kinds.MARKUP else separated.read_separated(text)
    return grid.sheet_of(PurePath(name).stem, rows)
