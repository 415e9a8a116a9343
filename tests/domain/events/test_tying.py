"""Which company a visitor wrote down: said by the team, and taken back (KPI-1)."""

import datetime as dt
import threading

import pytest

from tests.domain.events.door import Phone, evening
from tests.domain.events.test_commit_races import at_once
from tests.factories.companies import CompanyFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Company, MatchDecision, Position, Touchpoint
from veerkracht.domain.events.actions import answer_feedback, follow_up, tie_seat, tie_seat_to_new_company, tying
from veerkracht.domain.events.actions.tying import NobodyToTie
from veerkracht.domain.events.models import Event, Feedback, Seat
from veerkracht.domain.events.models.registration import SeatQuerySet
from veerkracht.domain.events.queries import event_figures
from veerkracht.domain.events.queries.door import companies_to_tie
from veerkracht.shared.audit.models import AuditLine


def facts(event: Event, kind: TouchpointKind = TouchpointKind.ATTENDED):
    return Touchpoint.objects.live().filter(occasion_id=event.pk, kind=kind).order_by("pk")


def walked_in(programme, *people: tuple[str, str]) -> tuple[Event, list[Seat]]:
    """An evening where these people walked in, each with what they wrote as their company."""
    event = evening(programme)
    phone = Phone(event)
    phone.send(*(phone.walk_in(name, company) for name, company in people))
    return event, list(Seat.objects.filter(event=event).order_by("pk"))


@pytest.fixture
def company(programme) -> Company:
    return CompanyFactory.create(programme=programme, name="Drukkerij Ter Horst B.V.")


def test_a_visitor_counts_for_the_company_that_was_meant(programme, company, team_user):
    event, [seat] = walked_in(programme, ("Jan Jansen", "De inktpot"))
    assert companies_to_tie(event) == [seat]
    tie_seat(seat=seat, company=company, at=programme.now(), by=team_user)
    assert (event_figures(event).companies, event_figures(event).named) == (1, 1)
    assert facts(event).get().company == company
    assert Position.objects.filter(person=seat.person, company=company).exists()
    assert companies_to_tie(event) == []
    assert AuditLine.objects.get(action="events.tie_seat").actor == team_user


def test_whoever_wrote_the_same_goes_along_and_nobody_else(programme, company):
    event, seats = walked_in(
        programme, ("Jan Jansen", "De inktpot"), ("Piet Pieters", "de Inktpot "), ("An Ander", "Heel iets anders")
    )
    tied = tie_seat(seat=seats[0], company=company, at=programme.now(), by=None)
    assert {each.name for each in tied} == {"Jan Jansen", "Piet Pieters"}
    assert sorted(facts(event).values_list("company", flat=True), key=str) == sorted(
        [company.pk, company.pk, None], key=str
    )
    assert (event_figures(event).companies, event_figures(event).attendances) == (1, 3)


def test_taken_back_it_counts_for_none_and_is_forgotten(programme, company):
    event, [seat] = walked_in(programme, ("Jan Jansen", "De inktpot"))
    tie_seat(seat=seat, company=company, at=programme.now(), by=None)
    seat.refresh_from_db()
    assert MatchDecision.objects.of(programme).in_force().count() == 1
    tie_seat(seat=seat, company=None, at=programme.now(), by=None)
    fact = facts(event).get()
    assert (fact.company, fact.quantity) == (None, 1)
    assert not Position.objects.filter(company=company).exists()
    assert not MatchDecision.objects.of(programme).in_force().exists()
    assert (event_figures(event).companies, event_figures(event).attendances) == (0, 1)


def test_what_was_decided_is_known_at_the_next_door(programme, company):
    _event, [seat] = walked_in(programme, ("Jan Jansen", "De inktpot"))
    tie_seat(seat=seat, company=company, at=programme.now(), by=None)
    _next, [other] = walked_in(programme, ("Kees Klaassen", "De Inktpot"))
    assert other.company == company


def test_a_new_company_comes_in_under_what_was_written(programme, team_user):
    event, [seat] = walked_in(programme, ("Jan Jansen", "Atelier Nergens Bekend"))
    made = tie_seat_to_new_company(seat=seat, at=programme.now(), by=team_user)
    assert (made.name, facts(event).get().company) == ("Atelier Nergens Bekend", made)


def test_work_at_the_company_that_was_known_before_stays(programme, company):
    event, [seat] = walked_in(programme, ("Jan Jansen", "De inktpot"))
    Position.objects.create(person=seat.person, company=company, starts_on=dt.date(2018, 1, 1))
    tie_seat(seat=seat, company=company, at=programme.now(), by=None)
    seat.refresh_from_db()
    tie_seat(seat=seat, company=None, at=programme.now(), by=None)
    assert Position.objects.get(company=company).starts_on == dt.date(2018, 1, 1)
    assert event_figures(event).companies == 0


def test_what_somebody_answered_follows_to_the_company(programme, company):
    event, [seat] = walked_in(programme, ("Jan Jansen", "De inktpot"))
    seat.person.email = "jan@inktpot.example.org"
    seat.person.save()
    follow_up(event=event, at=event.ends_at, by=None)
    answer_feedback(feedback=Feedback.objects.get(event=event), need=5, at=event.ends_at)
    tie_seat(seat=seat, company=company, at=event.ends_at, by=None)
    need = facts(event, TouchpointKind.SAW_NEED).get()
    assert (need.company, need.value) == (company, 5)
    seat.refresh_from_db()
    tie_seat(seat=seat, company=None, at=event.ends_at, by=None)
    assert facts(event, TouchpointKind.SAW_NEED).get().company is None


def test_whoever_is_no_longer_present_is_not_tied(programme, company):
    event = evening(programme)
    phone = Phone(event)
    said = phone.walk_in("Jan Jansen", "De inktpot")
    phone.send(said)
    seat = Seat.objects.get(event=event)
    phone.send(phone.undo(said))
    with pytest.raises(NobodyToTie):
        tie_seat(seat=seat, company=company, at=programme.now(), by=None)
    assert not facts(event).exists()


def test_what_somebody_else_decided_meanwhile_is_not_overwritten(programme, company):
    event, [seat] = walked_in(programme, ("Jan Jansen", "De inktpot"))
    stale = Seat.objects.select_related("event__occasion", "event__programme", "company").get(pk=seat.pk)
    tie_seat(seat=seat, company=company, at=programme.now(), by=None)
    with pytest.raises(NobodyToTie):
        tie_seat(seat=stale, company=CompanyFactory.create(programme=programme), at=programme.now(), by=None)
    assert facts(event).get().company == company


def choices_at_once() -> tuple[Event, list[object]]:
    """Let two people tie the same visitor to two companies at the same moment."""
    programme = ProgrammeFactory.create(is_default=True)
    event, [seat] = walked_in(programme, ("Jan Jansen", "De inktpot"))
    companies = CompanyFactory.create_batch(2, programme=programme)

    def choose(company):
        own = Seat.objects.select_related("event__occasion", "event__programme", "company").get(pk=seat.pk)
        return lambda: tie_seat(seat=own, company=company, at=programme.now(), by=None)

    return event, at_once(*(choose(company) for company in companies))


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_two_choices_at_once_leave_one_and_the_other_is_told():
    event, results = choices_at_once()
    assert sum(isinstance(result, NobodyToTie) for result in results) == 1
    assert facts(event).count() == 1
    assert facts(event).get().company_id == Seat.objects.get(event=event).company_id


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_control_without_holding_the_meeting_both_choices_stand(monkeypatch):
    """With the guard off both read before either writes; the ledger holds two companies, or one of them fails."""
    both_read = threading.Barrier(2)
    alike = tying._alike

    def read_and_meet(event, seat):
        found = alike(event, seat)
        both_read.wait(10)
        return found

    monkeypatch.setattr(tying, "hold_event", lambda event: event)
    monkeypatch.setattr(tying, "lock_lists", lambda programme: None)
    monkeypatch.setattr(tying, "_alike", read_and_meet)
    monkeypatch.setattr(SeatQuerySet, "select_for_update", lambda seats, **_given: seats)
    event, results = choices_at_once()
    assert not any(isinstance(result, NobodyToTie) for result in results)
    assert facts(event).count() != 1 or any(isinstance(result, Exception) for result in results)
