"""Two hundred people at once for the last ten seats and twenty places on the waiting list, through HTTP.

Everybody opens the form, then all send it in the same blink, to gunicorn with two workers as the product serves.
Counted: exactly ten seats and twenty places, no error page, everybody told the truth, seconds until the last answer.
Beside it the bare view (one conditional UPDATE on a counter and a row, no form, no rules), the same without its guard
(the control, which must give more than ten), what a reader meets, and pretix once `make bench-pretix` installed it.

    python -m benchmarks.seats
"""

import datetime as dt
import json
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from statistics import median, quantiles

from benchmarks import _data, _pretix, _rush, _serving

CLIENTS, SEATS, WAITING = 200, 10, 20
RUSHES = 5
AIM_SECONDS = 2.0
# A person needs longer than a second to fill in a form; a robot that does not is refused.
A_MOMENT = 1.3


def main() -> None:
    """Measure some rushes of the product, each for a meeting of its own, then the bare view on the same server."""
    _data.prepare("bench")
    rushes: list[float] = []
    reads: list[float] = []
    told: Counter[str] = Counter()
    rights = []
    with _serving.serving("bench", kept_seconds=60) as server:
        for _ in range(RUSHES):
            event = a_meeting()
            seconds, answers, reading = rush(server.port, f"/agenda/{event}/aanmelden/")
            said_now = Counter(answers)
            right = [*counted(event), *(said_now[each] for each in ("seat", "waiting", "full"))]
            rights.append(right == [SEATS, WAITING, SEATS, WAITING, CLIENTS - SEATS - WAITING])
            rushes.append(seconds)
            reads += reading
            told += said_now
        bare, taken = bare_rush(server.port, "/bare-seat/")
        _seconds, without = bare_rush(server.port, "/unguarded-seat/")
    report("seats.exact", ours=sum(rights), baseline=RUSHES, right=all(rights), told=dict(told))
    in_seconds = {"worst": round(max(rushes), 2), "aim": AIM_SECONDS, "unit": "s until the last answer, median"}
    report("seats.rush", ours=round(median(rushes), 2), baseline=round(bare, 2), **in_seconds)
    reader = {"reads": len(reads), "unit": "ms p95 of the event page in the rush"}
    report("seats.reader", ours=round(quantiles(reads, n=20)[18] * 1000), baseline=None, **reader)
    if _pretix.PYTHON.exists():
        beside_pretix(median(rushes))
    report("seats.bare", ours=taken, baseline=SEATS, unit="seats by the bare view")
    report("seats.control", ours=without, baseline=SEATS, oversold=without > SEATS, unit="seats without the guard")


def beside_pretix(ours: float) -> None:
    """Measure one rush for as many seats of a pretix shop on the same server, where it was installed."""
    from django.conf import settings

    from veerkracht.config import postgres

    dsn = postgres.dsn(settings.VAR / "postgres-bench")
    seconds, told = _pretix.rush(dsn, clients=CLIENTS, seats=SEATS)
    theirs = {"aim": 0.1, "told": dict(told), "unit": "s beside pretix (its cart, then its order)"}
    report("seats.pretix", ours=round(ours, 2), baseline=round(seconds, 2), **theirs)


def report(name: str, *, ours: float, baseline: float | None, **more: object) -> None:
    """Print one line."""
    ratio = round(ours / baseline, 2) if baseline else None
    print(json.dumps({"name": name, "ours": ours, "baseline": baseline, "ratio": ratio, **more}), flush=True)


def a_meeting() -> int:
    """Make a meeting to come with ten seats and twenty places on the waiting list."""
    from veerkracht.domain.companies.models import Occasion
    from veerkracht.domain.events.models import Event, Seating, SignUp
    from veerkracht.domain.programme.models import Programme

    programme = Programme.objects.get(is_default=True)
    starts_at = programme.now() + dt.timedelta(days=20)
    occasion = Occasion.objects.create(programme=programme, kind="event", title="Rush", starts_at=starts_at)
    event = Event.objects.create(occasion=occasion, programme=programme)
    SignUp.objects.create(event=event)
    Seating.objects.create(event=event, capacity=SEATS, most_waiting=WAITING)
    return event.pk


def rush(port: int, path: str) -> tuple[float, list[str], list[float]]:
    """Let everybody open the form and send it at once; return the seconds, what each heard, what a reader waited."""
    visitors = [_rush.Visitor(port, number) for number in range(CLIENTS)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda visitor: visitor.get(path), visitors))
    time.sleep(A_MOMENT)
    begun, done = threading.Event(), threading.Event()
    waits: list[float] = []
    reader = threading.Thread(target=read_on, args=(port, path.replace("aanmelden/", ""), begun, done, waits))
    reader.start()
    seconds, told = _rush.at_once(visitors, lambda visitor: sign_up(visitor, path), begun=begun)
    done.set()
    reader.join()
    return seconds, told, waits


def sign_up(visitor: _rush.Visitor, path: str) -> str:
    """Send the form that is open; return what the visitor was told."""
    form = {
        "form_key": visitor.hidden("form_key"),
        "name": f"Visitor {visitor.number}",
        "email": f"visitor{visitor.number}.{time.time_ns()}@bench.example.org",
    }
    return said(visitor.post(path, form), visitor.status)


def said(page: str, status: int) -> str:
    """Return what somebody was told."""
    if status == 200 and "heeft een plaats" in page:
        return "seat"
    if status == 200 and "op de wachtlijst, op plaats" in page:
        return "waiting"
    return "full" if status == 409 else f"other {status}"


def read_on(port: int, path: str, begun: threading.Event, done: threading.Event, waits: list[float]) -> None:
    """Read the page of the meeting over and over from the first form until everybody has an answer."""
    reader = _rush.Visitor(port, CLIENTS)
    begun.wait(60)
    while not done.is_set():
        began = time.perf_counter()
        reader.get(path)
        waits.append(time.perf_counter() - began)


def bare_rush(port: int, path: str) -> tuple[float, int]:
    """Let as many clients at once go for ten seats of a bare view; return the seconds and the seats it gave."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_seat; DROP TABLE IF EXISTS bench_counter")
        cursor.execute(
            "CREATE TABLE bench_counter (taken int CHECK (taken <= 10)); INSERT INTO bench_counter VALUES (0)"
        )
        cursor.execute("CREATE TABLE bench_seat (id bigserial PRIMARY KEY, at timestamptz DEFAULT now())")
    visitors = [_rush.Visitor(port, number) for number in range(CLIENTS)]
    seconds, answers = _rush.at_once(visitors, lambda visitor: visitor.post(path, {}))
    return seconds, answers.count("seat")


def counted(event: int) -> tuple[int, int]:
    """Return seats and places on the list, by the rows themselves."""
    from veerkracht.domain.events.models import Seat

    seats = Seat.objects.filter(event_id=event)
    return seats.filter(state="registered").count(), seats.filter(state="waiting").count()


if __name__ == "__main__":
    main()
