"""People: find or make them, their positions, and forget them on request."""

import datetime as dt

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import action
from veerkracht.shared.mail.choices import MailState

from ..models import Company, Correspondence, Person, Position


@action
def ensure_person(*, programme: Programme, email: str, name: str = "", language: str = "nl", by: User | None) -> Person:
    """Return the person with this address in this programme, making one when new; fills in a missing name."""
    return find_or_add_person(programme, email=email, name=name, language=language)


def find_or_add_person(programme: Programme, *, email: str, name: str = "", language: str = "nl") -> Person:
    """Do the work of `ensure_person`; for use inside an action."""
    email = email.strip().lower()
    person = Person.objects.of(programme).filter(email__iexact=email).first() if email else None
    if person is None:
        return Person.objects.create(programme=programme, email=email, name=name.strip(), language=language)
    if name and not person.name:
        person.name = name.strip()
        person.save(update_fields=["name"])
    return person


@action
def ensure_position(
    *, person: Person, company: Company, title: str = "", on: dt.date | None = None, by: User | None
) -> Position:
    """Note that the person works at the company; does nothing when that is known."""
    return find_or_add_position(person, company, title=title, on=on)


def find_or_add_position(person: Person, company: Company, *, title: str = "", on: dt.date | None = None) -> Position:
    """Do the work of `ensure_position`; for use inside an action."""
    position, _ = Position.objects.get_or_create(
        person=person, company=company, ends_on=None, defaults={"title": title, "starts_on": on}
    )
    return position


@action
def anonymise_person(*, person: Person, at: dt.datetime, by: User | None) -> Person:
    """Forget who this person is; facts and counters stay (domain.md 5.4, PRI-3).

    Clears name, address and phone, unties the sign-in, ends positions, and empties mails already written.
    """
    Position.objects.filter(person=person).delete()
    for letter in Correspondence.objects.filter(person=person).select_related("mail"):
        mail = letter.mail
        mail.to_address, mail.to_name, mail.text, mail.html = "removed@example.org", "", "", ""
        if mail.state in {MailState.QUEUED, MailState.HELD}:
            mail.state = MailState.CANCELLED
        mail.save(update_fields=["to_address", "to_name", "text", "html", "state"])
    person.name = person.email = person.phone = ""
    person.user = None
    person.anonymised_at = at
    person.save(update_fields=["name", "email", "phone", "user", "anonymised_at"])
    person.history.all().delete()
    return person
