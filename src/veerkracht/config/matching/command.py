"""Lay a list beside a register, both as files, and write for each row which company it is."""

import argparse
import csv
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TextIO

from django.conf import settings

from veerkracht.domain.companies.rules.matching import CompanyRecord, Match, Outcome, Thresholds, decide
from veerkracht.domain.companies.rules.matching.evidence import profile_of
from veerkracht.domain.companies.rules.matching.screening import Screen

if TYPE_CHECKING:
    from .columns import Columns
    from .records import Reader
    from .tables import Part, Table

RESULT = ("row", "outcome", "matched_kvk_number", "matched_name", "score", "reason")
_OUTCOMES = {Outcome.MATCH: "certain", Outcome.PERHAPS: "perhaps"}
_WORTH_A_WORKER = 8_000_000  # bytes of a register
_WORTH_A_WORKER_ROWS = 250
_AT_A_TIME = 25
_MOST_WORKERS = 8
Written = tuple[object, ...]


def parser() -> argparse.ArgumentParser:
    """The arguments, explained."""
    described = argparse.ArgumentParser(
        prog="veerkracht match",
        description=(
            "Find for each row of a list the company in a register. Both are files: .csv in any usual encoding with "
            "; or , between the columns, or a workbook. Nothing else is needed: no database, no web."
        ),
        epilog=(
            "Columns are known by their usual names: bedrijf, naam, handelsnamen, KvK-nummer, vestigingsnummer, adres, "
            "postcode, plaats, website, e-mail, telefoon, contactpersoon. The result has the columns row (the number "
            "of the row under the header, from 1), outcome (certain, perhaps: a person should look, or none), "
            "matched_kvk_number and matched_name (the best company; empty with none), score (the probability, 0 to 1) "
            "and reason."
        ),
    )
    described.add_argument("rows", type=Path, metavar="ROWS", help="The list with the rows to find.")
    described.add_argument("--register", type=Path, required=True, help="The companies to find them among.")
    described.add_argument("--out", type=Path, required=True, help="Where the result is written, as .csv.")
    described.add_argument("--language", choices=("nl", "en"), default="nl", help="Language of the reasons (nl).")
    described.add_argument("--certain", type=float, default=Thresholds().certain, help="Least score for certain.")
    described.add_argument("--perhaps", type=float, default=Thresholds().perhaps, help="Least score for perhaps.")
    described.add_argument("--quiet", action="store_true", help="Say nothing while it runs.")
    return described


def main(words: Sequence[str]) -> int:
    """Run the command; return its exit code."""
    given = parser().parse_args(words)
    _speak(given.language)
    # Only now: their messages are translated.
    from .tables import FileError  # noqa: PLC0415

    try:
        thresholds = Thresholds(given.perhaps, given.certain)
    except ValueError:
        print("--perhaps must be above 0 and below --certain, and --certain at most 1.", file=sys.stderr)
        return 2
    try:
        with TemporaryDirectory() as scratch:
            found = Matching(given.rows, given.register, thresholds, Path(scratch), quiet=given.quiet)
            with closing(found.register), given.out.open("w", encoding="utf-8", newline="") as file:
                found.write(file)
    except FileError as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as problem:
        print(f"{given.out}: {problem.strerror}", file=sys.stderr)
        return 1
    return 0


def _speak(language: str) -> None:
    """Load the texts without the apps of the site, which take a second to start."""
    from django.apps import apps  # noqa: PLC0415 its settings are chosen here
    from django.utils import translation  # noqa: PLC0415

    if not settings.configured:
        locale = Path(__file__).resolve().parents[4] / "locale"
        settings.configure(USE_I18N=True, LANGUAGE_CODE="en", LOCALE_PATHS=[locale], INSTALLED_APPS=[])
        apps.populate(())
    translation.activate(language)


_adopted: "list[Matching]" = []


class Matching:
    """One run: the list in memory, the register as a stream."""

    def __init__(self, rows: Path, register: Path, thresholds: Thresholds, scratch: Path, *, quiet: bool) -> None:
        self._thresholds = thresholds
        self._scratch = scratch
        self._quiet = quiet
        self._began = time.monotonic()
        self._rows = list(self._read_rows(rows))
        self._profiles = [profile_of(row) for row in self._rows]
        self._screen = Screen(self._profiles)
        self._records: dict[int, CompanyRecord] = {}
        self._read_register(register)

    def write(self, file: TextIO) -> None:
        """Decide about every row and write it; a large list is decided by several processes, written in its order."""
        out = csv.writer(file)
        out.writerow(RESULT)
        outcomes: Counter[str] = Counter()
        for written in self._written():
            outcomes[str(written[1])] += 1
            out.writerow(written)
        self._tell(", ".join(f"{outcome}: {outcomes[outcome]}" for outcome in ("certain", "perhaps", "none")))

    def _written(self) -> Iterator[Written]:
        self._statistics = self._screen.statistics()
        count = _workers(len(self._rows), _WORTH_A_WORKER_ROWS)
        if count == 1:
            yield from map(self.decided, range(len(self._rows)))
            return
        # The children get this run as it stands, without it being written down and read again.
        together = ProcessPoolExecutor(count, mp_context=get_context("fork"), initializer=_adopt, initargs=(self,))
        with together as pool:
            yield from pool.map(_decided, range(len(self._rows)), chunksize=_AT_A_TIME)

    def decided(self, number: int) -> Written:
        """The line of the result for one row of the list, counted from 0."""
        known = self._candidates(number)
        match = decide(self._rows[number], known.values(), self._statistics, self._thresholds)
        return _result(number + 1, match, known, self._number_of(match))

    def _read_rows(self, path: Path) -> Iterator[CompanyRecord]:
        from .records import Reader  # noqa: PLC0415 after the language is chosen

        table, columns = _opened(path, self._scratch)
        reader = Reader(columns)
        for number, row in enumerate(table):
            yield reader.record(row, f"row {number}")

    def _read_register(self, path: Path) -> None:
        from .records import Reader  # noqa: PLC0415 after the language is chosen

        self.register, columns = _opened(path, self._scratch)
        self._reader = Reader(columns)
        parts = self.register.parts(_workers(self.register.size, _WORTH_A_WORKER))
        if len(parts) == 1:
            self._screen = _screened(self._screen, self.register, self._reader, parts[0])
        else:
            self._read_together(parts)
        self._tell(f"{self._screen.size:,} companies read, {len(self._rows):,} rows")

    def _read_together(self, parts: "Sequence[Part]") -> None:
        """The parts at once, each in a process of its own; what they saw is put together in the order of the file."""
        count = len(parts)
        each = (repeat(self._screen, count), repeat(self.register, count), repeat(self._reader, count), parts)
        with ProcessPoolExecutor(count) as pool:
            for seen in pool.map(_screened, *each):
                self._screen.add(seen)
                self._tell(f"{self._screen.size:,} companies read")

    def _candidates(self, number: int) -> dict[int | str, CompanyRecord]:
        """The companies to compare a row with; lines with one KvK number are one company."""
        from .records import merged  # noqa: PLC0415 after the language is chosen

        groups: dict[int | str, list[CompanyRecord]] = {}
        for at in self._screen.candidates(number):
            record = self._record(at)
            groups.setdefault(record.kvk_number or at, []).append(record)
        records = map(merged, groups.values())
        return {record.company_id: record for record in records}

    def _number_of(self, match: Match) -> str:
        """The number as the register has it, also one that nobody would believe on a row."""
        return self._reader.number(self.register.row_at(match.company_id)) if isinstance(match.company_id, int) else ""

    def _record(self, at: int) -> CompanyRecord:
        known = self._records.get(at)
        if known is None:
            known = self._records[at] = self._reader.record(self.register.row_at(at), at)
        return known

    def _tell(self, line: str) -> None:
        if not self._quiet:
            print(f"{time.monotonic() - self._began:6.1f} s  {line}", file=sys.stderr)


def _screened(screen: Screen, table: "Table", reader: "Reader", part: "Part") -> Screen:
    """Let a part of the register pass the screen."""
    look_at, line = screen.look_at, reader.line
    for at, row in table.rows(part):
        look_at(line(row), at)
    return screen


def _adopt(run: Matching) -> None:
    """Keep the run of the parent in this process."""
    _adopted.append(run)


def _decided(number: int) -> Written:
    return _adopted[0].decided(number)


def _workers(size: int, worth_one: int) -> int:
    """In how many processes so much work is done, when each must be worth its start."""
    return max(1, min(os.cpu_count() or 1, _MOST_WORKERS, size // worth_one))


def _opened(path: Path, scratch: Path) -> "tuple[Table, Columns]":
    from django.utils.translation import gettext as _  # noqa: PLC0415 after the language is chosen

    from .columns import columns_of  # noqa: PLC0415
    from .tables import FileError, Table  # noqa: PLC0415

    table = Table(path, scratch)
    columns = columns_of(table.headers)
    if not columns.can_match:
        raise FileError(
            _("%(file)s has no column with names or numbers of companies. Its columns are: %(columns)s.")
            % {"file": path.name, "columns": ", ".join(table.headers)}
        )
    return table, columns


def _result(number: int, match: Match, known: dict[int | str, CompanyRecord], kvk_number: str) -> tuple[object, ...]:
    from veerkracht.web.team.reasons import reason_text  # noqa: PLC0415 after the language is chosen

    outcome = _OUTCOMES.get(match.outcome, "none")
    record = known.get(match.company_id) if match.company_id is not None and outcome != "none" else None
    names = record.names if record else ()
    reason = ", ".join(str(reason_text(reason)) for reason in match.reasons)
    return (
        number,
        outcome,
        kvk_number if record else "",
        names[0] if names else "",
        f"{match.score:.4f}",
        reason,
    )
