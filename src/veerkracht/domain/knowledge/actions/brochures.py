"""Put a brochure together, and take it away."""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import Brochure, BrochureItem, ItemPage

# About two hundred pages; a browser that shows the proof and a printer still bear it.
MOST_ITEMS = 60
KEPT_WHEN_AWAY = dt.timedelta(days=30)


class NothingChosen(Refused):
    """A brochure without items is a cover."""

    message = _("Choose at least one item.")


class TooManyItems(Refused):
    """More than one booklet can hold."""

    message = _("Choose at most 60 items, or make two brochures of it.")


@action
def save_brochure(
    *,
    programme: Programme,
    title: str,
    subtitle: str = "",
    foreword: str = "",
    items: Sequence[ItemPage],
    brochure: Brochure | None = None,
    at: dt.datetime,
    by: User | None,
) -> Brochure:
    """Save a brochure with its items in this order, the first time or again.

    Raises NothingChosen, TooManyItems, Brochure.DoesNotExist when somebody took it away meanwhile.
    """
    if not items:
        raise NothingChosen
    if len(items) > MOST_ITEMS:
        raise TooManyItems
    kept = Brochure.objects.of(programme).select_for_update()
    brochure = kept.get(pk=brochure.pk) if brochure else Brochure(programme=programme)
    brochure.title, brochure.subtitle, brochure.foreword, brochure.changed_at = title, subtitle, foreword, at
    brochure.save()
    brochure.lines.all().delete()
    BrochureItem.objects.bulk_create(
        BrochureItem(brochure=brochure, item=item, position=place) for place, item in enumerate(items, start=1)
    )
    about(brochure, items=len(items))
    return brochure


@action
def delete_brochure(*, brochure: Brochure, at: dt.datetime, by: User | None) -> Brochure:
    """Take a brochure away; `restore_brochure` brings it back, until it is cleaned up a month later."""
    brochure.deleted_at = at
    brochure.save(update_fields=["deleted_at"])
    about(brochure)
    return brochure


@action
def restore_brochure(*, brochure: Brochure, by: User | None) -> Brochure:
    """Bring a brochure back that was taken away."""
    brochure.deleted_at = None
    brochure.save(update_fields=["deleted_at"])
    about(brochure)
    return brochure


@action
def clean_brochures(*, programme: Programme, at: dt.datetime, by: User | None) -> int:
    """Delete for good what was taken away a month ago; its items stay in the knowledge base."""
    deleted, _ = Brochure.objects.taken_away(programme).filter(deleted_at__lt=at - KEPT_WHEN_AWAY).delete()
    about(programme, deleted=deleted)
    return deleted
