"""Files with rows: .csv of any size as a stream, workbooks through the reader of the sheets."""

import csv
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.utils.translation import gettext as _

from veerkracht.shared.sheets import SheetError, read
from veerkracht.shared.sheets.decoding import decode
from veerkracht.shared.sheets.separated import best_separator

_SAMPLE = 256 * 1024
_WORKBOOKS = (b"PK", b"\xd0\xcf\x11\xe0")
_MOST_COLUMNS = 400
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LARGEST_FIELD = 1_000_000


class FileError(ValueError):
    """A file cannot be used; the text says what is wrong and what would be right."""


class Table:
    """A file whose first filled row holds the headers."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._rows = _rows(path)
        self.headers: list[str] = []
        self._before: list[list[str]] = []
        for row in self._rows:
            if any(cell.strip() for cell in row):
                self.headers = [" ".join(cell.split()) for cell in row]
                break
        if not self.headers:
            raise FileError(_("%(file)s is empty.") % {"file": path.name})

    def __iter__(self) -> Iterator[list[str]]:
        """The rows under the header; an empty line is no row."""
        width = len(self.headers)
        for row in self._rows:
            if len(row) < width:
                if not any(row):
                    continue
                row = [*row, *[""] * (width - len(row))]
            yield row


def _rows(path: Path) -> Iterator[list[str]]:
    try:
        with path.open("rb") as file:
            head = file.read(_SAMPLE)
    except FileNotFoundError:
        raise FileError(_("There is no file %(file)s.") % {"file": path}) from None
    except OSError as problem:
        raise _unreadable(path, problem.strerror) from None
    if not head.strip():
        raise FileError(_("%(file)s is empty.") % {"file": path.name})
    if head.startswith(_WORKBOOKS) or b"%PDF-" in head[:1024] or b"\x00\x00\x00" in head[:4096]:
        return _workbook(path)
    return _text(path, head)


def _workbook(path: Path) -> Iterator[list[str]]:
    try:
        sheet = read(path.name, path.read_bytes())
    except SheetError as problem:
        raise FileError(f"{path.name}: {problem.message}") from None
    return iter([list(row) for row in sheet.rows])


def _text(path: Path, head: bytes) -> Iterator[list[str]]:
    encoding = _encoding(path, head)
    sample = head.decode(encoding, errors="replace").lstrip("\ufeff") if encoding else decode(head)
    declared = sample[:6].lower().startswith("sep=")
    separator = sample[4] if declared else best_separator(sample.rpartition("\n")[0] or sample)
    csv.field_size_limit(_LARGEST_FIELD)
    return _stream(path, encoding or "cp1252", separator or ";", skip=int(declared))


def _stream(path: Path, encoding: str, separator: str, skip: int) -> Iterator[list[str]]:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        for _line in range(skip):
            file.readline()
        try:
            yield from csv.reader(
                (line.replace("\x00", "") if "\x00" in line else line for line in file), delimiter=separator
            )
        except csv.Error as problem:
            raise _unreadable(path, problem) from None


def _unreadable(path: Path, problem: object) -> FileError:
    return FileError(_("%(file)s cannot be read: %(problem)s.") % {"file": path.name, "problem": problem})


def _encoding(path: Path, head: bytes) -> str:
    """UTF-8 or UTF-16 by their marks, UTF-8 when the whole file is it; empty when it must be an older one."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if not head.isascii():
        return "utf-8" if _is_utf8(head) else ""
    return "utf-8" if _is_utf8_file(path) else ""


def _is_utf8(head: bytes) -> bool:
    for cut in range(4):
        with suppress(UnicodeDecodeError):
            head[: len(head) - cut].decode("utf-8")
            return True
    return False


def _is_utf8_file(path: Path) -> bool:
    """Whether accents further on in a file that begins without any are UTF-8."""
    with open(path, "rb") as file:
        while block := file.read(1 << 24):
            if not block.isascii():
                start = next(place for place, byte in enumerate(block) if byte > 127)
                return _is_utf8(block[start : start + 1000])
    return True
