"""Databases for the benchmarks: the demo programme, and the same twenty times over with a million facts."""

import os

import django
import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from veerkracht.config import fresh, postgres

STEP = 10_000_000


READY = "complete"


def prepare(database: str) -> None:
    """Start PostgreSQL and make the database with the demo (enlarged for `bench20`), unless a complete one is there.

    A preparation that was broken off is begun anew. Takes about half a minute, and some minutes for `bench20`.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks._settings"
    os.environ["BENCH_DATABASE"] = database
    django.setup()
    dsn = postgres.ensure_running(settings.VAR / "postgres-bench", durable=False)
    with psycopg.connect(dsn, autocommit=True) as server:
        known = server.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [database]
        )
        if known.fetchone() == (READY,):
            switch_to(database)
            call_command("migrate", verbosity=0)
            return
        server.execute(f'DROP DATABASE IF EXISTS "{database}"')
        server.execute(f'CREATE DATABASE "{database}"')
        fill(database)
        server.execute(f"COMMENT ON DATABASE \"{database}\" IS '{READY}'")


def fill(database: str) -> None:
    """Load the demo into an empty database, and enlarge it for `bench20`."""
    from veerkracht.config.demo.load import load_demo
    from veerkracht.domain.programme.models import Programme

    switch_to(database)
    fresh.prepare()
    load_demo(progress=lambda *_: None)
    if database == "bench20":
        enlarge(Programme.objects.get(is_default=True))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def switch_to(database: str) -> None:
    """Point this process at a database of the benchmark server."""
    connections["default"].close()
    settings.DATABASES["default"]["NAME"] = database
    connections["default"].settings_dict["NAME"] = database


def enlarge(programme: object, times: int = 20, facts: int = 1_000_000) -> None:
    """Copy companies, people, meetings, facts and questions `times` over, add attendances up to `facts`, recount."""
    from veerkracht.domain.companies.actions import recompute_stages
    from veerkracht.domain.impact.actions import refresh_figures

    pk = programme.pk
    copies = times - 1
    _copy("companies_company", pk, copies, kvk_number="lpad((g + 10)::text, 2, '0') || substr(kvk_number, 3)")
    _copy(
        "companies_person", pk, copies, email="CASE WHEN email = '' THEN '' ELSE g || '.' || email END", user_id="NULL"
    )
    _copy("companies_occasion", pk, copies)
    _copy("events_event", pk, copies, key="occasion_id")
    _copy("companies_touchpoint", pk, copies, moved=("company_id", "person_id", "occasion_id", "source_id"))
    _copy(
        "referrals_question",
        pk,
        copies,
        moved=("company_id", "person_id"),
        token="g || '.' || left(token, 28)",
        form_key="gen_random_uuid()",
    )
    _attend(pk, facts)
    recompute_stages(programme=programme)
    refresh_figures(programme=programme, rebuild=True)


def _copy(
    table: str, programme: int, copies: int, *, key: str = "id", moved: tuple[str, ...] = (), **changed: str
) -> None:
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
        shifted = {key: f"{key} + g * {STEP}", **{name: f"{name} + g * {STEP}" for name in moved}, **changed}
        select = ", ".join(shifted.get(name, f'"{name}"') for name in columns)
        names = ", ".join(f'"{name}"' for name in columns)
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {select} FROM {table}, generate_series(1, {copies}) g "
            f"WHERE programme_id = %s",
            [programme],
        )
        if key == "id":
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")


def _attend(programme: int, facts: int) -> None:
    """Let random people of random companies attend random meetings until there are so many facts."""
    numbered = {
        "c": "SELECT id, NULL::date AS day FROM companies_company WHERE programme_id = %s",
        "q": "SELECT id, NULL::date AS day FROM companies_person WHERE programme_id = %s",
        "o": "SELECT id, starts_at::date AS day FROM companies_occasion WHERE programme_id = %s "
        "AND starts_at < '2019-09-23'",
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.5)")
        for name, rows in numbered.items():
            numbering = f"SELECT row_number() OVER () AS n, * FROM ({rows}) x"
            cursor.execute(f"CREATE TEMP TABLE {name} AS {numbering}", [programme])
            cursor.execute(f"CREATE UNIQUE INDEX ON {name} (n)")
            cursor.execute(f"ANALYZE {name}")
        cursor.execute(
            """
            WITH r AS MATERIALIZED (
                SELECT 1 + floor(random() * (SELECT count(*) FROM c))::int a,
                       1 + floor(random() * (SELECT count(*) FROM q))::int b,
                       1 + floor(random() * (SELECT count(*) FROM o))::int d
                FROM generate_series(1, (SELECT greatest(%s - count(*), 0)
                                         FROM companies_touchpoint WHERE programme_id = %s)))
            INSERT INTO companies_touchpoint (programme_id, kind, "on", person_id, company_id, occasion_id, quantity,
                minutes, level, evidence, source_kind, recorded_at, void_reason)
            SELECT %s, 'attended', o.day, q.id, c.id, o.id, 1, 120, '', '', 'team', now(), ''
            FROM r JOIN c ON c.n = r.a JOIN q ON q.n = r.b JOIN o ON o.n = r.d ON CONFLICT DO NOTHING
            """,
            [facts, programme, programme],
        )
