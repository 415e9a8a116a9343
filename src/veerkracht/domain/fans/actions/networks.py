"""Fans and their contact."""

from collections.abc import Iterable, Mapping
from typing import BinaryIO, cast

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.people import find_or_add_person
from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import Municipality, Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused
from veerkracht.shared.pictures import NoPictureError, PictureTooBigError, draw_anew

from ..models import Fan, FanLogo

FAN_FIELDS = (
    "name",
    "kind",
    "municipality",
    "website",
    "about",
    "sections",
    "membership",
    "members",
    "members_estimated",
    "members_source",
    "members_on",
)
LOGO_SIDE = 480


class FanExists(Refused):
    """There is a fan of that name."""

    message = _("There is already a fan with this name. Open the existing page instead.")


class LogoNotAccepted(Refused):
    """The file is no picture that we can draw."""

    message = _(
        "This is no picture we can use. Take a PNG, JPG or WebP of at most 20 MB; a drawing (SVG) cannot be used."
    )


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
    if "region" in fields:
        fan.region.set(cast("Iterable[Municipality]", fields["region"]))
    return fan


@action
def set_logo(*, fan: Fan, file: BinaryIO, by: User | None) -> FanLogo:
    """Keep the picture, drawn anew, as the logo of the fan. Raises LogoNotAccepted."""
    about(fan)
    try:
        drawn = draw_anew(file, longest_side=LOGO_SIDE)
    except (NoPictureError, PictureTooBigError) as error:
        raise LogoNotAccepted from error
    return FanLogo.objects.update_or_create(fan=fan, defaults={"jpeg": drawn.content})[0]


@action
def remove_logo(*, fan: Fan, by: User | None) -> None:
    """Take the logo away; the fan can put it in again."""
    about(fan)
    FanLogo.objects.filter(fan=fan).delete()


def _contact(programme: Programme, email: str, name: str) -> Person:
    """Return the person with this address; a name that the team types replaces the one we had."""
    person = find_or_add_person(programme, email=email, name=name)
    if name.strip() and person.name != name.strip():
        person.name = name.strip()
        person.save(update_fields=["name"])
    return person
