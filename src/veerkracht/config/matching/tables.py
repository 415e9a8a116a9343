"""Files with rows: .csv of any size as a stream, workbooks through the reader of the sheets."""

import csv
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, NamedTuple

from django.utils.translation import gettext as _

from veerkracht.shared.sheets import SheetError, read
from veerkracht.shared.sheets.decoding import decode
from veerkracht.shared.sheets.separated import best_separator

_SAMPLE = 256 * 1024
_BLOCK = 1 << 20
_WORKBOOKS = (b"PK", b"\xd0\xcf\x11\xe0")
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LARGEST_FIELD = 1_000_000


class FileError(ValueError):
    """A file cannot be used; the text says what is wrong and what would be right."""


class Part(NamedTuple):
    """A stretch of a file that begins and ends with whole rows, in bytes."""

    start: int
    end: int


class Table:
    """A file whose first filled row holds the headers. A row is known by the byte at which it begins."""

    def __init__(self, path: Path, scratch: Path) -> None:
        """Open a file; what is no plain text is written down as such in the folder `scratch`."""
        self.path = path
        head = _head(path)
        self._plain = _as_plain_text(path, head, scratch / f"{path.name}.csv")
        head = head if self._plain is path else _head(self._plain)
        self._encoding = _encoding(self._plain, head)
        sample = (head.decode(self._encoding, errors="replace") if self._encoding else decode(head)).lstrip("\ufeff")
        declared = sample[:6].lower().startswith("sep=")
        found = sample[4] if declared else best_separator(sample.rpartition("\n")[0] or sample)
        self._separator = found or ";"
        self._encoding = self._encoding or "cp1252"
        self._all = Part(len(_UTF8_MARK) if head.startswith(_UTF8_MARK) else 0, self._plain.stat().st_size)
        self.headers: list[str] = []
        self._read_headers(skip=int(declared))

    def __iter__(self) -> Iterator[list[str]]:
        """The rows under the header; an empty line is no row."""
        return (row for _at, row in self.rows(self._all))

    def rows(self, part: Part) -> Iterator[tuple[int, list[str]]]:
        """The rows of this part, each with where it begins."""
        width = len(self.headers)
        with self._plain.open("rb") as file:
            for at, row in self._raw(file, part):
                if len(row) < width:
                    if not any(row):
                        continue
                    row += [""] * (width - len(row))
                yield at, row

    def row_at(self, at: int) -> list[str]:
        """The row that begins here."""
        _at, row = next(self._raw(self._open, Part(at, self._all.end)))
        return row + [""] * (len(self.headers) - len(row))

    def close(self) -> None:
        """Let go of the file: no row is looked up after this."""
        self._open.close()

    @cached_property
    def _open(self) -> BinaryIO:
        """The file, kept open for who looks rows up."""
        return self._plain.open("rb")

    def parts(self, count: int) -> list[Part]:
        """The rows cut in parts of about one size; a line end between quotes is no end of a row."""
        cuts, quotes = [self._all.start], 0
        with self._plain.open("rb") as file:
            file.seek(self._all.start)
            for number in range(1, count):
                aim = self._all.start + (self._all.end - self._all.start) * number // count
                while (left := aim - file.tell()) > 0:
                    quotes += file.read(min(left, _BLOCK)).count(b'"')
                while line := file.readline():
                    quotes += line.count(b'"')
                    if quotes % 2 == 0:
                        break
                cuts.append(file.tell())
        return [Part(*ends) for ends in zip(cuts, [*cuts[1:], self._all.end], strict=True) if ends[0] < ends[1]]

    @property
    def size(self) -> int:
        """The size in bytes."""
        return self._all.end

    def _read_headers(self, skip: int) -> None:
        with self._plain.open("rb") as file:
            rows = self._raw(file, self._all)
            for number, (_at, row) in enumerate(rows):
                if number >= skip and any(cell.strip() for cell in row):
                    self.headers = [" ".join(cell.split()) for cell in row]
                    break
            begin = next(rows, (self._all.end, []))[0]
        if not self.headers:
            raise FileError(_("%(file)s is empty.") % {"file": self.path.name})
        self._all = Part(begin, self._all.end)

    def _raw(self, file: BinaryIO, part: Part) -> Iterator[tuple[int, list[str]]]:
        encoding, read_to = self._encoding, part.start

        def lines() -> Iterator[str]:
            nonlocal read_to
            for line in file:
                read_to += len(line)
                text = line.decode(encoding, "replace")
                yield text.replace("\x00", "") if "\x00" in text else text

        csv.field_size_limit(_LARGEST_FIELD)
        file.seek(part.start)
        at = part.start
        try:
            for row in csv.reader(lines(), delimiter=self._separator):
                yield at, row
                at = read_to
                if at >= part.end:
                    return
        except csv.Error as problem:
            raise _unreadable(self.path, problem) from None


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(_SAMPLE)
    except FileNotFoundError:
        raise FileError(_("There is no file %(file)s.") % {"file": path}) from None
    except OSError as problem:
        raise _unreadable(path, problem.strerror) from None
    if not head.strip():
        raise FileError(_("%(file)s is empty.") % {"file": path.name})
    return head


def _as_plain_text(path: Path, head: bytes, copy: Path) -> Path:
    """The file itself when its lines can be found by their bytes, else a copy of which they can."""
    if head.startswith(_WORKBOOKS) or b"%PDF-" in head[:1024] or b"\x00\x00\x00" in head[:4096]:
        return _sheet_as_text(path, copy)
    if head.startswith(_UTF16_MARKS):
        return _rewritten(path, copy, "utf-16", "utf-8")
    is_old_mac = b"\r" in head and b"\n" not in head
    return _rewritten(path, copy, "latin-1", "latin-1") if is_old_mac else path


def _sheet_as_text(path: Path, copy: Path) -> Path:
    try:
        rows = read(path.name, path.read_bytes()).rows
    except SheetError as problem:
        raise FileError(f"{path.name}: {problem.message}") from None
    with copy.open("w", encoding="utf-8", newline="") as file:
        file.write("sep=;\n")
        csv.writer(file, delimiter=";").writerows(rows)
    return copy


def _rewritten(path: Path, copy: Path, encoding: str, new_encoding: str) -> Path:
    with (
        path.open(encoding=encoding, errors="replace") as old,
        copy.open("w", encoding=new_encoding, newline="\n") as new,
    ):
        new.writelines(old)
    return copy


def _unreadable(path: Path, problem: object) -> FileError:
    return FileError(_("%(file)s cannot be read: %(problem)s.") % {"file": path.name, "problem": problem})


def _encoding(path: Path, head: bytes) -> str:
    """UTF-8 by its mark or when the whole file is it; empty when it must be an older one."""
    if head.startswith(_UTF8_MARK):
        return "utf-8"
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
