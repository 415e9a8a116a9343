"""What has to be done before the first page is shown, and how to tell quickly that it was done already."""

from django.db import connection

from . import fresh, schema
from .supervisor import Chore

# Two starts on one database take turns; the number is ours alone.
MIGRATION_LOCK = 0x56454552


def migrate() -> Chore:
    """Bring the tables up to date; needed when a migration on disk is not in the database."""
    return Chore("Preparing the database ...", lambda: bool(schema.pending()), _migrate)


def _migrate() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
    fresh.prepare()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])
