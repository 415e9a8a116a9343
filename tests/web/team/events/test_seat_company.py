"""The page where the team says which company a visitor wrote down."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.domain.events.door import Phone, evening
from tests.factories.companies import CompanyFactory
from veerkracht.domain.companies.models import Company
from veerkracht.domain.events.models import Seat
from veerkracht.domain.programme.models import Programme


@pytest.fixture
def seat(programme: Programme) -> Seat:
    """Return the seat of a walk-in of a company that nobody knows."""
    event = evening(programme)
    phone = Phone(event)
    phone.send(phone.walk_in("Jan Jansen", "Drukkerij Het Inktpotje"))
    return Seat.objects.get(event=event)


def page_of(seat: Seat) -> str:
    return reverse("team:seat-company", args=[seat.pk])


def test_the_meeting_and_its_door_lead_to_the_choice(team: Client, seat: Seat) -> None:
    for name in ("team:event", "team:event-doors"):
        assert page_of(seat) in team.get(reverse(name, args=[seat.event_id])).content.decode()


def test_companies_alike_are_offered_and_a_search_finds_others(team: Client, seat: Seat) -> None:
    alike = CompanyFactory.create(programme=seat.event.programme, name="Drukkerij 't Inktpotje B.V.")
    other = CompanyFactory.create(programme=seat.event.programme, name="Zuivel Reest en Wieden")
    page = team.get(page_of(seat)).content.decode()
    assert alike.name.partition("'")[0] in page
    assert other.name not in page
    assert other.name in team.get(page_of(seat), {"q": "Reest"}).content.decode()


def test_chosen_then_taken_back_then_added(team: Client, seat: Seat) -> None:
    company = CompanyFactory.create(programme=seat.event.programme)
    team.post(page_of(seat), {"to": f"link:{company.pk}"})
    seat.refresh_from_db()
    assert seat.company == company
    back = team.post(page_of(seat), {"to": "none"}, follow=True)
    seat.refresh_from_db()
    assert seat.company is None
    assert "Drukkerij Het Inktpotje" in back.content.decode()
    team.post(page_of(seat), {"to": "new"})
    seat.refresh_from_db()
    assert seat.company == Company.objects.get(name="Drukkerij Het Inktpotje")


@pytest.mark.parametrize("to", ["", "link:", "link:x", "none", "party"])
def test_nonsense_changes_nothing_and_says_what_to_do(team: Client, seat: Seat, to: str) -> None:
    page = team.post(page_of(seat), {"to": to}, follow=True)
    assert "Kies een van de bedrijven" in page.content.decode()
    seat.refresh_from_db()
    assert seat.company is None


def test_a_company_of_another_programme_is_not_found(team: Client, seat: Seat, other_programme: Programme) -> None:
    company = CompanyFactory.create(programme=other_programme)
    assert team.post(page_of(seat), {"to": f"link:{company.pk}"}).status_code == 404


def test_a_choice_on_an_old_page_says_that_somebody_decided(team: Client, seat: Seat) -> None:
    first, second = CompanyFactory.create_batch(2, programme=seat.event.programme)
    team.post(page_of(seat), {"to": f"link:{first.pk}"})
    team.post(page_of(seat), {"to": "new"})
    seat.refresh_from_db()
    assert (seat.company, Company.objects.filter(name=seat.company_name).exists()) == (first, False)
    team.post(page_of(seat), {"to": f"link:{second.pk}"})
    seat.refresh_from_db()
    assert seat.company == second
