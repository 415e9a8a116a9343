"""What the team writes about a company, and when somebody will be in touch again."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import Company, CompanyNote, NextContact
from .register import CompanyWasMerged
from .stages import lock_companies


class NotYourNote(Refused):
    """Somebody else wrote the note."""

    message = _("Somebody else wrote this note. Write one of your own beside it.")


class AlreadyDone(Refused):
    """Somebody else noted what came of it meanwhile."""

    message = _("This was already noted as done. Reload the page to see what came of it.")


@action
def write_note(*, company: Company, text: str, at: dt.datetime, by: User) -> CompanyNote:
    """Write a note about a company. Raises CompanyWasMerged."""
    _hold(company)
    note = CompanyNote.objects.create(
        programme=company.programme, company=company, text=text.strip(), author=by, written_at=at
    )
    about(company, note=note.pk)
    return note


@action
def change_note(*, note: CompanyNote, text: str, at: dt.datetime, by: User) -> CompanyNote:
    """Change a note of one's own; the earlier text stays in its history. Raises NotYourNote."""
    note = _held_note(note, by)
    note.text, note.changed_at = text.strip(), at
    note.save(update_fields=["text", "changed_at"])
    about(note.company, note=note.pk)
    return note


@action
def remove_note(*, note: CompanyNote, by: User) -> None:
    """Take out a note of one's own; the row history keeps it. Raises NotYourNote."""
    note = _held_note(note, by)
    about(note.company, note=note.pk)
    note.delete()


@action
def plan_contact(*, company: Company, what: str, owner: User, due_on: dt.date, by: User | None) -> NextContact:
    """Agree who will be in touch with a company about what, and when. Raises CompanyWasMerged."""
    _hold(company)
    contact = NextContact.objects.create(
        programme=company.programme, company=company, what=what.strip(), owner=owner, due_on=due_on
    )
    about(company, contact=contact.pk)
    return contact


@action
def move_contact(*, contact: NextContact, what: str, owner: User, due_on: dt.date, by: User | None) -> NextContact:
    """Give a contact another day, owner or subject. Raises AlreadyDone."""
    contact = _open(contact)
    contact.what, contact.owner, contact.due_on = what.strip(), owner, due_on
    contact.save(update_fields=["what", "owner", "due_on"])
    about(contact.company, contact=contact.pk)
    return contact


@action
def finish_contact(*, contact: NextContact, outcome: str, on: dt.date, by: User | None) -> NextContact:
    """Note that it was done, and what came of it. Raises AlreadyDone."""
    contact = _open(contact)
    contact.done_on, contact.outcome = on, outcome.strip()
    contact.save(update_fields=["done_on", "outcome"])
    about(contact.company, contact=contact.pk)
    return contact


def _hold(company: Company) -> None:
    if lock_companies([company.pk]):
        raise CompanyWasMerged


def _held_note(note: CompanyNote, by: User) -> CompanyNote:
    found = CompanyNote.objects.select_for_update(of=("self",)).select_related("company").get(pk=note.pk)
    if found.author_id != by.pk:
        raise NotYourNote
    return found


def _open(contact: NextContact) -> NextContact:
    found = NextContact.objects.select_for_update(of=("self",)).select_related("company").get(pk=contact.pk)
    if found.done_on is not None:
        raise AlreadyDone
    return found
