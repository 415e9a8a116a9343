"""Let PostgreSQL tell when pictures and languages change: pages of items show them."""

from django.db import migrations

from veerkracht.shared.pagecache.changes import unwatch, watch

TABLES = ("wagtailcore_locale", "wagtailimages_image", "wagtailimages_rendition")


class Migration(migrations.Migration):
    """Triggers only."""

    dependencies = [
        ("public", "0003_watch_seats"),
        ("knowledge", "0007_several_languages_review_and_pictures"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunSQL(watch(TABLES), unwatch(TABLES))]
