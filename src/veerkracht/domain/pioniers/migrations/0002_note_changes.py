"""Let the database note what changes in that which people can find."""

from django.db import migrations

from veerkracht.shared.search.changes import note_changes


class Migration(migrations.Migration):
    """Triggers only."""

    dependencies = [
        ("pioniers", "0001_initial"),
        ("companies", "0002_initial"),
        ("search", "0001_initial"),
    ]

    operations = [
        note_changes("pioniers_pionier"),
        note_changes("pioniers_appointment", key="pionier_id"),
        note_changes("companies_person", events="UPDATE OF name"),
        note_changes("companies_company", events="UPDATE OF name"),
    ]
