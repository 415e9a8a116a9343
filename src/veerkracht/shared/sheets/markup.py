"""Tables in HTML: many booking systems give a web page the name `.xls` and call it an export."""

from html.parser import HTMLParser

from veerkracht.shared.sheets.limits import MAX_COLUMNS, MAX_ROWS

_MAX_SPAN = 1_000


def read_markup(text: str) -> list[list[str]]:
    """The rows of the table with the most filled cells; no rows when there is no table."""
    reader = _Tables()
    reader.feed(text)
    reader.close()
    return max(reader.tables, key=_filled, default=[])


def _filled(rows: list[list[str]]) -> int:
    return sum(bool(cell) for row in rows for cell in row)


class _Tables(HTMLParser):
    """Collects every table; a table inside a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._open: list[_Table] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table" and len(self._open) < 20:
            self._open.append(_Table())
            self.tables.append(self._open[-1].rows)
        elif self._open:
            self._open[-1].start(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._open:
            self._open.pop()
        elif self._open and tag in {"td", "th"}:
            self._open[-1].cell = None

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].cell is not None:
            self._open[-1].write(data)


class _Table:
    """One table while it is read; `waiting` holds cells that span rows still to come."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.cell: int | None = None
        self.waiting: dict[int, tuple[int, int]] = {}  # column: (rows left, row with the value)

    def start(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "tr" and len(self.rows) <= MAX_ROWS:
            self.rows.append([])
            self.cell = None
        elif tag in {"td", "th"}:
            self._start_cell(attributes)
        elif tag == "br" and self.cell is not None:
            self.write("\n")

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        if not self.rows:
            self.rows.append([])
        row = self.rows[-1]
        self._take_waiting(row)
        if len(row) > MAX_COLUMNS:
            self.cell = None
            return
        self.cell = len(row)
        row.append("")
        down = _span(attributes.get("rowspan"))
        if down > 1:
            self.waiting[self.cell] = (down - 1, len(self.rows) - 1)
        row.extend([""] * (min(_span(attributes.get("colspan")), MAX_COLUMNS) - 1))

    def _take_waiting(self, row: list[str]) -> None:
        while len(row) in self.waiting:
            left, source = self.waiting.pop(len(row))
            if source == len(self.rows) - 1:
                self.waiting[len(row)] = (left, source)
                return
            if left > 1:
                self.waiting[len(row)] = (left - 1, source)
            row.append(self.rows[source][len(row)])

    def write(self, data: str) -> None:
        if self.cell is not None:
            text = data if data == "\n" else " ".join(data.split())
            row = self.rows[-1]
            row[self.cell] = f"{row[self.cell]} {text}".strip(" ") if text else row[self.cell]


def _span(value: str | None) -> int:
    return min(int(value), _MAX_SPAN) if value and value.isdecimal() else 1
