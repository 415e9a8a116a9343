"""An attendance list of 2,000 rows, from file to ledger and back: seconds and memory, per size of register."""

import io
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeVar

T = TypeVar("T")

ROWS = 2_000
SIZES = (12_750, 255_000)
SEED = 20190912
DATABASE = "bench_lists"
KNOWN, ROUGH, COLLEAGUE = 0.6, 0.2, 0.1  # in the register as written; with another spelling; of the row before
HEADER = ("Naam deelnemer", "Organisatie", "E-mailadres", "KvK-nr.", "Plaats", "Ik zie de noodzaak")
STEMS = ("zwan", "hem", "nijen", "velt", "brink", "loo", "stuw", "dal", "rade", "koer", "sten", "mar", "tol", "wie")
TRADES = (
    "Bouw", "Bouwbedrijf", "Transport", "Techniek", "Installatietechniek", "Advies", "Zuivel", "Metaal", "Hoveniers",
    "Logistiek", "Schilderwerken", "Timmerwerken", "Automatisering", "Accountants", "Interieur", "Machinebouw",
    "Verhuur", "Groothandel", "Makelaardij", "Elektro", "Loonbedrijf", "Catering", "Reclame", "Autobedrijf",
)  # fmt: skip
FORMS = ("B.V.", "B.V.", "V.O.F.", "")
PLACES = ("Zwolle", "Deventer", "Enschede", "Hengelo", "Almelo", "Ommen", "Raalte", "Rijssen", "Kampen", "Hardenberg")
GIVEN = ("Jan", "Piet", "Marieke", "Fatima", "Kees", "Anna", "Bram", "Els", "Joost", "Lotte", "Sanne", "Willem")


def main() -> None:
    """Fill the registers once, then measure each in a process of its own."""
    for size in SIZES:
        for stage in ("--fill", "--measure"):
            command = [sys.executable, "-W", "ignore", "-m", "benchmarks.attendance_import", stage, str(size)]
            subprocess.run(command, check=True)


def report(name: str, size: int, measured: "Measured", **more: Any) -> None:
    """Print one line; the peak is of the whole process, and apart what the stage added to it."""
    peak = peak_mb()
    line = {
        "name": f"attendance_import.{name}.{size}",
        "ours": round(measured.seconds, 2),
        "cpu": round(measured.cpu, 2),
        "unit": f"s for {ROWS} rows, {size} companies",
        "peak_mb": round(peak),
        "added_mb": round(peak - measured.before_mb),
        "queries": measured.queries,
        **more,
    }
    print(json.dumps(line), flush=True)


def peak_mb() -> float:
    """Return the most memory this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@dataclass(frozen=True)
class Measured:
    """What one stage took: wall clock, CPU of this process without the database, queries; and the peak before it."""

    seconds: float
    cpu: float
    queries: int
    before_mb: float


def measured(stage: Callable[[], T]) -> tuple[T, Measured]:
    """Run a stage; return what it gives and what it took."""
    from django.db import connection

    before, began, cpu, count = peak_mb(), time.perf_counter(), time.process_time(), [0]

    def counting(execute: Any, *args: Any) -> Any:
        count[0] += 1
        return execute(*args)

    with connection.execute_wrapper(counting):
        result = stage()
    return result, Measured(time.perf_counter() - began, time.process_time() - cpu, count[0], before)


def start_django() -> None:
    """Use a database of this benchmark's own on the benchmark server."""
    import os

    import django
    import psycopg
    from django.conf import settings
    from django.core.management import call_command

    from benchmarks._data import switch_to
    from veerkracht.config import postgres

    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks._settings"
    django.setup()
    dsn = postgres.ensure_running(settings.VAR / "postgres-bench", durable=False)
    with psycopg.connect(dsn, autocommit=True) as server, suppress(psycopg.errors.DuplicateDatabase):
        server.execute(f'CREATE DATABASE "{DATABASE}"')
    switch_to(DATABASE)
    call_command("migrate", verbosity=0)


def fill(size: int) -> None:
    """Make a programme with this many invented companies, unless it is there."""
    import datetime as dt

    from django.db import connection

    from veerkracht.domain.companies.actions.register import derive
    from veerkracht.domain.companies.models import Company
    from veerkracht.domain.programme.models import Programme

    if Programme.objects.filter(slug=f"register-{size}").exists():
        return
    day = dt.date(2016, 6, 1)
    programme = Programme.objects.create(
        slug=f"register-{size}", name="Register", region_name="-", starts_on=day, ends_on=dt.date(2030, 1, 1)
    )
    found = firms(size)
    for part in (found[start : start + 5_000] for start in range(0, size, 5_000)):
        made = [
            Company(programme=programme, name=name, kvk_number=kvk, place=place, website=site)
            for name, kvk, place, site in part
        ]
        derive(programme, made, on=day)
        Company.objects.bulk_create(made)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def firms(size: int) -> list[tuple[str, str, str, str]]:
    """Return invented companies: family firms and coined names, each with number, place and now and then a site."""
    draw = random.Random(SEED)
    families = ["Jansen", "de Vries", "Bakker", *("".join(pair).capitalize() for pair in product(STEMS, STEMS))]
    coined = ["".join(three).capitalize() for three in product(STEMS, STEMS, STEMS)]
    found = []
    for number in range(size):
        first = draw.choice(families if draw.random() < 0.6 else coined)
        name = f"{first} {draw.choice(TRADES)} {draw.choice(FORMS)}".strip()
        site = f"www.{name.lower().replace(' ', '').replace('.', '')}.nl" if draw.random() < 0.3 else ""
        found.append((name, f"{10_000_000 + number * 7}", draw.choice(PLACES), site))
    return found


def attendance(size: int) -> list[tuple[str, ...]]:
    """Return a messy list: numbers often missing, other spellings, companies nobody knows, colleagues, no company."""
    draw = random.Random(SEED + 1)
    register = firms(size)
    rows: list[tuple[str, ...]] = [("Deelnemers bijeenkomst",), HEADER]
    name, kvk, place = "", "", ""
    for number in range(ROWS):
        person = f"{draw.choice(GIVEN)} {draw.choice(STEMS).capitalize()}{draw.choice(STEMS)}{number}"
        chance = draw.random()
        if chance < KNOWN + ROUGH:
            name, kvk, place, _site = draw.choice(register)
            kvk = kvk if draw.random() < 0.4 else ""
            if chance >= KNOWN:
                name = name.replace(" B.V.", "").replace("bedrijf", "bedr.").replace(" V.O.F.", " VOF").upper()
        elif chance < KNOWN + ROUGH + COLLEAGUE and name:
            pass
        else:
            name, kvk, place = f"{draw.choice(STEMS)}{draw.choice(STEMS)}{number} Diensten".capitalize(), "", ""
        answer = draw.choice(("", "", "3", "4", "5"))
        mail = f"{person.lower().replace(' ', '.')}@{draw.choice(('example.org', 'gmail.com'))}"
        rows.append((person, name, mail if draw.random() < 0.8 else "", kvk, place, answer))
    return rows


def as_xlsx(rows: list[tuple[str, ...]]) -> bytes:
    """Write the list as a workbook."""
    from openpyxl import Workbook

    book, buffer = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(buffer)
    return buffer.getvalue()


def measure(size: int) -> None:
    """Preview, commit and undo one list; a first small one warms up what is loaded once."""
    import datetime as dt

    from django.db.models import Count
    from django.utils import timezone

    from veerkracht.domain.companies.choices import OccasionKind
    from veerkracht.domain.companies.models import Company, Occasion
    from veerkracht.domain.events.actions import commit_import, start_import, undo_import
    from veerkracht.domain.events.models import Event
    from veerkracht.domain.programme.models import Programme
    from veerkracht.shared.sheets import read

    programme = Programme.objects.get(slug=f"register-{size}")
    now = timezone.now()
    occasion = Occasion.objects.create(
        programme=programme, kind=OccasionKind.EVENT, title="Meeting", starts_at=now - dt.timedelta(days=1)
    )
    event = Event.objects.create(programme=programme, occasion=occasion)
    warm = read("a.csv", b"Naam;Bedrijf\nJan Bos;Bos BV\n")
    start_import(event=event, file_name="a.csv", sheet=warm, at=now, by=None)
    data = as_xlsx(attendance(size))
    companies = Company.objects.filter(programme=programme)
    known = companies.count()
    batch, took = measured(
        lambda: start_import(event=event, file_name="a.xlsx", sheet=read("a.xlsx", data), at=now, by=None)
    )
    outcomes = dict(batch.rows.order_by().values_list("outcome").annotate(rows=Count("pk")))
    report("preview", size, took, outcomes=outcomes)
    _, took = measured(lambda: commit_import(batch=batch, at=now, by=None))
    report("commit", size, took, new_companies=companies.count() - known)
    _, took = measured(lambda: undo_import(batch=batch, at=now, by=None))
    report("undo", size, took, left_companies=companies.count() - known)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--fill"]:
        start_django()
        fill(int(sys.argv[2]))
    elif sys.argv[1:2] == ["--measure"]:
        start_django()
        measure(int(sys.argv[2]))
    else:
        main()
