"""Notes and next contacts: who may change what, and what is late."""

import datetime as dt
from functools import partial

import pytest

from tests.domain.companies.threads import at_once
from tests.factories.accounts import UserFactory
from tests.factories.companies import CompanyFactory
from tests.factories.programme import ProgrammeFactory
from tests.factories.undertakings import CompanyNoteFactory, NextContactFactory
from veerkracht.domain.companies.actions import (
    change_note,
    finish_contact,
    merge_companies,
    move_contact,
    plan_contact,
    remove_note,
    write_note,
)
from veerkracht.domain.companies.actions.notes import AlreadyDone, NotYourNote
from veerkracht.domain.companies.actions.register import CompanyWasMerged
from veerkracht.domain.companies.models import CompanyNote, NextContact
from veerkracht.domain.companies.permissions import can_change_note
from veerkracht.domain.impact.queries import attention
from veerkracht.shared.audit.history import history_of


def test_the_author_changes_a_note_and_the_earlier_text_stays(programme, company, team_user):
    note = write_note(company=company, text=" Belde vandaag. ", at=programme.now(), by=team_user)
    changed = change_note(note=note, text="Belde gisteren.", at=programme.now(), by=team_user)
    assert (note.text, changed.text) == ("Belde vandaag.", "Belde gisteren.")
    assert changed.changed_at is not None
    assert [row.text for row in history_of(changed)] == ["Belde vandaag."]


def test_somebody_else_changes_nothing(company, team_user):
    note = CompanyNoteFactory.create(company=company)
    assert not can_change_note(team_user, note)
    with pytest.raises(NotYourNote):
        change_note(note=note, text="x", at=company.programme.now(), by=team_user)
    with pytest.raises(NotYourNote):
        remove_note(note=note, by=team_user)
    remove_note(note=note, by=note.author)
    assert not CompanyNote.objects.exists()


def test_a_contact_is_late_the_day_after_and_no_longer_when_done(programme, company, today):
    contact = NextContactFactory.create(company=company, due_on=today)
    assert attention(programme, now=programme.now(), today=today).contacts_overdue == 0
    tomorrow = today + dt.timedelta(days=1)
    assert attention(programme, now=programme.now(), today=tomorrow).contacts_overdue == 1
    assert list(NextContact.objects.of(programme).overdue(tomorrow)) == [contact]
    finish_contact(contact=contact, outcome="Komt naar de kring.", on=today, by=None)
    assert attention(programme, now=programme.now(), today=tomorrow).contacts_overdue == 0


def test_a_contact_moves_until_it_is_done(company, today, team_user):
    contact = plan_contact(company=company, what="Bellen", owner=team_user, due_on=today, by=team_user)
    other = UserFactory.create()
    moved = move_contact(contact=contact, what="Mailen", owner=other, due_on=today, by=None)
    assert (moved.what, moved.owner) == ("Mailen", other)
    finish_contact(contact=contact, outcome="", on=today, by=None)
    with pytest.raises(AlreadyDone):
        move_contact(contact=contact, what="x", owner=other, due_on=today, by=None)


def test_a_merge_takes_notes_and_contacts_along(company, programme, today, team_user):
    kept = CompanyFactory.create(programme=programme, kvk_number=None)
    CompanyNoteFactory.create(company=company)
    NextContactFactory.create(company=company)
    merge_companies(kept=kept, merged=company, on=today, by=None)
    assert (kept.notes.count(), kept.next_contacts.count()) == (1, 1)
    with pytest.raises(CompanyWasMerged):
        write_note(company=company, text="x", at=programme.now(), by=team_user)


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_of_two_who_note_the_outcome_at_once_one_is_told(transactional_db):
    contact = NextContactFactory.create(company__programme=ProgrammeFactory.create(is_default=True))
    works = [partial(finish_contact, contact=contact, outcome=text, on=contact.due_on, by=None) for text in "ab"]
    outcomes = at_once(*works)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyDone", "NextContact"]
