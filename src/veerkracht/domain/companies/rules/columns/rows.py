"""Which rows of a list are data, and what the others are: titles, headers, totals, notes, headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from veerkracht.domain.companies.rules.columns.contents import content_scores
from veerkracht.domain.companies.rules.columns.fields import Field
from veerkracht.domain.companies.rules.columns.headers import EXACT, INSIDE, header_scores, header_words
from veerkracht.domain.companies.rules.vocabulary import word_set

Rows = Sequence[Sequence[str]]

_HEADER_WITHIN = 40  # filled rows; deeper than this there is no header any more
_TYPED = (Field.EMAIL, Field.PHONE, Field.KVK_NUMBER, Field.POSTCODE, Field.WEBSITE)
_DATA = re.compile(r"\S@\S|^[\d\s.+()/-]{4,}$")

_PEOPLE = (
    r"(?:deelnemers|aanwezigen|personen|bezoekers|gasten|ondernemers|mensen|people|participants|attendees|persons)"
)
_COUNTED = rf"(?:{_PEOPLE}|bedrijven|aanmeldingen|companies|registrations)"
_TOTAL = re.compile(
    r"^(?:(?:sub|eind)?tota(?:a?l|len)(?: generaal)?(?: aantal)?|aantal|som|sum|gemiddelde?|headcount|count)"
    rf"(?: (?P<what>{_COUNTED}))?(?: aanwezig| present)?\s*[:=]?\s*(?P<count>\d{{1,5}})?"
    rf"(?: (?P<unit>{_COUNTED}))?\s*(?:aanwezig|present)?[.!]?$",
    re.IGNORECASE,
)
_COUNT_FIRST = re.compile(
    r"^(?:totaal |ca\.? ?|circa |ongeveer |\u00b1 ?)?(?P<count>\d{1,5}) "
    rf"(?P<what>{_COUNTED})(?: aanwezig| present)?[.!]?$",
    re.IGNORECASE,
)
_IN_SENTENCE = re.compile(
    r"^(?:er waren|er zijn|in totaal|ongeveer|circa|we waren|wij waren|there were|about)\b"
    rf"[^@]*?\b(?P<count>\d{{1,5}}) (?P<what>{_COUNTED})\b",
    re.IGNORECASE,
)
_NO_PEOPLE = re.compile(r"bedrijven|companies|aanmeldingen|registrations|gemiddeld", re.IGNORECASE)
_SECTION = re.compile(r"^(?P<word>[^\d:(]{4,40}?)\s*(?:\(\d+\)|\d+)?\s*:?$")
_ABSENT_WORDS = word_set(
    """
    afgemeld afwezig noshow noshows nietaanwezig afmeldingen afwezigen absent verhinderd nietgeweest nietverschenen
    cancelled
    """
)
_PRESENT_WORDS = word_set("aanwezig aanwezigen aanwezigwaren present deelnemers bezoekers attendees participants")
_NOTE = re.compile(
    r"^[*\u2020(\[]|[:=]$|\s=\s|"
    r"^(?:bron|lijst|opgesteld|pagina|page|legenda|hierbij|bijgaand|hieronder|versie|stand|printed|let op|nb|n\.b)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 7  # a single cell with more words is a sentence


class SkipKind(StrEnum):
    """What a row is that is not data. Stable codes; doors have the labels."""

    TITLE = "title"
    HEADER = "header"
    REPEATED_HEADER = "repeated_header"
    TOTAL = "total"
    SECTION = "section"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is not data. `count` is the number of people in a total; `absent` marks a heading of absentees."""

    index: int
    kind: SkipKind
    text: str
    count: int | None = None
    absent: bool = False


def filled_cells(row: Sequence[str]) -> list[str]:
    """The cells that hold something."""
    return [cell for cell in row if cell]


def find_header(rows: Rows) -> int | None:
    """The index of the row with the column names, or None when the list starts with data."""
    filled = [index for index, row in enumerate(rows) if any(row)][:_HEADER_WITHIN]
    scored = [(_header_score(rows[index]), -index) for index in filled]
    best, negative = max(scored, default=(0.0, 0))
    if best > 0 and _is_enough(rows, -negative, best):
        return -negative
    return _header_by_contrast(rows, filled)


def _header_score(row: Sequence[str]) -> float:
    """How many different fields the cells of a row name; cells with data count against it."""
    cells = filled_cells(row)
    named = [header_scores(cell) for cell in cells if not _DATA.search(cell)]
    likely = [scores for scores in named if max(scores.values(), default=0) >= INSIDE]
    fields = {max(scores, key=lambda field: scores[field]) for scores in likely}
    return len(fields) - 0.7 * sum(bool(_DATA.search(cell)) for cell in cells)


def _is_enough(rows: Rows, index: int, score: float) -> bool:
    """Two names are a header; a single one only when it is exact and the list has hardly any other column."""
    cells = filled_cells(rows[index])
    if score >= 2:
        return True
    if score < 1 or max(header_scores(cells[0]).values(), default=0) < EXACT:
        return False
    below = sorted(len(filled_cells(row)) for row in rows[index + 1 :] if any(row))
    usual = below[len(below) // 2] if below else 0
    return bool(below) and (len(cells) >= usual or (len(cells) == 2 and usual <= 3))


def _header_by_contrast(rows: Rows, filled: Sequence[int]) -> int | None:
    """A first row without an address above a column of addresses is a header, in whatever language."""
    usual = _usual_fill(rows)
    index = next((index for index in filled if len(filled_cells(rows[index])) >= usual), None)
    if index is None:
        return None
    for column, cell in enumerate(rows[index]):
        below = content_scores([row[column] for row in rows[index + 1 :]])
        if cell and max((below.get(field, 0) for field in _TYPED), default=0) >= 0.7 and not _looks_typed(cell):
            return index
    return None


def _looks_typed(cell: str) -> bool:
    scores = content_scores([cell])
    return any(scores.get(field) for field in _TYPED) or any(char.isdigit() for char in cell)


def _usual_fill(rows: Rows) -> int:
    """How many cells a usual row fills."""
    fills = sorted(len(filled_cells(row)) for row in rows if any(row))
    return fills[len(fills) // 2] if fills else 0


def sort_rows(rows: Rows, header: int | None) -> tuple[tuple[int, ...], tuple[SkippedRow, ...]]:
    """Divide the filled rows into data (their indexes) and skipped rows, each with what it is."""
    body: list[int] = []
    skipped: list[SkippedRow] = []
    sorter = _Sorter(rows, header)
    for index, row in _filled_rows(rows):
        found = sorter.special(index, row, is_first=not body)
        if found:
            skipped.append(found)
        else:
            body.append(index)
    return tuple(body), tuple(skipped)


def row_text(row: Sequence[str]) -> str:
    """A row as one line, for showing what was skipped."""
    return " | ".join(filled_cells(row))[:200]


class _Sorter:
    """Knows the header, the titles seen so far and how full a usual row is."""

    def __init__(self, rows: Rows, header: int | None) -> None:
        self.header = header
        self.names = _folded(rows[header]) if header is not None else ()
        self.usual = _usual_fill(rows[header + 1 :] if header is not None else rows)
        self.titles: set[tuple[str, ...]] = set()

    def special(self, index: int, row: Sequence[str], *, is_first: bool) -> SkippedRow | None:
        """What this row is when it is not data."""
        if self.header is not None and index <= self.header:
            return self._leading(index, row)
        folded = _folded(row)
        if folded in self.titles or (self.names and _repeats(folded, self.names)):
            return SkippedRow(index, SkipKind.REPEATED_HEADER, row_text(row))
        found = _total(index, row) or _single_cell(index, row, self.usual)
        if found or self.header is not None or not is_first or self.usual < 2 or len(filled_cells(row)) > 1:
            return found
        return SkippedRow(index, SkipKind.TITLE, row_text(row))

    def _leading(self, index: int, row: Sequence[str]) -> SkippedRow:
        """A title may hold the number of people in the room, or say that the list is one of absentees."""
        if index == self.header:
            return SkippedRow(index, SkipKind.HEADER, row_text(row))
        self.titles.add(_folded(row))
        cells = filled_cells(row)
        section = _section(index, cells[0]) if len(cells) == 1 else None
        return _total(index, row) or section or SkippedRow(index, SkipKind.TITLE, row_text(row))


def _filled_rows(rows: Rows) -> Iterator[tuple[int, Sequence[str]]]:
    return ((index, row) for index, row in enumerate(rows) if any(row))


def _folded(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.casefold() for cell in row if cell)


def _repeats(cells: tuple[str, ...], names: tuple[str, ...]) -> bool:
    return all(cell in names for cell in cells) and (len(cells) >= 2 or len(names) == 1)


def _single_cell(index: int, row: Sequence[str], usual: int) -> SkippedRow | None:
    cells = filled_cells(row)
    if len(cells) != 1:
        return None
    is_sentence = len(cells[0].split()) > _MOST_WORDS and "@" not in cells[0]
    is_note = usual > 1 and (bool(_NOTE.search(cells[0])) or is_sentence)
    if found := _section(index, cells[0]):
        return found
    if is_note or (usual <= 1 and cells[0].endswith(":")):
        return SkippedRow(index, SkipKind.NOTE, row_text(row))
    return None


def _total(index: int, row: Sequence[str]) -> SkippedRow | None:
    """`Totaal: 47`, `47 deelnemers`, `Aantal aanwezigen | 47`; not a company called Totaal Techniek."""
    cells = filled_cells(row)
    found = _TOTAL.match(cells[0]) or _COUNT_FIRST.match(cells[0]) or _IN_SENTENCE.match(cells[0])
    others = [cell for cell in cells[1:] if not re.fullmatch(r"\d{1,5}", cell)]
    if not found or len(cells) > 4 or not all(re.fullmatch(_COUNTED, cell, re.IGNORECASE) for cell in others):
        return None
    numbers = [found["count"], *(cell for cell in cells[1:] if cell.isdecimal())]
    count = next((int(number) for number in numbers if number), None)
    is_people = not _NO_PEOPLE.search(row_text(row))
    return SkippedRow(index, SkipKind.TOTAL, row_text(row), count if is_people else None)


def _section(index: int, cell: str) -> SkippedRow | None:
    """`Afgemeld:` or `No-shows (4)` above the names it is about."""
    found = _SECTION.match(cell)
    word = "".join(header_words(found["word"])) if found else ""
    if word in _ABSENT_WORDS:
        return SkippedRow(index, SkipKind.SECTION, cell, absent=True)
    return SkippedRow(index, SkipKind.SECTION, cell) if word in _PRESENT_WORDS else None
