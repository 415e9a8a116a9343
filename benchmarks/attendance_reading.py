"""An attendance list of 2,000 rows: CPU and memory of reading, columns and rows, beside the bare cells."""

import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
ROWS = 2_000
COMPANIES = 12_750
SEED = 20190912
STEMS = (
    "zwan", "hem", "nijen", "velt", "brink", "loo", "stuw", "dal", "rade", "koer", "sten", "mar", "tol", "wie", "gaa",
    "pel", "rug", "fon", "bui", "kre",
)  # fmt: skip
TRADES = ("Bouw", "Transport", "Techniek", "Advies", "Zuivel", "Metaal", "Hoveniers", "Logistiek")
PLACES = ("Zwolle", "Deventer", "Ommen", "Raalte", "Rijssen", "Kampen")
HEADER = ("Naam deelnemer", "Organisatie", "E-mailadres", "KvK-nr.", "Postcode", "Plaats", "Aanwezig")


def main() -> None:
    """Write the list in two formats and measure each in a process of its own, and the matching in another."""
    rows = attendance(random.Random(SEED))
    with tempfile.TemporaryDirectory() as folder:
        for name, data in (("lijst.xlsx", as_xlsx(rows)), ("lijst.csv", as_csv(rows))):
            path = Path(folder, name)
            path.write_bytes(data)
            measured = in_own_process("--read", str(path))
            bare = in_own_process("--bare", str(path))
            print(json.dumps(line(f"attendance_reading.{path.suffix[1:]}", measured, bare)), flush=True)
            if path.suffix == ".xlsx":
                print(json.dumps({"name": "attendance_matching", **in_own_process("--match", str(path))}), flush=True)


def line(name: str, measured: dict[str, float], bare: dict[str, float]) -> dict[str, object]:
    """One result: ours against reading the bare cells."""
    total = sum(measured[stage] for stage in ("read", "columns", "parse"))
    return {
        "name": name,
        "ours": round(total, 3),
        "baseline": round(bare["read"], 3),
        "ratio": round(total / max(bare["read"], 0.01), 1),
        "unit": f"s CPU for {ROWS} rows",
        **{f"{stage}_s": round(measured[stage], 3) for stage in ("read", "columns", "parse")},
        "peak_mb": round(measured["peak_mb"]),
        "reader_peak_mb": round(measured["reader_peak_mb"]),
    }


def firms(draw: random.Random) -> list[tuple[str, str, str, str]]:
    """Invented companies: name, number, postcode, place."""
    names = {
        f"{draw.choice(STEMS)}{draw.choice(STEMS)}{draw.choice(STEMS)}{draw.choice(STEMS)}".capitalize()
        for _ in range(COMPANIES * 2)
    }
    return [
        (
            f"{name} {draw.choice(TRADES)} B.V.",
            f"{draw.randrange(10_000_000, 89_999_999)}",
            f"{draw.randrange(7400, 8199)} {draw.choice('ABCDEFGH')}{draw.choice('ABCDEFGH')}",
            draw.choice(PLACES),
        )
        for name in sorted(names)[:COMPANIES]
    ]


def attendance(draw: random.Random) -> list[tuple[str, ...]]:
    """A messy list: numbers missing, forms left out, no-shows, companions, headers once more."""
    rows: list[tuple[str, ...]] = [("Deelnemers bijeenkomst",), (), HEADER]
    for number, (name, kvk, code, place) in enumerate(draw.sample(firms(draw), ROWS)):
        person = (
            f"{draw.choice(('Jan', 'Piet', 'Marieke', 'Fatima', 'Kees'))} {draw.choice(STEMS).capitalize()}{number}"
        )
        mail = f"{person.split()[0]}@{name.split()[0]}.nl".lower() if draw.random() < 0.7 else ""
        written = name.removesuffix(" B.V.") if draw.random() < 0.5 else name
        came = "ja" if draw.random() < 0.9 else "nee"
        extra = " + 1" if draw.random() < 0.05 else ""
        rows.append((person + extra, written, mail, kvk if draw.random() < 0.3 else "", code, place.upper(), came))
    return [*rows, HEADER, (f"Totaal: {ROWS}",)]


def as_xlsx(rows: list[tuple[str, ...]]) -> bytes:
    """The list as a workbook."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Deelnemers")
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_csv(rows: list[tuple[str, ...]]) -> bytes:
    """The list as Excel writes it in Dutch."""
    return "\r\n".join(";".join(row) for row in rows).encode("cp1252")


def in_own_process(*arguments: str) -> dict[str, float]:
    """Run one measurement, so that its memory is its own."""
    done = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, check=True, text=True)
    return json.loads(done.stdout)


def measure_reading(path: Path) -> dict[str, float]:
    """Seconds of each stage, and the peak memory of this process and of the one that opens workbooks."""
    from veerkracht.domain.companies.rules.columns import recognise
    from veerkracht.domain.events.rules.attendance import parse
    from veerkracht.shared import sheets

    sheet, read = timed(lambda: sheets.read(path.name, path.read_bytes()))
    recognition, columns = timed(lambda: recognise(sheet.rows))
    people, parsing = timed(lambda: parse(sheet.rows, recognition))
    if len(people.rows) != ROWS or people.headcount != ROWS:
        raise SystemExit(f"read {len(people.rows)} rows, headcount {people.headcount}")
    return {"read": read, "columns": columns, "parse": parsing, **peaks()}


def measure_bare(path: Path) -> dict[str, float]:
    """Seconds to get the bare cells, without bounds, cleaning or meaning."""
    import csv

    import python_calamine

    def cells() -> list[list[object]]:
        if path.suffix == ".csv":
            return list(csv.reader(io.StringIO(path.read_bytes().decode("cp1252")), delimiter=";"))
        return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()

    return {"read": timed(cells)[1]}


def measure_matching(path: Path) -> dict[str, float]:
    """Match the rows against all companies in memory."""
    from veerkracht.domain.companies.rules.columns import recognise
    from veerkracht.domain.companies.rules.matching import CompanyRecord, Outcome, blocking_keys, decide
    from veerkracht.domain.events.rules.attendance import parse
    from veerkracht.shared import sheets

    known = [
        CompanyRecord(company_id=number, names=(name,), kvk_number=kvk, postcodes=(code,), places=(place,))
        for number, (name, kvk, code, place) in enumerate(firms(random.Random(SEED)))
    ]
    index: dict[str, list[CompanyRecord]] = {}
    _, keys = timed(lambda: [index.setdefault(key, []).append(one) for one in known for key in blocking_keys(one)])
    rows = sheets.read(path.name, path.read_bytes()).rows
    evidence = [row.company for row in parse(rows, recognise(rows)).rows]

    def match() -> list[Outcome]:
        return [
            decide(row, {c.company_id: c for key in blocking_keys(row) for c in index.get(key, ())}.values()).outcome
            for row in evidence
        ]

    outcomes, seconds = timed(match)
    certain = outcomes.count(Outcome.MATCH) / len(outcomes)
    return {"ours": round(seconds, 3), "keys_s": round(keys, 3), "certain": round(certain, 3), **peaks()}


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """The answer and the seconds of CPU it took, those of child processes included: others may use the machine."""
    start = sum(os.times()[:4])
    answer = work()
    return answer, sum(os.times()[:4]) - start


def peaks() -> dict[str, float]:
    """Peak memory in MB of this process and of its children."""
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"peak_mb": round(own / 1024), "reader_peak_mb": round(children / 1024)}


MEASURES = {"--read": measure_reading, "--bare": measure_bare, "--match": measure_matching}

if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(MEASURES[sys.argv[1]](Path(sys.argv[2]))))
    else:
        main()
