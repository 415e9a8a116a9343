"""Places of providers: taken by an update that only succeeds while there is room, so the last goes to exactly one."""

import datetime as dt

from django.db.models import F

from ..models import Handoff, Provider, ProviderMonth


def month_of(day: dt.date) -> dt.date:
    """Return the first day of the month."""
    return day.replace(day=1)


def take_place(provider: Provider, day: dt.date) -> bool:
    """Take a place of the provider in the month of this day; tell whether there was one. For use inside an action."""
    month, _is_new = ProviderMonth.objects.get_or_create(
        provider=provider, month=month_of(day), defaults={"room": provider.capacity}
    )
    left = ProviderMonth.objects.filter(pk=month.pk, taken__lt=F("room"))
    return bool(left.update(taken=F("taken") + 1))


def give_place_back(handoff: Handoff) -> None:
    """Give the place of a hand-off that came to nothing back to its month. For use inside an action."""
    month = ProviderMonth.objects.filter(provider_id=handoff.provider_id, month=handoff.month, taken__gt=0)
    month.update(taken=F("taken") - 1)
