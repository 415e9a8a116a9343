"""Databases for the benchmarks: the demo programme, and the same twenty times over with a million facts."""

import os
from contextlib import suppress

import django
import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from veerkracht.config import postgres

STEP = 10_000_000


def prepare(database: str) -> None:
    """Start PostgreSQL, make the database when it is new, and load the demo (and enlarge it for `bench20`)."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks._settings"
    os.environ["BENCH_DATABASE"] = database
    django.setup()
    dsn = postgres.ensure_running(settings.VAR / "postgres-bench", durable=False)
    with psycopg.connect(dsn, autocommit=True) as server, suppress(psycopg.errors.DuplicateDatabase):
        server.execute(f'CREATE DATABASE "{database}"')
    switch_to(database)
    call_command("migrate", verbosity=0)
    from veerkracht.config.demo.load import load_demo

    from veerkracht.domain.programme.models import Programme

    if not Programme.objects.exists():
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
    """Copy companies, people, meetings, facts and questions `times` over, add attendances up to `facts`, count again."""
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
    _copy("companies_touchpoint", pk, copies, moved=("company_id", "person_id", "occasion_id"))
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
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.5)")
        cursor.execute(
            """
            WITH c AS (SELECT array_agg(id) ids FROM companies_company WHERE programme_id = %(p)s),
                 q AS (SELECT array_agg(id) ids FROM companies_person WHERE programme_id = %(p)s),
                 o AS (SELECT array_agg(e.occasion_id) ids, array_agg(x.starts_at::date) days
                       FROM events_event e JOIN companies_occasion x ON x.id = e.occasion_id
                       WHERE e.programme_id = %(p)s AND x.starts_at < '2019-09-23'),
                 n AS (SELECT greatest(%(f)s - count(*), 0) missing FROM companies_touchpoint WHERE programme_id = %(p)s),
                 r AS (SELECT 1 + floor(random() * array_length(c.ids, 1))::int a,
                              1 + floor(random() * array_length(q.ids, 1))::int b,
                              1 + floor(random() * array_length(o.ids, 1))::int d
                       FROM n, c, q, o, generate_series(1, n.missing))
            INSERT INTO companies_touchpoint (programme_id, kind, "on", person_id, company_id, occasion_id, quantity,
                minutes, level, evidence, source_kind, recorded_at, void_reason)
            SELECT %(p)s, 'attended', o.days[r.d], q.ids[r.b], c.ids[r.a], o.ids[r.d], 1, 120, '', '', 'team', now(), ''
            FROM r, c, q, o ON CONFLICT DO NOTHING
            """,
            {"p": programme, "f": facts},
        )
