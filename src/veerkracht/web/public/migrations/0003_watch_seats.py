"""Tell at once when seats or signing up change, so that no visitor sees an old number."""

from django.db import migrations

from veerkracht.shared.pagecache.changes import unwatch, watch

TABLES = ("events_signup", "events_seating")


class Migration(migrations.Migration):
    """Triggers only."""

    dependencies = [("public", "0002_watch_what_is_found"), ("events", "0006_registrations")]

    operations = [migrations.RunSQL(watch(TABLES), unwatch(TABLES))]
