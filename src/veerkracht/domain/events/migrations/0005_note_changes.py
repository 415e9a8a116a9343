"""Let the database note what changes in that which people can find."""

from django.db import migrations

from veerkracht.shared.search.changes import note_changes


class Migration(migrations.Migration):
    """Triggers only."""

    dependencies = [
        ("events", "0004_place_and_audience"),
        ("companies", "0002_initial"),
        ("search", "0001_initial"),
    ]

    operations = [
        note_changes("events_event", key="occasion_id"),
        note_changes("companies_occasion", events="UPDATE"),
    ]
