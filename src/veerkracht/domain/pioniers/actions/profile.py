"""Who the pioniers are: the profile and their own yes to it."""

import datetime as dt
from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.people import find_or_add_position
from veerkracht.domain.companies.models import Company, Person
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import Pionier

PROFILE_FIELDS = ("headline", "story", "themes")


class AlreadyAPionier(Refused):
    """The person is a pionier already."""

    message = _("This person is a pionier already. Open the existing page instead.")


@action
def add_pionier(
    *, person: Person, company: Company, profile: Mapping[str, str], on: dt.date, by: User | None
) -> Pionier:
    """Add a pionier; not public before an own yes and an appointment. Raises AlreadyAPionier."""
    if Pionier.objects.filter(person=person).exists():
        raise AlreadyAPionier
    find_or_add_position(person, company, on=on)
    try:
        with transaction.atomic():
            return new_pionier(person, company, profile)
    except IntegrityError as error:
        raise AlreadyAPionier from error


def new_pionier(person: Person, company: Company, profile: Mapping[str, str]) -> Pionier:
    """Make the row of a pionier under an address that is free. For use inside an action."""
    pionier = Pionier(programme=company.programme, person=person, company=company, slug=_free_slug(person, company))
    for name in PROFILE_FIELDS:
        setattr(pionier, name, profile.get(name, ""))
    pionier.save()
    return pionier


def _free_slug(person: Person, company: Company) -> str:
    base = slugify(person.name)[:40] or "pionier"
    taken = set(Pionier.objects.of(company.programme).filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, 1000))) if slug not in taken)


@action
def change_profile(*, pionier: Pionier, profile: Mapping[str, str], by: User | None) -> Pionier:
    """Change the profile text. A changed text needs a new yes of the pionier before it is public."""
    changed = [name for name in PROFILE_FIELDS if name in profile and getattr(pionier, name) != profile[name]]
    for name in changed:
        setattr(pionier, name, profile[name])
    if changed:
        pionier.profile_approved_on = None
    pionier.save()
    about(pionier, fields=changed)
    return pionier


@action
def approve_profile(*, pionier: Pionier, on: dt.date, by: User | None) -> Pionier:
    """Note the pionier's own yes to the profile as it stands now."""
    pionier.profile_approved_on = on
    pionier.save(update_fields=["profile_approved_on"])
    return pionier
