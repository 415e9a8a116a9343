"""The inbox with many questions: milliseconds on the clock of the server per page, and of its own CPU (`cpu_p95`).

Run: python -m benchmarks.inbox [--questions 50000] [--rounds 20]. The first run makes a database of its own.
"""

import argparse
import json
import time
import uuid

from benchmarks import _data

AIM_MS = 100
PAGES = (
    ("open", "/team/vragen/"),
    ("all", "/team/vragen/?state=all"),
    ("answered", "/team/vragen/?state=answered"),
    ("search", "/team/vragen/?state=all&q=rooster"),
    ("late", "/team/vragen/?due=late"),
    ("page_40", "/team/vragen/?state=all&page=40"),
)


def main() -> None:
    """Make the database, ask the pages in turn, print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=20)
    wanted = parser.parse_args()
    _data.prepare("bench_inbox")
    grow(wanted.questions)
    client = signed_in()
    pk = open_question()
    figures = {
        name: measured(client, path, wanted.rounds) for name, path in (*PAGES, ("question", f"/team/vragen/{pk}/"))
    }
    baseline = figures["open"]["p95"]
    for name, each in figures.items():
        line = {
            "name": f"inbox.{name}",
            "ours": each["p95"],
            "baseline": baseline,
            "ratio": round(each["p95"] / baseline, 2),
        }
        print(
            json.dumps(
                {
                    **line,
                    "p50": each["p50"],
                    "cpu_p95": each["cpu_p95"],
                    "aim_ms": AIM_MS,
                    "questions": wanted.questions,
                }
            )
        )


def grow(questions: int) -> None:
    """Copy the example's questions until there are as many; every twentieth stays open."""
    from django.db import connection

    from veerkracht.domain.referrals.models import Question

    missing = questions - Question.objects.count()
    if missing <= 0:
        return
    rows = list(Question.objects.exclude(text="").filter(merged_into=None, split_from=None).order_by("pk"))
    made = []
    for number in range(missing):
        row = rows[number % len(rows)]
        values = {f.attname: getattr(row, f.attname) for f in Question._meta.concrete_fields if not f.primary_key}
        values |= {"token": uuid.uuid4().hex, "form_key": uuid.uuid4()}
        if number % 20 == 0:
            values |= {"state": "open", "handled_at": None, "queued_at": None}
        made.append(Question(**values))
    Question.objects.bulk_create(made, batch_size=2_000)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE referrals_question")


def signed_in():  # type: ignore[no-untyped-def]  # a test client
    """Return the browser of a team member of the example."""
    from django.conf import settings
    from django.test import Client

    from veerkracht.domain.programme.models import Membership

    settings.ALLOWED_HOSTS = ["*"]
    member = Membership.objects.filter(role="team_member", programme__is_default=True).order_by("pk").first()
    client = Client()
    client.force_login(member.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def open_question() -> int:
    """Return an open question with a text."""
    from veerkracht.domain.referrals.models import Question

    return Question.objects.filter(state="open", programme__is_default=True).order_by("pk").first().pk


def measured(client, path: str, rounds: int) -> dict[str, float]:  # type: ignore[no-untyped-def]  # a test client
    """Return milliseconds on the clock inside the server, half of the rounds and 95 in a hundred."""
    times, own = [], []
    for _round in range(rounds + 2):
        start, began = time.perf_counter(), time.process_time()
        answer = client.get(path)
        times.append((time.perf_counter() - start) * 1_000)
        own.append((time.process_time() - began) * 1_000)
        assert answer.status_code == 200, (path, answer.status_code)
    return {"p50": at(times[2:], 0.5), "p95": at(times[2:], 0.95), "cpu_p95": at(own[2:], 0.95)}


def at(times: list[float], share: float) -> float:
    """Return the time that this share of the rounds stays under."""
    ordered = sorted(times)
    return round(ordered[max(0, int(len(ordered) * share) - 1)], 1)


if __name__ == "__main__":
    main()
