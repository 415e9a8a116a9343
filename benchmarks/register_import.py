"""A register file of 12,750 and of 200,000 rows, from .csv and .parquet to companies and back: seconds and memory."""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.attendance_import import firms, measured, peak_mb, start_django

SIZES = ((12_750, "csv"), (12_750, "parquet"), (200_000, "csv"))
SEED = 20190923
PROGRAM = (sys.executable, "-W", "ignore", "-m", "benchmarks.register_import")
# pyarrow in a process of its own, so that it does not count in the measured peak.
WRITE_PARQUET = """
import json, sys, pyarrow, pyarrow.parquet
pyarrow.parquet.write_table(pyarrow.table(json.load(sys.stdin)), sys.argv[1])
"""
HEADER = (
    "KvK-nummer", "Vestigingsnummer", "Naam", "Straat", "Postcode", "Plaats", "SBI-code", "Werkzame personen",
    "Website", "Datum oprichting",
)  # fmt: skip


def main() -> None:
    """Measure each size in a process of its own, so that the peak is that of one import."""
    for size, kind in SIZES:
        subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "benchmarks.register_import", str(size), kind], check=True
        )


def rows(size: int) -> "list[tuple[str, ...]]":
    """Return invented companies as a register gives them."""
    draw = random.Random(SEED)
    return [
        (kvk, f"0000{kvk}", name, f"Dorpsstraat {draw.randint(1, 300)}", f"{draw.randint(7400, 8299)}AB", place,
         draw.choice(("41201", "25620", "62010", "4941", "56101")), str(draw.randint(1, 60)), site, "2009-04-01")
        for name, kvk, place, site in firms(size)
    ]  # fmt: skip


def write(path: Path, size: int, kind: str) -> None:
    """Write the file as a person would send it."""
    if kind == "csv":
        path.write_text("\n".join(";".join(row) for row in (HEADER, *rows(size))))
        return
    columns = dict(zip(HEADER, (list(column) for column in zip(*rows(size), strict=True)), strict=True))
    subprocess.run([sys.executable, "-c", WRITE_PARQUET, str(path)], input=json.dumps(columns), text=True, check=True)


def measure(size: int, kind: str) -> None:
    """Read the file, read it again, take it back; print a line for each."""
    import datetime as dt

    from veerkracht.domain.companies.actions.register_files import queue_register_import, start_register_import
    from veerkracht.domain.companies.actions.register_import import run_register_import
    from veerkracht.domain.companies.actions.register_undo import undo_register_import
    from veerkracht.domain.companies.models import RegisterImport
    from veerkracht.domain.programme.models import Programme

    programme, _made = Programme.objects.get_or_create(
        slug="register-files",
        defaults={"name": "-", "region_name": "-", "starts_on": dt.date(2016, 6, 1), "ends_on": dt.date(2030, 1, 1)},
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"register.{kind}"
        subprocess.run(
            [sys.executable, "-m", "benchmarks.register_import", "--write", str(path), str(size), kind], check=True
        )

        def read() -> RegisterImport:
            with path.open("rb") as content:
                batch = start_register_import(
                    programme=programme, file_name=path.name, content=content, on=dt.date(2019, 9, 23), by=None
                )
            queue_register_import(batch=batch, by=None)
            return run_register_import(batch=batch, by=None)

        done = []
        for name in ("first", "same_again"):
            batch, took = measured(read)
            done.append(batch)
            report(f"{name}.{kind}", size, took, counts={key: n for key, n in batch.report.items() if ":" not in key})
        for batch in reversed(done):
            _undone, took = measured(lambda batch=batch: undo_register_import(batch=batch, at=programme.now(), by=None))
        report(f"undo.{kind}", size, took)


def report(name: str, size: int, took: object, **more: object) -> None:
    """Print one line."""
    seconds, before = getattr(took, "seconds", 0.0), getattr(took, "before_mb", 0.0)
    line = {
        "name": f"register_import.{name}.{size}",
        "ours": round(seconds, 2),
        "unit": f"s for {size} rows",
        "rows_per_second": round(size / seconds) if seconds else 0,
        "peak_mb": round(peak_mb()),
        "added_mb": round(peak_mb() - before),
        **more,
    }
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
    elif len(sys.argv) > 2:
        start_django()
        measure(int(sys.argv[1]), sys.argv[2])
    else:
        main()
