"""Let PostgreSQL tell when another scan is offered: the home page and the cards lead to it."""

from django.db import migrations

from veerkracht.shared.pagecache.changes import unwatch, watch

TABLES = ("scans_scandefinition",)


class Migration(migrations.Migration):
    """Triggers only."""

    dependencies = [("public", "0004_watch_pictures_and_languages"), ("scans", "0001_initial")]

    operations = [migrations.RunSQL(watch(TABLES), unwatch(TABLES))]
