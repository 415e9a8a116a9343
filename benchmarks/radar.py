"""The page that says who deserves attention, with 200 pioniers and 5,000 acts: milliseconds of server time."""

import datetime as dt
import json
import random
import statistics
import time

from benchmarks import _data

PIONIERS, ACTS, MOMENTS, ROUNDS = 200, 5_000, 2_000, 30
SEED = 20190923
AIM = 100


def main() -> None:
    """Add pioniers to the example inside a transaction, open the page, and take everything back."""
    _data.prepare("bench")
    from django.db import transaction

    with transaction.atomic():
        measure()
        transaction.set_rollback(True)


def measure() -> None:
    """Print CPU and clock time of the page, and of the same list of pioniers without the radar."""
    from django.test import Client

    from veerkracht.domain.accounts.models import User
    from veerkracht.domain.programme.models import Programme

    programme = Programme.objects.get(is_default=True)
    invent(programme, random.Random(SEED))
    client = Client(HTTP_HOST=programme.hostnames[0] if programme.hostnames else "localhost")
    member = User.objects.filter(memberships__programme=programme, memberships__role="team_member").first()
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    radar, plain = timed(client, "/team/pioniers/aandacht/"), timed(client, "/team/pioniers/")
    print(
        json.dumps(
            {
                "name": "radar.page",
                "ours": round(statistics.median(radar[0]), 1),
                "baseline": round(statistics.median(plain[0]), 1),
                "ratio": round(statistics.median(radar[0]) / statistics.median(plain[0]), 2),
                "unit": f"ms CPU for {PIONIERS} pioniers and {ACTS} acts beside the list of pioniers, aim {AIM}",
                "clock_ms": round(statistics.median(radar[1]), 1),
            }
        )
    )


def timed(client: object, path: str) -> tuple[list[float], list[float]]:
    """Return milliseconds of CPU and of the clock, round by round."""
    cpu, clock = [], []
    for number in range(ROUNDS + 3):
        start, began = time.process_time(), time.perf_counter()
        response = client.get(path)  # type: ignore[attr-defined]
        if response.status_code != 200:
            raise SystemExit(f"{path} answers {response.status_code}")
        if number >= 3:
            cpu.append(1000 * (time.process_time() - start))
            clock.append(1000 * (time.perf_counter() - began))
    return cpu, clock


def invent(programme: object, draw: random.Random) -> None:
    """Add pioniers with appointments, acts and moments of giving and receiving."""
    from veerkracht.domain.companies.models import Company, Person
    from veerkracht.domain.pioniers.choices import ValueKind
    from veerkracht.domain.pioniers.models import Appointment, Engagement, Pionier, ValueMoment

    today = programme.today()  # type: ignore[attr-defined]
    company = Company.objects.of(programme).order_by("pk").first()
    people = Person.objects.bulk_create([Person(programme=programme, name=f"Pionier {n}") for n in range(PIONIERS)])
    pioniers = Pionier.objects.bulk_create(
        [Pionier(programme=programme, person=each, company=company, slug=f"p-{n}") for n, each in enumerate(people)]
    )
    start = today - dt.timedelta(days=400)
    Appointment.objects.bulk_create(
        [
            Appointment(pionier=p, deputy_name="-", starts_on=start, ends_on=today + dt.timedelta(days=330))
            for p in pioniers
        ]
    )
    Engagement.objects.bulk_create(
        [
            Engagement(pionier=draw.choice(pioniers), on=today + dt.timedelta(days=draw.randint(-700, 60)))
            for _ in range(ACTS)
        ]
    )
    moments = {
        (pionier.pk, kind, day): ValueMoment(pionier=pionier, kind=kind, on=day)
        for pionier, kind, day in (
            (draw.choice(pioniers), draw.choice(list(ValueKind)), today - dt.timedelta(days=draw.randrange(400)))
            for _ in range(MOMENTS)
        )
    }
    ValueMoment.objects.bulk_create(moments.values())


if __name__ == "__main__":
    main()
