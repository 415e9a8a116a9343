"""People: find or make them, their positions, and forget them on request."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import action
from veerkracht.shared.audit.history import history_of
from veerkracht.shared.decision import Refused
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import BlockedAddress, Mail

from ..models import Company, Person, Position
from .consent_ending import end_all

NOBODY = "removed@example.org"


class AddressAlreadyThere(Refused):
    """Another person of this programme has the mail address."""

    message = _("Another person here has this e-mail address. One person has one record: use that one.")


class PersonIsAnonymous(Refused):
    """The person was made anonymous, so there is nothing left to change."""

    message = _("This person was made anonymous. Their name and address are gone and cannot be changed.")


@action
def ensure_person(*, programme: Programme, email: str, name: str = "", language: str = "nl", by: User | None) -> Person:
    """Return the person with this address in this programme, making one when new; fills in a missing name."""
    return find_or_add_person(programme, email=email, name=name, language=language)


def find_or_add_person(programme: Programme, *, email: str, name: str = "", language: str = "nl") -> Person:
    """Do the work of `ensure_person`; for use inside an action. Two at once with one address get the same person."""
    email, name = email.strip().lower(), name.strip()
    if not email:
        return Person.objects.create(programme=programme, name=name, language=language)
    person, _created = Person.objects.get_or_create(
        programme=programme, email__iexact=email, defaults={"email": email, "name": name, "language": language}
    )
    person = living(person)
    if name and not person.name:
        person.name = name
        person.save(update_fields=["name"])
    return person


def living(person: Person) -> Person:
    """Return the person into whom this one was merged, else the person itself."""
    while person.merged_into is not None:
        person = person.merged_into
    return person


@action
def change_person(*, person: Person, name: str, email: str, phone: str, by: User | None) -> Person:
    """Correct who a person is. Raises AddressAlreadyThere, PersonIsAnonymous."""
    person = held_person(person)
    if person.anonymised_at is not None:
        raise PersonIsAnonymous
    person.name, person.email, person.phone = name.strip(), email.strip().lower(), phone.strip()
    try:
        with transaction.atomic():
            person.save(update_fields=["name", "email", "phone"])
    except IntegrityError as error:
        raise AddressAlreadyThere from error
    return person


@action
def ensure_position(
    *, person: Person, company: Company, title: str = "", on: dt.date | None = None, by: User | None
) -> Position:
    """Note that the person works at the company; does nothing when that is known."""
    return find_or_add_position(person, company, title=title, on=on)


def find_or_add_position(person: Person, company: Company, *, title: str = "", on: dt.date | None = None) -> Position:
    """Do the work of `ensure_position`; for use inside an action."""
    position, _created = Position.objects.get_or_create(
        person=person, company=company, ends_on=None, defaults={"title": title, "starts_on": on}
    )
    return position


@action
def end_position(*, position: Position, on: dt.date, by: User | None) -> Position:
    """Note that the person no longer works at the company, from this day; a position never ends before it began."""
    position.ends_on = max(on, position.starts_on) if position.starts_on else on
    position.save(update_fields=["ends_on"])
    return position


@action
def anonymise_person(*, person: Person, at: dt.datetime, by: User | None) -> Person:
    """Forget who this person is; facts and counters stay (domain.md 5.4, PRI-3).

    Clears name, address and phone, unties the sign-in, removes positions and earlier versions, and empties the mails
    that were written, also those still waiting. A second time changes nothing.
    """
    person = held_person(person)
    if person.anonymised_at is not None:
        return person
    end_all(person, at=at, by=by)
    _empty_mails(person)
    Position.objects.filter(person=person).delete()
    person.name = person.email = person.phone = ""
    person.user = None
    person.anonymised_at = at
    person.save(update_fields=["name", "email", "phone", "user", "anonymised_at"])
    history_of(person).delete()
    return person


def held_person(person: Person) -> Person:
    """Return the person as it is now, held until the transaction ends; for use inside an action."""
    people = Person.objects.select_related("programme").select_for_update(of=("self",), no_key=True)
    return people.get(pk=person.pk)


def _empty_mails(person: Person) -> None:
    """Take address and text out of every mail to this person; what was not sent yet is cancelled."""
    theirs = Q(correspondence__person=person)
    if person.email:
        theirs |= Q(to_address__iexact=person.email, programme_id=person.programme_id)
    mails = Mail.objects.filter(pk__in=Mail.objects.filter(theirs).values("pk"))
    waiting = [MailState.QUEUED, MailState.HELD, MailState.STOPPED]
    mails.filter(state__in=waiting).update(state=MailState.CANCELLED)
    mails.update(to_address=NOBODY, to_name="", text="", html="", values={})
    if person.email:
        BlockedAddress.objects.of(person.programme_id, person.email).delete()


@action
def tie_sign_in(*, person: Person, user: User, by: User | None) -> Person:
    """Let this sign-in see what is this person's own; does nothing when the person has a sign-in already."""
    if person.user_id is None:
        person.user = user
        person.save(update_fields=["user"])
    return person
