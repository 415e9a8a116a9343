"""Two hundred people at once for the last ten seats and twenty places on the waiting list, through HTTP.

Everybody opens the form, then all send it in the same blink, to gunicorn with two workers as the product serves.
Counted: exactly ten seats and twenty places, no error page, everybody told the truth, seconds until the last answer.
Beside it the bare view (one conditional UPDATE on a counter and a row, no form, no rules), the same without its guard
(the control, which must give more than ten), and what a reader meets.

    python -m benchmarks.seats
"""

import datetime as dt
import http.client
import json
import re
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from statistics import median, quantiles
from urllib.parse import urlencode

from benchmarks import _data, _serving

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
            said_now = Counter(said(status, text) for status, text in answers)
            right = [*counted(event), *(said_now[each] for each in ("seat", "waiting", "full"))]
            rights.append(right == [SEATS, WAITING, SEATS, WAITING, CLIENTS - SEATS - WAITING])
            rushes.append(seconds)
            reads += reading
            told += said_now
        bare, taken = bare_rush(server.port, "/bare-seat/")
        _seconds, without = bare_rush(server.port, "/unguarded-seat/")
    report("seats.exact", ours=sum(rights), baseline=RUSHES, right=all(rights), told=dict(told))
    seconds = {"worst": round(max(rushes), 2), "aim": AIM_SECONDS, "unit": "s until the last answer, median"}
    report("seats.rush", ours=round(median(rushes), 2), baseline=round(bare, 2), **seconds)
    reader = {"reads": len(reads), "unit": "ms p95 of the event page in the rush"}
    report("seats.reader", ours=round(quantiles(reads, n=20)[18] * 1000), baseline=None, **reader)
    report("seats.bare", ours=taken, baseline=SEATS, unit="seats by the bare view")
    report("seats.control", ours=without, baseline=SEATS, oversold=without > SEATS, unit="seats without the guard")


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


def rush(port: int, path: str) -> tuple[float, list[tuple[int, str]], list[float]]:
    """Let everybody open the form and send it at once; return the seconds, the answers, and what a reader waited."""
    with ThreadPoolExecutor(8) as pool:
        forms = list(pool.map(lambda number: opened(port, path, number), range(CLIENTS)))
    time.sleep(A_MOMENT)
    gate, done = threading.Barrier(CLIENTS + 1), threading.Event()
    waits: list[float] = []
    reader = threading.Thread(target=read_on, args=(port, path.replace("aanmelden/", ""), done, waits))
    with ThreadPoolExecutor(CLIENTS) as pool:
        asked = [pool.submit(send, port, path, form, gate) for form in forms]
        reader.start()
        gate.wait(60)
        began = time.perf_counter()
        answers = [each.result() for each in asked]
        seconds = time.perf_counter() - began
    done.set()
    reader.join()
    return seconds, answers, waits


def _headers(number: int) -> dict[str, str]:
    return {"Host": "localhost", "X-Forwarded-For": f"93.184.{number // 250}.{number % 250 + 1}"}


def opened(port: int, path: str, number: int) -> tuple[dict[str, str], str]:
    """Open the form as one visitor; return the headers and the body to send."""
    page = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    page.request("GET", path, headers=_headers(number))
    answer = page.getresponse()
    text, cookie = answer.read().decode(), (answer.getheader("Set-Cookie") or "").partition(";")[0]

    def value(name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', text)
        return found.group(1) if found else ""

    body = {
        "csrfmiddlewaretoken": value("csrfmiddlewaretoken"),
        "form_key": value("form_key"),
        "name": f"Visitor {number}",
        "email": f"visitor{number}.{time.time_ns()}@bench.example.org",
    }
    form = "application/x-www-form-urlencoded"
    return {**_headers(number), "Cookie": cookie, "Content-Type": form, "Referer": "http://localhost/"}, urlencode(body)


def send(port: int, path: str, form: tuple[dict[str, str], str], gate: threading.Barrier) -> tuple[int, str]:
    """Send the form when everybody is ready; return status and text."""
    gate.wait(60)
    page = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    page.request("POST", path, body=form[1], headers=form[0])
    answer = page.getresponse()
    return answer.status, answer.read().decode()


def said(status: int, text: str) -> str:
    """Return what somebody was told."""
    if status == 200 and "heeft een plaats" in text:
        return "seat"
    if status == 200 and "op de wachtlijst, op plaats" in text:
        return "waiting"
    return "full" if status == 409 else f"other {status}"


def read_on(port: int, path: str, done: threading.Event, waits: list[float]) -> None:
    """Read the page of the meeting over and over until everybody has an answer."""
    while not done.is_set() or len(waits) < 2:
        began = time.perf_counter()
        page = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        page.request("GET", path, headers={"Host": "localhost"})
        page.getresponse().read()
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
    gate = threading.Barrier(CLIENTS + 1)

    def client(_number: int) -> bool:
        gate.wait(60)
        page = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        page.request("POST", path, headers={"Host": "localhost"})
        return page.getresponse().read() == b"seat"

    with ThreadPoolExecutor(CLIENTS) as pool:
        asked = [pool.submit(client, number) for number in range(CLIENTS)]
        gate.wait(60)
        began = time.perf_counter()
        got = sum(each.result() for each in asked)
        return time.perf_counter() - began, got


def counted(event: int) -> tuple[int, int]:
    """Return seats and places on the list, by the rows themselves."""
    from veerkracht.domain.events.models import Seat

    seats = Seat.objects.filter(event_id=event)
    return seats.filter(state="registered").count(), seats.filter(state="waiting").count()


if __name__ == "__main__":
    main()
