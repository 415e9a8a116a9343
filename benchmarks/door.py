"""Check-in of visitors by four phones whose network is cut half of the time: nothing lost, nothing twice.

``python -m benchmarks.door`` for 200 visitors, ``--visitors 500`` for a full hall. The baseline is what would be lost
if every phone sent each note once. The tables come from the file that new databases start from, in a second or two.
"""

import argparse
import datetime as dt
import json
import os
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor

VISITORS, PHONES, SEED = 200, 4, 20191008
DATABASE = "bench_door"


def main() -> None:
    """Make the evening, let the phones work, and count."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--visitors", type=int, default=VISITORS)
    visitors = ask.parse_args().visitors
    os.environ["BENCH_DATABASE"] = DATABASE
    token, seats = _prepare(visitors)

    from benchmarks._phones import Phone, evening, work
    from benchmarks._serving import serving

    luck = random.Random(SEED)
    notes = evening(seats, PHONES, luck)
    with serving(DATABASE) as server:
        phones = [
            Phone(("127.0.0.1", server.port), f"/deur/{token}/stuur/", random.Random(luck.random())) for _ in notes
        ]
        before, began = server._cpu(), time.perf_counter()
        with ThreadPoolExecutor(PHONES) as pool:
            list(pool.map(work, phones, notes))
        took, cpu = time.perf_counter() - began, server._cpu() - before
    sent = sum(map(len, notes))
    tries = {name: sum(phone.tally[name] for phone in phones) for name in ("arrived", "answer_lost", "never_left")}
    once = round(sent * tries["never_left"] / sum(tries.values()))
    kept, came, facts, people = _counted()
    expected = len({*seats}) + PHONES * 5
    print(
        json.dumps(
            {
                "name": f"door.{visitors}_visitors_{PHONES}_phones",
                "ours": sent - kept,
                "baseline": once,
                "ratio": 0 if sent == kept else round((sent - kept) / max(1, once), 3),
                "unit": "notes lost",
                "twice": facts - people,
                "came": came,
                "expected": expected,
                "seconds": round(took, 2),
                "cpu_ms_per_try": round(1000 * cpu / max(1, tries["arrived"] + tries["answer_lost"]), 1),
                **tries,
            }
        )
    )
    if (kept, came, facts, people) != (sent, expected, expected, expected):
        sys.exit(f"lost or twice: {sent} notes sent, {kept} kept, {came} of {expected} came, {facts} facts")


def _prepare(visitors: int) -> tuple[str, list[int]]:
    """Return the token of a door and the seats of a meeting of today in a database of this benchmark's own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks._settings"
    import django

    django.setup()
    from django.db import connection

    from benchmarks import _companies, _data
    from veerkracht.config import fresh

    with _companies.server() as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{DATABASE}" WITH (FORCE)')
        admin.execute(f'CREATE DATABASE "{DATABASE}"')
    _data.switch_to(DATABASE)
    fresh.prepare()
    found = _fill(visitors)
    connection.close()
    return found


def _fill(visitors: int) -> tuple[str, list[int]]:
    from veerkracht.domain.events.actions import plan_event
    from veerkracht.domain.events.models import DoorLink, Registration, Seat, Seating
    from veerkracht.domain.programme.models import Programme

    programme = Programme.objects.create(
        name="Deur", slug="deur", is_default=True, starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2030, 1, 1)
    )
    now = programme.now()
    event = plan_event(programme=programme, title="Avond", starts_at=now + dt.timedelta(minutes=1), fields={}, by=None)
    seating = Seating.objects.create(event=event, capacity=visitors, taken=visitors)
    made = Registration.objects.create(programme=programme, event=event, seating=seating, name="Wie", made_at=now)
    seats = Seat.objects.bulk_create(
        Seat(
            event=event,
            registration=made,
            seating=seating,
            number=n + 1,
            name=f"Bezoeker {n} van Buiten",
            state="registered",
            has_place=True,
            changed_at=now,
            code=f"B{n:04}",
        )
        for n in range(visitors)
    )
    link = DoorLink.objects.create(event=event, name="Hoofdingang", made_at=now)
    return link.token, [seat.pk for seat in seats]


def _counted() -> tuple[int, int, int, int]:
    """Return how many notes were kept, how many came, how many facts there are, and about how many people."""
    from veerkracht.domain.companies.models import Touchpoint
    from veerkracht.domain.events.models import DoorNote, Seat

    facts = Touchpoint.objects.live().filter(kind="attended")
    people = facts.order_by().values("person_id").distinct().count()
    return DoorNote.objects.count(), Seat.objects.filter(state="came").count(), facts.count(), people


if __name__ == "__main__":
    main()
