"""Run by the Python that has pretix: make a meeting with ten free seats and print its address and its product."""

import datetime as dt
import sys

import django

django.setup()

from django.utils.timezone import now  # noqa: E402  Django must be set up first
from django_scopes import scopes_disabled  # noqa: E402
from pretix.base.models import Organizer  # noqa: E402

with scopes_disabled():
    seats = int(sys.argv[1])
    organizer, _made = Organizer.objects.get_or_create(slug="bench", defaults={"name": "Bench"})
    event = organizer.events.create(
        slug=f"rush-{now():%Y%m%d%H%M%S}",
        name="Rush",
        currency="EUR",
        date_from=now() + dt.timedelta(days=20),
        live=True,
        is_public=True,
        plugins="",
    )
    event.set_defaults()
    item = event.items.create(name="Seat", default_price=0)
    event.quotas.create(name="Seats", size=seats).items.add(item)
    sys.stdout.write(f"/bench/{event.slug}/ item_{item.pk}\n")
