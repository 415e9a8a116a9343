"""What notes at the door do to seats, the ledger and the figures (D35, D36, KPI-1)."""

import datetime as dt
import itertools

import pytest

from tests.domain.events.door import Phone, evening, seat_of
from tests.domain.events.lists import commit, preview
from tests.domain.events.seats import assert_counted, coming_meeting, sign_up
from tests.factories.companies import CompanyFactory, PersonFactory, PositionFactory
from tests.factories.events import DoorLinkFactory
from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Person, Touchpoint
from veerkracht.domain.events.actions import note_headcount, undo_import
from veerkracht.domain.events.actions.checking_in import DoorIsClosed
from veerkracht.domain.events.actions.doors import give_door_back, open_door, withdraw_door
from veerkracht.domain.events.choices import DoorNoteKind, DoorProblem, SeatState
from veerkracht.domain.events.models import DoorNote, Seat
from veerkracht.domain.events.queries import event_figures
from veerkracht.shared.audit.models import AuditLine


def attended(event):
    return Touchpoint.objects.live().filter(occasion_id=event.pk, kind=TouchpointKind.ATTENDED)


def outcomes(answers):
    return [answer.outcome for answer in answers]


def test_who_is_noted_has_come_with_a_fact_in_the_ledger(programme):
    event = evening(programme, "anna", "bert")
    phone = Phone(event)
    assert outcomes(phone.send(phone.came("anna"))) == ["noted"]
    seat = seat_of(event, "anna")
    assert (seat.state, seat.came_from) == (SeatState.CAME, SeatState.REGISTERED)
    fact = attended(event).get()
    assert (fact.person, fact.minutes, fact.quantity) == (seat.person, event.minutes, 1)
    assert event_figures(event).named == 1
    assert AuditLine.objects.filter(action="events.note_at_door").count() == 1
    assert_counted(event)


def test_the_same_note_twice_is_one(programme):
    event = evening(programme, "anna")
    phone = Phone(event)
    said = phone.came("anna")
    assert outcomes(phone.send(said, said)) == ["noted", "repeated"]
    assert outcomes(phone.send(said)) == ["repeated"]
    assert (DoorNote.objects.count(), attended(event).count()) == (1, 1)


def test_taking_back_gives_the_seat_back_and_voids_the_fact(programme):
    event = evening(programme, "anna")
    phone = Phone(event)
    said = phone.came("anna")
    phone.send(said)
    phone.send(phone.undo(said))
    seat = seat_of(event, "anna")
    assert (seat.state, seat.came_at, attended(event).count()) == (SeatState.REGISTERED, None, 0)
    assert Touchpoint.objects.get(occasion_id=event.pk).void_reason
    phone.send(phone.came("anna"))
    assert attended(event).count() == 1
    assert_counted(event)


def test_who_comes_from_the_waiting_list_leaves_it_and_goes_back(programme):
    event = evening(programme, "anna", "bert", seats=1)
    phone = Phone(event)
    said = phone.came("bert")
    phone.send(said)
    assert seat_of(event, "bert").state == SeatState.CAME
    assert_counted(event)
    phone.send(phone.undo(said))
    assert seat_of(event, "bert").state == SeatState.WAITING
    assert_counted(event)


def test_a_walk_in_of_a_known_company_counts_for_it(programme):
    event = evening(programme)
    company = CompanyFactory.create(
        programme=programme, name="Houtbouw Salland B.V.", website="https://houtbouwsalland.nl"
    )
    clerk = PersonFactory.create(programme=programme, name="Jan Jansen", email="jan@houtbouwsalland.nl")
    PositionFactory.create(person=clerk, company=company)
    phone = Phone(event)
    phone.send(phone.walk_in("Jan Jansen", "Houtbouw Salland", email="jan@houtbouwsalland.nl"))
    seat = Seat.objects.get(event=event)
    assert (seat.state, seat.registration_id, seat.company_name) == (SeatState.CAME, None, "Houtbouw Salland")
    assert (seat.company, event_figures(event).companies) == (company, 1)


def test_a_walk_in_taken_back_leaves_nobody(programme):
    event = evening(programme)
    phone = Phone(event)
    said = phone.walk_in("Jan Jansen", "Houtbouw Salland")
    phone.send(said, phone.undo(said))
    assert (Seat.objects.get(event=event).state, attended(event).count()) == (SeatState.CANCELLED, 0)


def test_the_same_walk_in_at_two_doors_is_one_visitor(programme):
    event = evening(programme)
    left, right = Phone(event), Phone(event)
    left.send(left.walk_in("Jan Jansen", "Houtbouw Salland B.V."))
    right.send(right.walk_in("jansen, jan", "houtbouw salland"))
    assert (Seat.objects.filter(event=event).count(), attended(event).count()) == (1, 1)


def test_a_walk_in_who_stood_on_the_list_takes_that_seat(programme):
    event = evening(programme)
    sign_up(event, "anna", company_name="Oostwest")
    phone = Phone(event)
    phone.send(phone.walk_in("Anna", "Oostwest"))
    assert Seat.objects.get(event=event).state == SeatState.CAME


def test_any_order_of_batches_ends_the_same(programme):
    """Every order of three batches, one of them sent twice, gives one end (seats, facts, moments)."""
    ends = set()
    for order in itertools.permutations(range(3)):
        event = evening(programme, "anna", "bert")
        start = programme.now()
        left, right = Phone(event), Phone(event)
        first = left.came("anna", noted_at=start)
        walk_in = left.walk_in("Jan Jansen", "Salland", noted_at=start)
        batches = [
            (left, (first, walk_in)),
            (right, (right.came("anna", noted_at=start), right.came("bert", noted_at=start), right.undo(walk_in))),
            (left, (left.undo(first),)),
        ]
        for place in (*order, order[0]):
            phone, said = batches[place]
            phone.send(*said)
        seats = Seat.objects.filter(event=event).order_by("name")
        names = attended(event).order_by("person__name").values_list("person__name", flat=True)
        ends.add((tuple((seat.name, seat.state) for seat in seats), tuple(names)))
        assert_counted(event)
    came = SeatState.CAME
    assert ends == {((("Anna", came), ("Bert", came), ("Jan Jansen", SeatState.CANCELLED)), ("Anna", "Bert"))}


def test_the_ticket_of_another_meeting_is_named_and_changes_nothing(programme):
    event, other = evening(programme, "anna"), evening(programme, "bert")
    phone = Phone(event)
    [answer] = phone.send(phone.says(DoorNoteKind.CAME, ticket=seat_of(other, "bert").token))
    assert (answer.outcome, answer.problem, answer.other) == ("problem", DoorProblem.OTHER_EVENT, other.title)
    [answer] = phone.send(phone.says(DoorNoteKind.CAME, ticket="nergens"))
    assert answer.problem == DoorProblem.UNKNOWN
    assert seat_of(other, "bert").state == SeatState.REGISTERED
    assert not attended(event).exists()


def test_a_ticket_that_the_phone_did_not_know_yet_is_found(programme):
    event = evening(programme, "anna")
    phone = Phone(event)
    phone.send(phone.says(DoorNoteKind.CAME, ticket=seat_of(event, "anna").token))
    phone.send(phone.says(DoorNoteKind.CAME, code=seat_of(event, "anna").code.lower()))
    assert attended(event).count() == 1


def test_before_the_day_it_is_practice_and_after_a_move_too(programme):
    event = coming_meeting(programme, days=3)
    sign_up(event, "anna")
    phone = Phone(event)
    assert outcomes(phone.send(phone.came("anna"))) == ["practice"]
    assert not DoorNote.objects.exists()


def test_notes_of_that_evening_arrive_the_next_day(programme):
    event = evening(programme, "anna")
    link, phone = DoorLinkFactory.create(event=event), Phone(event)
    said = phone.came("anna")
    assert outcomes(phone.send(said, link=link, at=event.ends_at + dt.timedelta(hours=14))) == ["noted"]
    with pytest.raises(DoorIsClosed):
        phone.send(phone.came("anna"), link=link, at=event.ends_at + dt.timedelta(hours=40))


def test_a_withdrawn_door_takes_no_notes_until_it_is_given_back(programme, team_user):
    event = evening(programme, "anna")
    link = open_door(event=event, name="Zij-ingang", at=programme.now(), by=team_user)
    withdraw_door(link=link, at=programme.now(), by=team_user)
    withdraw_door(link=link, at=programme.now(), by=team_user)
    phone = Phone(event)
    with pytest.raises(DoorIsClosed):
        phone.send(phone.came("anna"), link=link)
    give_door_back(link=link, by=team_user)
    phone.send(phone.came("anna"), link=link)
    assert DoorNote.objects.get().link == link


def test_the_newest_count_of_the_room_holds_and_gives_who_has_no_name(programme):
    event = evening(programme, "anna")
    phone = Phone(event)
    late = phone.counts(5)
    early = phone.says(DoorNoteKind.HEADCOUNT, value=9, noted_at=programme.now() - dt.timedelta(minutes=5))
    phone.send(phone.came("anna"), late)
    phone.send(early)
    event.refresh_from_db()
    figures = event_figures(event)
    assert (event.headcount, figures.named, figures.unnamed) == (5, 1, 4)
    note_headcount(event=event, headcount=3, at=programme.now(), by=None)
    phone.send(phone.walk_in("Jan Jansen"))
    assert (event_figures(event).named, event_figures(event).unnamed) == (2, 1)


def test_the_list_of_the_fan_counts_nobody_of_the_door_twice(programme):
    event = evening(programme, "anna")
    phone = Phone(event)
    phone.send(phone.came("anna"), phone.walk_in("Jan Jansen", "Oostwest Logistiek"), phone.walk_in("Piet Post"))
    batch = commit(
        preview(
            event,
            ("Anna", "anna@example.org", ""),
            ("Jan Jansen", "", "Oostwest Logistiek"),
            ("Piet Post", "", "Noordzuid Techniek"),
            ("Nieuw Iemand", "", "Noordzuid Techniek"),
        )
    )
    assert event_figures(event).named == 4
    assert Person.objects.filter(name="Jan Jansen").count() == 1
    undo_import(batch=batch, at=programme.now(), by=None)
    assert event_figures(event).named == 3


def test_a_door_that_arrives_after_the_list_counts_nobody_twice(programme):
    event = evening(programme, "anna")
    batch = commit(preview(event, ("Anna", "anna@example.org", ""), ("Jan Jansen", "", "Oostwest Logistiek")))
    phone = Phone(event)
    walk_in = phone.walk_in("Jan Jansen", "Oostwest Logistiek")
    phone.send(phone.came("anna"), walk_in)
    assert event_figures(event).named == 2
    phone.send(phone.undo(walk_in))
    assert event_figures(event).named == 2, "the list still says so"
    undo_import(batch=batch, at=programme.now(), by=None)
    assert set(attended(event).values_list("person__name", flat=True)) == {"Anna"}


def test_taking_back_at_the_door_leaves_what_a_later_list_says(programme):
    event = evening(programme, "anna")
    phone = Phone(event)
    said = phone.came("anna")
    phone.send(said)
    commit(preview(event, ("Anna", "anna@example.org", "")))
    phone.send(phone.undo(said))
    assert event_figures(event).named == 1
