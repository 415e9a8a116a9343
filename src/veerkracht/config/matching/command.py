"""Lay a list beside a register, both as files, and write for each row which company it is."""

import argparse
import csv
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from django.conf import settings

from veerkracht.domain.companies.rules.matching import CompanyRecord, Match, Outcome, Thresholds, decide
from veerkracht.domain.companies.rules.matching.evidence import profile_of
from veerkracht.domain.companies.rules.matching.screening import Screen

if TYPE_CHECKING:
    from .columns import Columns
    from .tables import Table

RESULT = ("row", "outcome", "matched_kvk_number", "matched_name", "score", "reason")
_OUTCOMES = {Outcome.MATCH: "certain", Outcome.PERHAPS: "perhaps"}
_EVERY = 100_000  # lines of a register between two messages
_APART = "\x1f"


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
        found = Matching(given.rows, given.register, thresholds, quiet=given.quiet)
        with given.out.open("w", encoding="utf-8", newline="") as file:
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
    import django  # noqa: PLC0415 its settings are chosen here
    from django.utils import translation  # noqa: PLC0415

    if not settings.configured:
        locale = Path(__file__).resolve().parents[4] / "locale"
        settings.configure(USE_I18N=True, LANGUAGE_CODE="en", LOCALE_PATHS=[locale], INSTALLED_APPS=[])
        django.setup()
    translation.activate(language)


class Matching:
    """One run: the list in memory, the register as a stream."""

    def __init__(self, rows: Path, register: Path, thresholds: Thresholds, *, quiet: bool) -> None:
        self._thresholds = thresholds
        self._quiet = quiet
        self._began = time.monotonic()
        self._rows = list(self._read_rows(rows))
        self._profiles = [profile_of(row) for row in self._rows]
        self._screen = Screen(self._profiles)
        self._kept: dict[int, str] = {}
        self._records: dict[int, CompanyRecord] = {}
        self._read_register(register)

    def write(self, file: TextIO) -> None:
        """Decide about every row and write it at once."""
        out = csv.writer(file)
        out.writerow(RESULT)
        statistics = self._screen.statistics()
        outcomes: Counter[str] = Counter()
        for number, row in enumerate(self._rows):
            known = self._candidates(number)
            match = decide(row, known.values(), statistics, self._thresholds)
            written = _result(number + 1, match, known, self._number_of(match))
            outcomes[str(written[1])] += 1
            out.writerow(written)
        self._tell(", ".join(f"{outcome}: {outcomes[outcome]}" for outcome in ("certain", "perhaps", "none")))

    def _read_rows(self, path: Path) -> Iterator[CompanyRecord]:
        from .records import Reader  # noqa: PLC0415 after the language is chosen

        table, columns = _opened(path)
        reader = Reader(columns)
        for number, row in enumerate(table):
            yield reader.record(row, f"row {number}")

    def _read_register(self, path: Path) -> None:
        from .records import Reader  # noqa: PLC0415 after the language is chosen

        table, columns = _opened(path)
        self._reader = Reader(columns)
        look_at, line = self._screen.look_at, self._reader.line
        for ordinal, row in enumerate(table):
            if look_at(line(row)):
                self._kept[ordinal] = _APART.join(row)
            if ordinal % _EVERY == _EVERY - 1:
                self._tell(f"{ordinal + 1:,} companies read")
        self._tell(f"{self._screen.size:,} companies read, {len(self._rows):,} rows")

    def _candidates(self, number: int) -> dict[int | str, CompanyRecord]:
        """The companies to compare a row with; lines with one KvK number are one company."""
        from .records import merged  # noqa: PLC0415 after the language is chosen

        groups: dict[int | str, list[CompanyRecord]] = {}
        for ordinal in self._screen.candidates(number):
            record = self._record(ordinal)
            groups.setdefault(record.kvk_number or ordinal, []).append(record)
        records = map(merged, groups.values())
        return {record.company_id: record for record in records}

    def _number_of(self, match: Match) -> str:
        """The number as the register has it, also one that nobody would believe on a row."""
        kept = self._kept.get(match.company_id) if isinstance(match.company_id, int) else None
        return self._reader.number(kept.split(_APART)) if kept is not None else ""

    def _record(self, ordinal: int) -> CompanyRecord:
        known = self._records.get(ordinal)
        if known is None:
            known = self._records[ordinal] = self._reader.record(self._kept[ordinal].split(_APART), ordinal)
        return known

    def _tell(self, line: str) -> None:
        if not self._quiet:
            print(f"{time.monotonic() - self._began:6.1f} s  {line}", file=sys.stderr)


def _opened(path: Path) -> "tuple[Table, Columns]":
    from django.utils.translation import gettext as _  # noqa: PLC0415 after the language is chosen

    from .columns import columns_of  # noqa: PLC0415
    from .tables import FileError, Table  # noqa: PLC0415

    table = Table(path)
    columns = columns_of(table.headers)
    if not columns.can_match:
        raise FileError(
            _("%(file)s has no column with names or numbers of companies. Its columns are: %(columns)s.")
            % {"file": path.name, "columns": ", ".join(table.headers)}
        )
    return table, columns


def _result(number: int, match: Match, known: dict[int | str, CompanyRecord], kvk_number: str) -> tuple[object, ...]:
    from veerkracht.web.team.events.wording import reason_text  # noqa: PLC0415 after the language is chosen

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
