"""A programme with as many companies as the whole country, for the searches in the register and for duplicates."""

import datetime as dt
import io
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import django
import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from benchmarks import _data
from benchmarks._matching.register import Firm, Registry
from benchmarks._matching.rows import mistyped

SEED = 20260101
CHUNK = 20_000
ONE_IN = 50  # so many firms for one that stands twice


def prepare(size: int, *, doubles: bool = False) -> str:
    """Make a database with this many companies unless a complete one is there; return its name. 2.2 million: 5 min.

    With `doubles` one in fifty firms stands in it again, mistyped and without a number, and all have match keys.
    """
    database = f"bench_{'doubles' if doubles else 'companies'}_{size}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks._settings"
    django.setup()
    with server() as admin:
        if is_ready(admin, database):
            _data.switch_to(database)
            call_command("migrate", verbosity=0)
            return database
        admin.execute(f'DROP DATABASE IF EXISTS "{database}"')
        admin.execute(f'CREATE DATABASE "{database}"')
        _data.switch_to(database)
        call_command("migrate", verbosity=0)
        load(size, doubles=doubles)
        admin.execute(f"COMMENT ON DATABASE \"{database}\" IS '{_data.READY}'")
    return database


def drop(database: str) -> None:
    """Give the disk back."""
    connection.close()
    with server() as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


def server() -> "psycopg.Connection[tuple[object, ...]]":
    """A connection to the server of the benchmarks."""
    from veerkracht.config import postgres

    dsn = postgres.ensure_running(settings.VAR / "postgres-bench", durable=False)
    return psycopg.connect(dsn, autocommit=True)


def is_ready(admin: "psycopg.Connection[tuple[object, ...]]", database: str) -> bool:
    """Whether the database was filled to the end."""
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    return admin.execute(query, [database]).fetchone() == (_data.READY,)


def load(size: int, *, doubles: bool) -> None:
    """Copy the companies in without history or indexes, and make the indexes afterwards."""
    from veerkracht.domain.companies.models import Company
    from veerkracht.domain.programme.models import Programme

    programme = Programme.objects.create(
        name="Nederland", slug="nederland", starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2030, 1, 1)
    )
    table = Company._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        drop_references(table)
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexdef NOT LIKE 'CREATE UNIQUE%%'",
            [table],
        )
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        copy(programme.pk, size, doubles=doubles)
        for _name, definition in indexes:
            cursor.execute(definition)
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {size * 2})")
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute(f"VACUUM ANALYZE {table}")


def drop_references(table: str) -> None:
    """Take away what would be checked once per row; every row belongs to the one programme."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'",
            [table],
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')


def copy(programme: int, size: int, *, doubles: bool) -> None:
    """Stream the register into the table; columns the register says nothing about get the model's defaults."""
    from veerkracht.domain.companies.models import Company

    model = Company(programme_id=programme, created_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    fields = {
        f.column: f.get_db_prep_save(getattr(model, f.attname), connection) for f in Company._meta.concrete_fields
    }
    fields = {column: _plain(value) for column, value in fields.items()}
    connection.ensure_connection()
    names = ", ".join(f'"{column}"' for column in fields)
    statement = f"COPY {Company._meta.db_table} ({names}) FROM STDIN"
    firms = numbered(size, doubles=doubles)
    with connection.connection.cursor() as cursor, cursor.copy(statement) as into:
        while chunk := list(islice(firms, CHUNK)):
            into.write(_lines(chunk, fields, keys=doubles))


def numbered(size: int, *, doubles: bool) -> Iterator[tuple[int, Firm]]:
    """The firms with their keys; the key of one that stands twice is that of the first and the size."""
    draw = random.Random(SEED)
    for number, firm in enumerate(Registry(SEED, size).firms(), 1):
        yield number, firm
        if doubles and number % ONE_IN == 0:
            yield number + size, replace(firm, name=mistyped(firm.name, draw), kvk="", trade_names=())


def _lines(chunk: list[tuple[int, Firm]], fields: dict[str, str], *, keys: bool) -> str:
    out = io.StringIO()
    for number, firm in chunk:
        more = _keys(firm) if keys else {}
        out.write("\t".join({**fields, **_values(number, firm), **more}.values()) + "\n")
    return out.getvalue()


def _keys(firm: Firm) -> dict[str, str]:
    from veerkracht.domain.companies.models import Company
    from veerkracht.domain.companies.queries import record_of
    from veerkracht.domain.companies.rules.matching import blocking_keys

    company = Company(
        name=firm.name, trade_names=[*firm.trade_names], kvk_number=firm.kvk, postcode=firm.postcode,
        place=firm.place.name, website=_website(firm),
    )  # fmt: skip
    keys = ",".join(f'"{key}"' for key in sorted(blocking_keys(record_of(company))))
    return {"match_keys": f"{{{keys}}}"}


def _website(firm: Firm) -> str:
    return f"www.{firm.domain}" if firm.domain and "website" in firm.known else ""


def _values(number: int, firm: Firm) -> dict[str, str]:
    from veerkracht.domain.companies.rules.search import search_text

    names = ",".join(f'"{name}"' for name in firm.trade_names)
    website = _website(firm)
    return {
        "id": str(number),
        "kvk_number": firm.kvk or r"\N",
        "name": firm.name,
        "postcode": firm.postcode,
        "place": firm.place.name,
        "website": website,
        "trade_names": f"{{{names}}}",
        "search_text": search_text((firm.name, *firm.trade_names, firm.kvk, firm.place.name, website)),
    }


def _plain(value: object) -> str:
    """A default as COPY reads it."""
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, list):
        return "{}"
    return "{}" if not isinstance(value, str | int | float | dt.datetime) else str(value)
