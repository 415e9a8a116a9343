"""Notes and next contacts on the page of a company, and the list of contacts."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.companies import CompanyFactory
from tests.factories.undertakings import CompanyNoteFactory, NextContactFactory
from tests.web.team.companies.conftest import ENGLISH
from veerkracht.domain.companies.models import CompanyNote, NextContact


def page(name, *args) -> str:
    return reverse(f"team:{name}", args=args)


def test_a_note_is_written_changed_by_its_author_and_removed(sent, seen, company):
    sent(page("note-new", company.pk), {"text": "Wil een pionier."})
    note = CompanyNote.objects.get()
    assert "Wil een pionier." in seen(page("company", company.pk))
    sent(page("note-edit", note.pk), {"text": "Wil twee pioniers."})
    text = seen(page("note-edit", note.pk))
    assert "Wil twee pioniers." in text
    assert "Wil een pionier." in text
    sent(page("note-remove", note.pk))
    assert not CompanyNote.objects.exists()


def test_an_empty_note_is_refused(sent, company):
    assert "Write something first." in sent(page("note-new", company.pk), {"text": " "}).text


def test_a_note_of_somebody_else_is_read_only(team, seen, company):
    note = CompanyNoteFactory.create(company=company)
    text = seen(page("company", company.pk))
    assert note.text in text
    assert page("note-edit", note.pk) not in text
    assert team.get(page("note-edit", note.pk)).status_code == 403


def test_an_auditor_does_not_read_notes(auditor, company):
    note = CompanyNoteFactory.create(company=company)
    assert note.text not in auditor.get(page("company", company.pk), headers=ENGLISH).text


def test_a_contact_is_planned_moved_and_done(sent, seen, company, team_user):
    given = {"what": "Bellen over de kring", "owner": team_user.pk, "due_on": "2019-09-20"}
    sent(page("contact-new", company.pk), given)
    contact = NextContact.objects.get()
    assert "late" in seen(page("company", company.pk))
    assert "Contacts with companies past their day" in seen(page("overview"))
    sent(page("contact-edit", contact.pk), given | {"due_on": "2019-10-01"})
    assert "Contacts with companies past their day" not in seen(page("overview"))
    sent(page("contact-done", contact.pk), {"outcome": "Komt in november."})
    text = seen(page("company", company.pk))
    assert "Komt in november." in text
    assert "Nothing is agreed." in text
    assert "already noted as done" in sent(page("contact-done", contact.pk), {"outcome": "Nog eens"}).text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"what": ""}, "Say in a few words what it is about"),
        ({"due_on": "morgen"}, "This is not a day."),
        ({"due_on": ""}, "Fill in the day"),
    ],
)
def test_a_wrong_contact_is_refused_and_keeps_what_was_typed(sent, company, team_user, wrong, said):
    given = {"what": "Bellen over iets", "owner": team_user.pk, "due_on": "2019-09-20"}
    text = sent(page("contact-new", company.pk), given | wrong).text
    assert said in text
    assert "what" in wrong or "Bellen over iets" in text


def test_only_people_who_may_change_things_can_be_asked(seen, company, deputy):
    text = seen(page("contact-new", company.pk))
    assert "Team Member" in text
    assert "Deputy" not in text


def test_the_list_filters_on_whose_and_when(seen, programme, company, team_user, today):
    yesterday = today - dt.timedelta(days=1)
    NextContactFactory.create(company=company, what="Van mij", owner=team_user, due_on=yesterday)
    NextContactFactory.create(company=company, what="Van een ander")
    assert "Van een ander" not in seen(page("contacts"), who="mine")
    assert "Van een ander" not in seen(page("contacts"), when="late")
    assert "Van mij" in seen(page("contacts"), when="late", who="mine")
    assert "Van mij" not in seen(page("contacts"), q="ander")
    assert "No contact fits" in seen(page("contacts"), when="done")


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("query", ["", "?_export=csv"])
def test_the_list_costs_the_same_queries(team, company, number, query, django_assert_num_queries):
    for _ in range(number):
        NextContactFactory.create(company=company, owner=UserFactory.create())
    team.get(page("contacts"))
    with django_assert_num_queries(7 if not query else 6):
        b"".join(team.get(page("contacts") + query))


def test_nothing_of_another_programme_is_there(team, other_programme):
    elsewhere = CompanyFactory.create(programme=other_programme)
    note, contact = CompanyNoteFactory.create(company=elsewhere), NextContactFactory.create(company=elsewhere)
    for name, pk in (
        ("note-new", elsewhere.pk),
        ("contact-new", elsewhere.pk),
        ("note-edit", note.pk),
        ("contact-edit", contact.pk),
        ("contact-done", contact.pk),
    ):
        assert team.get(page(name, pk)).status_code == 404, name
    assert contact.what not in team.get(page("contacts")).text
