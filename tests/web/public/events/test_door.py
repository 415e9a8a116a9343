"""A door through HTTP: what a phone sends, what a form sends, and coming in by oneself (D35, D36)."""

import datetime as dt
import json
import uuid

import pytest
from django.urls import reverse

from tests.domain.events.door import evening, seat_of
from tests.domain.events.seats import coming_meeting, sign_up
from tests.factories.events import DoorLinkFactory
from veerkracht.domain.events.actions import withdraw_door
from veerkracht.domain.events.choices import SeatState
from veerkracht.domain.events.models import DoorNote, Seat
from veerkracht.domain.events.rules.door import screen_code, ticket_mark
from veerkracht.web.public.events.door.coming_in import secret_of


@pytest.fixture
def link(programme):
    return DoorLinkFactory.create(event=evening(programme, "anna", "bert"))


@pytest.fixture
def send(visitor, link):
    """Send as a phone does; its clock stands three years ahead, as a wrong clock would."""
    device, clock = str(uuid.uuid4()), 1_669_000_000_000

    def post(*notes, since=None, **given):
        numbered = [{"id": str(uuid.uuid4()), "sequence": n, "at": clock, **note} for n, note in enumerate(notes, 1)]
        body = {"device": device, "sent_at": clock + 5_000, "since": since, "notes": numbered, **given}
        there = reverse("public:door-sync", args=[link.token])
        return visitor.post(there, json.dumps(body), content_type="application/json")

    return post


def test_a_phone_gets_names_and_companies_and_nothing_else(send, link):
    said = send().json()
    seat = seat_of(link.event, "anna")
    assert said["all"]
    assert [each["name"] for each in said["seats"]] == ["Anna", "Bert"]
    assert said["seats"][0]["mark"] == ticket_mark(seat.token)
    text = json.dumps(said)
    assert "anna@example.org" not in text
    assert seat.token not in text


def test_a_note_with_a_wrong_clock_is_noted_at_the_right_moment(send, link, programme):
    seat = seat_of(link.event, "anna")
    [answer] = send({"kind": "came", "seat": seat.pk}).json()["answers"]
    assert answer["outcome"] == "noted"
    late = programme.now() - DoorNote.objects.get().noted_at
    assert dt.timedelta(seconds=4) < late < dt.timedelta(seconds=60)


def test_a_phone_hears_only_what_changed_since(send, link):
    heard = send().json()["now"]
    send({"kind": "came", "seat": seat_of(link.event, "anna").pk})
    later = send(since=heard).json()
    assert not later["all"]
    assert ("Anna", True) in [(each["name"], each["is_in"]) for each in later["seats"]]


@pytest.mark.parametrize(
    "note",
    [
        {"kind": "dance"},
        {"kind": "came", "seat": "1; DROP"},
        {"kind": "came", "seat": 2**70},
        {"kind": "walk_in", "name": "  "},
        {"kind": "walk_in", "name": {"a": 1}},
        {"kind": "headcount", "value": -1},
        {"kind": "headcount", "value": 10**9},
        {"kind": "undo", "undoes": ["nee"]},
        {"kind": "came", "seat": 1, "sequence": "x"},
        {"kind": "came", "seat": 1, "at": 10**30},
        {"kind": "came", "id": "geen nummer"},
    ],
)
def test_what_is_no_note_is_answered_and_holds_nothing_up(send, link, note):
    answers = send(note, {"kind": "came", "seat": seat_of(link.event, "anna").pk}).json()["answers"]
    assert sorted(each["outcome"] for each in answers) == ["malformed", "noted"]


@pytest.mark.parametrize("wrong", [{"device": "x"}, {"sent_at": None}, {"since": "gisteren"}, {"notes": [{}] * 501}])
def test_what_is_no_phone_is_refused(send, wrong):
    assert send(**wrong).status_code == 400


def test_a_withdrawn_link_tells_the_phone_so(send, link, programme):
    withdraw_door(link=link, at=programme.now(), by=None)
    assert send({"kind": "came", "seat": seat_of(link.event, "anna").pk}).status_code == 410
    assert seat_of(link.event, "anna").state == SeatState.REGISTERED


def test_a_form_sent_twice_is_one_note(visitor, link):
    there = reverse("public:door-note", args=[link.token])
    form = {"kind": "came", "key": str(uuid.uuid4()), "seat": seat_of(link.event, "anna").pk}
    for _time in range(2):
        assert visitor.post(there, form).status_code == 302
    assert DoorNote.objects.count() == 1


def test_only_the_page_at_the_door_may_use_the_camera(visitor, link):
    page = visitor.get(reverse("public:door", args=[link.token]))
    assert "camera=(self)" in page["Permissions-Policy"]
    assert "no-store" in page["Cache-Control"]
    assert "camera=()" in visitor.get(reverse("public:agenda"))["Permissions-Policy"]


def come_in(visitor, event, **given):
    given = {"code": screen_code(secret_of(event), event.programme.now()), "key": str(uuid.uuid4())} | given
    return visitor.post(reverse("public:come-in", args=[event.pk]), given)


def test_a_visitor_comes_in_by_the_code_on_the_screen(visitor, link):
    event = link.event
    come_in(visitor, event, who=seat_of(event, "anna").code.lower())
    come_in(visitor, event, who="BERT@example.org")
    come_in(visitor, event, name="Jan Jansen", company="Salland")
    states = Seat.objects.filter(event=event).order_by("name").values_list("name", "state")
    assert dict(states) == {"Anna": "came", "Bert": "came", "Jan Jansen": "came"}


def test_nobody_comes_in_from_home_with_an_old_code(visitor, link):
    event = link.event
    old = screen_code(secret_of(event), event.programme.now() - dt.timedelta(hours=1))
    come_in(visitor, event, code=old, who="anna@example.org")
    come_in(visitor, event, who="niemand@example.org")
    assert not DoorNote.objects.filter(problem="").exists()


def test_nobody_comes_in_before_the_day_or_where_no_door_is(visitor, programme):
    event = coming_meeting(programme)
    sign_up(event, "anna")
    assert visitor.get(reverse("public:come-in", args=[event.pk])).status_code == 410
    DoorLinkFactory.create(event=event)
    come_in(visitor, event, who="anna@example.org")
    assert not DoorNote.objects.exists()
