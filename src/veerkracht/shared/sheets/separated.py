"""Text with separators: find out which separator, and read without losing the rest to one stray quote."""

import csv
import io
import re
from collections.abc import Iterable

from veerkracht.shared.sheets.limits import MAX_COLUMNS, MAX_ROWS

SEPARATORS = (";", "\t", "|", ",")  # in this order when equally good
_SAMPLE_LINES = 200
_DECLARED = re.compile(r"^\ufeff?\"?sep=(.)\"?\r?\n", re.IGNORECASE)
_LINE = re.compile(r"\r\n|\r|\n")
_MAX_LINES_IN_CELL = 12
_EVEN_ENOUGH = 0.3  # below this the separator is only a sign inside some of the texts


def read_separated(text: str) -> list[list[str]]:
    """The rows of a text file, by the separator it declares (`sep=;`) or the one that gives the evenest columns."""
    declared = _DECLARED.match(text)
    if declared:
        return parse(text[declared.end() :], declared.group(1))
    return parse(text, best_separator(text))


def best_separator(text: str) -> str:
    """The separator that cuts most lines into the same number of cells; an empty string when none cuts."""
    sample = "\n".join(_LINE.split(text)[:_SAMPLE_LINES])
    score, best = max(((evenness(parse(sample, sign)), sign) for sign in SEPARATORS), key=lambda pair: pair[0])
    return best if score >= _EVEN_ENOUGH else ""


def evenness(rows: Iterable[list[str]]) -> float:
    """0 when no row was cut; else the share of rows with the usual number of cells, a little more for many cells."""
    widths = [len(row) for row in rows if any(row)]
    cut = [width for width in widths if width > 1]
    if not cut:
        return 0.0
    usual = max(set(cut), key=lambda width: (cut.count(width), width))
    return cut.count(usual) / len(widths) * (1 - 0.5 / usual)


def parse(text: str, separator: str) -> list[list[str]]:
    """Cut text into rows. A quote that is never closed, or that swallows many lines, is read as an ordinary sign."""
    if not separator:
        return [[line.strip("".join(SEPARATORS))] for line in _LINE.split(text)]
    rows = _parsed(text, separator, csv.QUOTE_MINIMAL)
    if rows is None or any(cell.count("\n") > _MAX_LINES_IN_CELL for row in rows for cell in row):
        rows = _parsed(text, separator, csv.QUOTE_NONE) or []
        return [[cell.strip().strip('"') for cell in row] for row in rows]
    return rows


def _parsed(text: str, separator: str, quoting: int) -> list[list[str]] | None:
    """Rows, at most a little more than the bound; None when the quotes do not fit together."""
    source = io.StringIO(text.replace("\x00", ""), newline="")
    reader = csv.reader(source, delimiter=separator, quoting=quoting, skipinitialspace=True)  # type: ignore[arg-type] # typeshed wants its own literal type
    rows: list[list[str]] = []
    filled = 0
    try:
        for row in reader:
            rows.append(row[: MAX_COLUMNS + 1])
            filled += any(row)
            if filled > MAX_ROWS:
                break
    except csv.Error:
        return None
    return rows if not _ends_inside_quotes(rows, text) else None


def _ends_inside_quotes(rows: list[list[str]], text: str) -> bool:
    return bool(rows and rows[-1]) and "\n" in rows[-1][-1] and not text.rstrip().endswith('"')
