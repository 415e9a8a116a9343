"""People of a programme: one record per address, and forgotten on request (PRI-3)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from tests.factories.accounts import UserFactory
from tests.factories.companies import (
    ConcreteStepFactory,
    PersonFactory,
    PositionFactory,
    TouchpointFactory,
)
from veerkracht.domain.companies.actions import (
    anonymise_person,
    change_person,
    end_position,
    ensure_person,
    ensure_position,
)
from veerkracht.domain.companies.actions.people import AddressAlreadyThere, PersonIsAnonymous
from veerkracht.domain.companies.models import Person
from veerkracht.domain.companies.notifications import ask_to_confirm
from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.impact.queries import figures
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail


def test_one_address_is_one_person_whatever_its_capitals(programme):
    first = ensure_person(programme=programme, email=" Anna@Example.org ", by=None)
    again = ensure_person(programme=programme, email="anna@example.ORG", name=" Anna ", by=None)
    assert (again, again.name, again.email) == (first, "Anna", "anna@example.org")


def test_a_name_that_is_known_is_not_overwritten(programme):
    PersonFactory.create(programme=programme, email="anna@example.org", name="Anna Jansen")
    assert ensure_person(programme=programme, email="anna@example.org", name="A.", by=None).name == "Anna Jansen"


def test_without_address_everybody_is_somebody_else(programme):
    assert ensure_person(programme=programme, email="", name="Jan", by=None) != ensure_person(
        programme=programme, email="", name="Jan", by=None
    )


def test_programmes_do_not_share_people(programme, other_programme):
    one = ensure_person(programme=programme, email="anna@example.org", by=None)
    assert ensure_person(programme=other_programme, email="anna@example.org", by=None) != one


def test_kpi_1_one_person_at_two_companies_is_one_person_and_two_companies(programme):
    person = PersonFactory.create(programme=programme)
    for _ in range(2):
        TouchpointFactory.create(programme=programme, person=person)
    found = figures(programme)
    assert (found.amount("persons"), found.amount("reached")) == (1, 2)


def test_kpi_1_three_colleagues_are_three_persons_and_one_company(programme, company):
    TouchpointFactory.create_batch(3, programme=programme, company=company)
    found = figures(programme)
    assert (found.amount("persons"), found.amount("reached")) == (3, 1)


def test_kpi_1_one_person_at_two_meetings_counts_once_as_person_and_as_company(programme, company):
    person = PersonFactory.create(programme=programme)
    TouchpointFactory.create_batch(2, programme=programme, company=company, person=person)
    found = figures(programme)
    assert (found.amount("persons"), found.amount("reached")) == (1, 1)


def test_a_position_is_noted_once_until_it_ends(programme, company, today):
    person = PersonFactory.create(programme=programme)
    first = ensure_position(person=person, company=company, title="eigenaar", on=today, by=None)
    assert ensure_position(person=person, company=company, by=None) == first
    end_position(position=first, on=today - dt.timedelta(days=3), by=None)
    assert first.ends_on == today
    assert ensure_position(person=person, company=company, by=None) != first


def test_a_person_can_be_corrected(programme):
    person = PersonFactory.create(programme=programme)
    changed = change_person(person=person, name=" Anna ", email="Nieuw@Example.org", phone="", by=None)
    assert (changed.name, changed.email) == ("Anna", "nieuw@example.org")


def test_an_address_cannot_be_given_to_two_people(programme):
    one, other = PersonFactory.create_batch(2, programme=programme)
    with pytest.raises(AddressAlreadyThere):
        change_person(person=other, name="x", email=one.email.upper(), phone="", by=None)


@pytest.fixture
def forgotten(programme, company):
    """Return somebody with a past, made anonymous."""
    person = PersonFactory.create(
        programme=programme,
        name="Anna Jansen",
        email="anna@example.org",
        phone="+31612345678",
        user=UserFactory.create(),
    )
    PositionFactory.create(person=person, company=company)
    TouchpointFactory.create(programme=programme, person=person, company=company)
    ask_to_confirm(ConcreteStepFactory.create(company=company, contact=person))
    change_person(person=person, name="Anna J.", email=person.email, phone=person.phone, by=None)
    Mail.objects.create(
        kind="other",
        to_address="ANNA@example.org",
        subject="s",
        text="Hello Anna",
        programme_id=programme.pk,
        send_after=programme.now(),
    )
    return anonymise_person(person=person, at=programme.now(), by=None)


def test_pri_3_who_it_was_is_gone_also_from_earlier_versions_and_mails(forgotten):
    forgotten.refresh_from_db()
    assert (forgotten.name, forgotten.email, forgotten.phone, forgotten.user) == ("", "", "", None)
    assert not forgotten.history.exists()
    assert not forgotten.positions.exists()
    assert {(mail.to_address, mail.to_name, mail.text, mail.html) for mail in Mail.objects.order_by("pk")} == {
        ("removed@example.org", "", "", "")
    }


def test_pri_3_mails_that_were_not_sent_are_cancelled(forgotten):
    assert set(Mail.objects.order_by("pk").values_list("state", flat=True)) == {MailState.CANCELLED}


def test_pri_3_counters_stay(forgotten, programme):
    found = figures(programme)
    assert [found.amount(unit) for unit in ("persons", "reached", "attendances")] == [1, 1, 1]


def test_somebody_can_be_forgotten_once_and_not_be_corrected_afterwards(forgotten, programme):
    again = anonymise_person(person=forgotten, at=programme.now() + dt.timedelta(days=1), by=None)
    assert again.anonymised_at == forgotten.anonymised_at
    with pytest.raises(PersonIsAnonymous):
        change_person(person=forgotten, name="Anna", email="", phone="", by=None)


def test_the_address_of_somebody_who_was_forgotten_is_free_again(forgotten, programme):
    assert ensure_person(programme=programme, email="anna@example.org", by=None) != forgotten


@pytest.mark.parametrize("fields", [{"name": "Anna"}, {"email": "anna@example.org"}, {"phone": "+31612345678"}])
def test_the_database_keeps_the_anonymous_anonymous(programme, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonFactory.create(programme=programme, anonymised_at=programme.now(), **({"name": "", "email": ""} | fields))


def test_the_database_keeps_one_person_per_address_and_per_sign_in(programme):
    user = UserFactory.create()
    PersonFactory.create(programme=programme, email="anna@example.org", user=user)
    for fields in ({"email": "ANNA@example.org"}, {"user": user}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PersonFactory.create(programme=programme, **fields)


def test_a_position_does_not_end_before_it_starts(company, today):
    with pytest.raises(IntegrityError), transaction.atomic():
        PositionFactory.create(company=company, starts_on=today, ends_on=today - dt.timedelta(days=1))


def test_names_are_not_for_auditors(programme, team_user, auditor, stranger):
    assert can_see_people(team_user, programme)
    for client in (auditor, stranger):
        user = type(team_user).objects.get(pk=client.session["_auth_user_id"])
        assert not can_see_people(user, programme)


def test_an_anonymous_person_is_called_so():
    with translation.override("en"):
        assert str(Person()) == "anonymous person"
