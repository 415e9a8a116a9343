"""Let PostgreSQL tell when what can be found changes: pages with results or with what is alike show it."""

from django.db import migrations

from veerkracht.shared.pagecache.changes import unwatch, watch

TABLES = ("knowledge_synonym", "search_searchchange")


class Migration(migrations.Migration):
    """Triggers only."""

    dependencies = [
        ("public", "0001_watch_what_visitors_see"),
        ("knowledge", "0003_themes_and_facets"),
        ("search", "0001_initial"),
    ]

    operations = [migrations.RunSQL(watch(TABLES), unwatch(TABLES))]
