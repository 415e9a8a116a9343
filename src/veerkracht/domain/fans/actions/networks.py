"""Fans and their contact."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.people import find_or_add_person
from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import action
from veerkracht.shared.decision import Refused

from ..models import Fan

FAN_FIELDS = ("name", "kind", "municipality", "website", "about")


class FanExists(Refused):
    """There is a fan of that name."""

    message = _("There is already a fan with this name. Open the existing page instead.")


@action
def save_fan(
    *,
    programme: Programme,
    fields: Mapping[str, object],
    contact_name: str = "",
    contact_email: str | None = None,
    fan: Fan | None = None,
    by: User | None,
) -> Fan:
    """Add or change a fan with its one contact (FAN-1). Raises FanExists.

    Without `contact_email` the contact stays as it is; an empty one takes the contact away.
    """
    fan = fan or Fan(programme=programme)
    for name in FAN_FIELDS:
        if name in fields:
            setattr(fan, name, fields[name])
    if contact_email is not None:
        fan.contact = _contact(programme, contact_email, contact_name) if contact_email else None
    try:
        with transaction.atomic():
            fan.save()
    except IntegrityError as error:
        raise FanExists from error
    return fan


def _contact(programme: Programme, email: str, name: str) -> Person:
    """Return the person with this address; a name that the team types replaces the one we had."""
    person = find_or_add_person(programme, email=email, name=name)
    if name.strip() and person.name != name.strip():
        person.name = name.strip()
        person.save(update_fields=["name"])
    return person
