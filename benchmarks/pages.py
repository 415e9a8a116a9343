"""Pages in floors: CPU time of the workers per request, divided by that of a bare view on the same server.

Pages for visitors are measured twice: cold (each made anew) and warm (kept until something on them changes).
`python -m benchmarks.pages bench` measures the demo data only; without a name also twenty times that. Beside them, on
the same database server, a plain Wagtail site of 2,000 pages, in multiples of a bare view of its own.
"""

import json
import subprocess
import sys

from benchmarks import _data, _serving

PUBLIC = {
    "home": "/",
    "impact": "/impact/",
    "agenda": "/agenda/",
    "theme": "/kennisbank/thema/flexibel-organiseren/",
    "search": "/zoeken/?q=rooster",
}
TEAM = {
    "overview": "/team/",
    "companies": "/team/bedrijven/",
    "events": "/team/bijeenkomsten/",
    "inbox": "/team/vragen/",
}
PLAIN = "plain_wagtail"
AIM = {"warm": 1.2, "cold": 8.0, "team": 15.0}


def main() -> None:
    """Measure on the demo data and on twenty times that."""
    for place, database in enumerate(sys.argv[1:] or ("bench", "bench20")):
        _data.prepare(database)
        if place == 0:
            plain()
        cookie, public = team_cookie(), {**PUBLIC, **event_page(), **story_page()}
        measure(database, {f"cold.{n}": (p, "") for n, p in public.items()}, kept_seconds=0)
        measure(database, {f"warm.{n}": (p, "") for n, p in public.items()}, kept_seconds=3600)
        measure(database, {f"team.{n}": (p, cookie) for n, p in TEAM.items()}, kept_seconds=0)


def plain() -> None:
    """Build a plain Wagtail site and measure its home, an article and its search."""
    import psycopg
    from django.conf import settings

    from veerkracht.config import postgres

    with psycopg.connect(postgres.ensure_running(settings.VAR / "postgres-bench"), autocommit=True) as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [PLAIN]).fetchone():
            server.execute(f'CREATE DATABASE "{PLAIN}"')
    built = subprocess.run(
        [sys.executable, "-m", "benchmarks._plain.build"], capture_output=True, text=True, check=True
    )
    pages = {"home": "/", "article": built.stdout.split()[-1], "search": "/search/?query=rooster+team"}
    with _serving.serving(PLAIN, application="benchmarks._plain.wsgi") as server:
        floor = server.measure("/floor/", requests=200)
        for name, path in pages.items():
            report(PLAIN, name, server.measure(path, requests=60), floor)


def measure(database: str, pages: dict[str, tuple[str, str]], *, kept_seconds: int) -> None:
    """Measure pages (address and cookie by name) on one server, each beside the floor."""
    with _serving.serving(database, kept_seconds=kept_seconds) as server:
        for name, (path, sent) in pages.items():
            # A cookie nobody knows keeps the floor itself from being kept.
            floor = server.measure("/floor/", sent or "csrftoken=floor", requests=200)
            ours = server.measure(path, sent, requests=120)
            report(
                database,
                name,
                ours,
                floor,
                queries=0 if kept_seconds and not sent else queries(path, sent),
                aim=AIM[name.split(".")[0]],
            )


def report(database: str, name: str, ours: _serving.Measured, floor: _serving.Measured, **more: float) -> None:
    """Print one line."""
    line = {
        "name": f"{database}.{name}",
        "ours": round(ours.cpu_ms, 2),
        "baseline": round(floor.cpu_ms, 2),
        "ratio": round(ours.cpu_ms / floor.cpu_ms, 1),
        "unit": "ms CPU per request",
        "p95_ms": round(ours.p95_ms, 1),
        "per_second": round(ours.per_second),
        "worker_mb": round(ours.worker_mb),
        **more,
    }
    print(json.dumps(line), flush=True)


def team_cookie() -> str:
    """Sign a team member in and return the cookie."""
    from django.test import Client

    from veerkracht.domain.programme.models import Membership

    client = Client()
    user = Membership.objects.filter(role="team_member", programme__is_default=True).order_by("pk")[0].user
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return f"sessionid={client.cookies['sessionid'].value}"


def event_page() -> dict[str, str]:
    """Return the address of one meeting with guests."""
    from veerkracht.domain.events.models import Event

    event = Event.objects.filter(programme__is_default=True, is_public=True).order_by("pk")[0]
    return {"event": f"/agenda/{event.pk}/"}


def story_page() -> dict[str, str]:
    """Return the address of one story."""
    from veerkracht.domain.knowledge.models import StoryPage

    return {"story": f"/kennisbank/{StoryPage.objects.live().order_by('pk')[0].slug}/"}


def queries(path: str, cookie: str) -> int:
    """Return how many queries the page runs when it is made anew."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    settings.PAGE_CACHE_SECONDS = 0
    client = Client(headers={"cookie": cookie}) if cookie else Client()
    client.get(path, headers={"host": "localhost"})
    with CaptureQueriesContext(connection) as found:
        client.get(path, headers={"host": "localhost"})
    return len(found)


if __name__ == "__main__":
    main()
