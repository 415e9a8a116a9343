"""Providers: enter, approve for a time, stop; and when they are away."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.people import find_or_add_person
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.programme.models import Membership, Municipality, Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import Provider, ProviderAbsence, ProviderMonth
from .capacity import month_of


class NameTaken(Refused):
    """Two providers with one name cannot be told apart."""

    message = _("There is a provider with this name already. Change that one, or use another name.")


@action
def save_provider(
    *,
    programme: Programme,
    provider: Provider | None = None,
    contact_name: str,
    contact_email: str,
    themes: Collection[Theme],
    municipalities: Collection[Municipality],
    fields: dict[str, Any],
    by: User | None,
) -> Provider:
    """Enter a provider or change one; more or less room holds from this month on. Raises NameTaken."""
    same = Provider.objects.of(programme).filter(name=fields["name"])
    if (same.exclude(pk=provider.pk) if provider else same).exists():
        raise NameTaken
    provider = provider or Provider(programme=programme)
    provider.person = find_or_add_person(programme, email=contact_email, name=contact_name)
    for name, value in fields.items():
        setattr(provider, name, value)
    provider.save()
    provider.themes.set(themes)
    provider.municipalities.set(municipalities)
    _set_room(provider, programme.today())
    return provider


@action
def change_own_offer(*, provider: Provider, offer: str, capacity: int, price: str, by: User | None) -> Provider:
    """Let a provider say itself what it offers, for what price, and how many questions a month."""
    provider.offer, provider.capacity, provider.price = offer, capacity, price
    provider.save()
    _set_room(provider, provider.programme.today())
    return provider


@action
def approve_provider(*, provider: Provider, evidence: str, until: dt.date, on: dt.date, by: User | None) -> Provider:
    """Approve a provider until a day, with what that rests on; its contact may sign in from now on."""
    provider.evidence, provider.approved_on, provider.approved_until = evidence, on, until
    provider.approved_by, provider.ended_on = by, None
    provider.save()
    _let_in(provider, on)
    return provider


@action
def stop_provider(*, provider: Provider, on: dt.date, by: User | None) -> Provider:
    """Refer to this provider no more; what it accepted goes on. Can be undone by approving again."""
    provider.ended_on = on
    provider.save()
    return provider


@action
def note_absence(*, provider: Provider, starts_on: dt.date, ends_on: dt.date, by: User | None) -> ProviderAbsence:
    """Note days on which a provider takes nothing on; the same days twice are one."""
    absence, _is_new = ProviderAbsence.objects.get_or_create(provider=provider, starts_on=starts_on, ends_on=ends_on)
    about(provider)
    return absence


@action
def remove_absence(*, absence: ProviderAbsence, by: User | None) -> Provider:
    """Take an absence back."""
    provider = absence.provider
    absence.delete()
    return provider


def _set_room(provider: Provider, today: dt.date) -> None:
    """Let the months that run and come follow the capacity; what is taken already stays taken."""
    months = ProviderMonth.objects.filter(provider=provider, month__gte=month_of(today))
    months.filter(taken__lte=provider.capacity).update(room=provider.capacity)
    months.filter(taken__gt=provider.capacity).update(room=F("taken"))


def _let_in(provider: Provider, on: dt.date) -> None:
    """Give the contact a sign-in with the role of a provider."""
    person = provider.person
    if person.user is None and person.email:
        user = User.objects.filter(email=person.email.lower()).first()
        person.user = user or User.objects.create_user(person.email, name=person.name, language=person.language)
        person.save()
    if person.user is not None:
        given = Membership.objects.current(on).filter(
            programme=provider.programme, user=person.user, role=Role.PROVIDER
        )
        if not given.exists():
            Membership.objects.create(programme=provider.programme, user=person.user, role=Role.PROVIDER, starts_on=on)
