"""Let the database note what changes in that which people can find."""

from django.db import migrations

from veerkracht.shared.search.changes import note_changes


class Migration(migrations.Migration):
    """Triggers only."""

    dependencies = [
        ("knowledge", "0004_approvals_and_reminders"),
        ("search", "0001_initial"),
    ]

    operations = [
        note_changes("wagtailcore_page"),
        note_changes("knowledge_itempage", key="page_ptr_id"),
        note_changes("knowledge_storypage", key="itempage_ptr_id"),
        note_changes("knowledge_theme"),
    ]
