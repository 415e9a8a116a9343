"""The doors of a meeting as the team sees them (D35, N25)."""

import pytest
from django.urls import reverse

from tests.domain.events.door import Phone, evening, seat_of
from tests.factories.events import DoorLinkFactory
from veerkracht.domain.events.choices import SeatState
from veerkracht.domain.events.models import DoorLink, Seat


@pytest.fixture
def tonight(programme):
    return evening(programme, "anna", "bert")


def page(name, event):
    return reverse(f"team:{name}", args=[event.pk])


def test_team_gives_out_a_link_withdraws_it_and_gives_it_back(team, visitor, tonight):
    team.post(page("event-doors", tonight), {"name": "Zij-ingang"})
    link = DoorLink.objects.get()
    there = reverse("public:door", args=[link.token])
    assert link.token in team.get(page("event-doors", tonight)).content.decode()
    assert visitor.get(there).status_code == 200
    team.post(reverse("team:door-withdraw", args=[link.pk]))
    assert visitor.get(there).status_code == 410
    team.post(reverse("team:door-give-back", args=[link.pk]))
    assert visitor.get(there).status_code == 200


def test_who_may_not_change_sees_no_link(deputy, tonight):
    link = DoorLinkFactory.create(event=tonight)
    assert link.token not in deputy.get(page("event-doors", tonight)).content.decode()


def test_what_does_not_fit_is_named(team, tonight):
    left, right = Phone(tonight), Phone(tonight)
    left.send(left.came("anna"))
    right.send(right.came("anna"))
    text = team.get(page("event-doors", tonight)).content.decode()
    assert "twee keer genoteerd" in text


def test_list_and_badges_are_documents(team, tonight):
    for name in ("door-list", "door-badges"):
        answer = team.get(page(name, tonight))
        assert answer.content.startswith(b"%PDF")


def test_codes_of_the_paper_are_typed_back_at_once(team, tonight):
    code = seat_of(tonight, "anna").code.lower()
    typed = {"codes": f"{code}, zzzzz", "walk_ins": "Jan Jansen; Salland\n\nPiet Post"}
    text = team.post(page("door-codes", tonight), typed).content.decode()
    assert "ZZZZZ" in text
    assert seat_of(tonight, "anna").state == SeatState.CAME
    assert set(Seat.objects.filter(registration=None).values_list("name", "company_name")) == {
        ("Jan Jansen", "Salland"),
        ("Piet Post", ""),
    }


def test_the_meeting_tells_what_the_door_noted(team, tonight):
    phone = Phone(tonight)
    phone.send(phone.came("anna"), phone.walk_in("Jan Jansen"), phone.counts(5))
    text = team.get(page("event", tonight)).content.decode()
    assert "Genoteerd aan de deur" in text
    assert "Jan Jansen" in text
