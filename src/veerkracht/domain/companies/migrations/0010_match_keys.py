"""Write the match keys again: they find a company through a slip, a postcode and how a word sounds."""

from django.db import migrations

from veerkracht.domain.companies.rules.matching import CompanyRecord, blocking_keys

BATCH = 1_000


def write_keys(apps, schema_editor):
    """Go through all companies once; those whose keys stay are not written."""
    companies = apps.get_model("companies", "Company").objects
    found = companies.only("name", "trade_names", "kvk_number", "postcode", "place", "website", "phone", "match_keys")
    changed = []
    for company in found.order_by("pk").iterator(chunk_size=BATCH):
        keys = sorted(blocking_keys(_record(company)))
        if keys != company.match_keys:
            company.match_keys = keys
            changed.append(company)
        if len(changed) == BATCH:
            companies.bulk_update(changed, ["match_keys"])
            changed = []
    companies.bulk_update(changed, ["match_keys"])


def _record(company):
    return CompanyRecord(
        company_id=company.pk,
        names=(company.name, *company.trade_names),
        kvk_number=company.kvk_number or "",
        postcodes=(company.postcode,),
        places=(company.place,),
        websites=(company.website,),
        phones=(company.phone,),
    )


class Migration(migrations.Migration):
    """Data only; the keys of before find less and do no harm, so there is nothing to undo."""

    dependencies = [("companies", "0009_undertakings_and_notes")]

    operations = [migrations.RunPython(write_keys, migrations.RunPython.noop)]
