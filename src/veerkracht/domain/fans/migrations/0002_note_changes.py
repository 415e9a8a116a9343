"""Let the database note what changes in that which people can find."""

from django.db import migrations

from veerkracht.shared.search.changes import note_changes


class Migration(migrations.Migration):
    """Triggers only."""

    dependencies = [
        ("fans", "0001_initial"),
        ("search", "0001_initial"),
    ]

    operations = [
        note_changes("fans_fan"),
    ]
