"""Let PostgreSQL tell when something changes that the pages for visitors show."""

from django.db import migrations

from veerkracht.shared.pagecache.changes import unwatch, watch

TABLES = (
    "companies_company",
    "companies_ledgerchange",
    "companies_occasion",
    "companies_person",
    "events_event",
    "fans_fan",
    "impact_tally",
    "knowledge_articlepage",
    "knowledge_itempage",
    "knowledge_knowledgepage",
    "knowledge_schemepage",
    "knowledge_storypage",
    "knowledge_theme",
    "knowledge_toolpage",
    "pioniers_appointment",
    "pioniers_engagement",
    "pioniers_pionier",
    "programme_municipality",
    "programme_programme",
    "programme_regiontile",
    "programme_target",
    "referrals_referralcard",
    "wagtailcore_page",
)


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0003_steps_with_private_evidence"),
        ("events", "0004_place_and_audience"),
        ("fans", "0001_initial"),
        ("impact", "0002_measure_of_16"),
        ("pioniers", "0001_initial"),
        ("programme", "0002_accessibility_statement"),
        ("referrals", "0001_initial"),
        ("knowledge", "0003_themes_and_facets"),
    ]
    operations = [migrations.RunSQL(watch(TABLES), unwatch(TABLES))]
