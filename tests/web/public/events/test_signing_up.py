"""Signing up on the site, and what the links in the mails do."""

import datetime as dt
import re

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.domain.events.seats import assert_counted, coming_meeting, sign_up, states
from tests.factories.companies import CompanyFactory
from veerkracht.domain.companies.models import Consent
from veerkracht.domain.events.actions import cancel_seats, settle_next
from veerkracht.domain.events.choices import SeatState
from veerkracht.domain.events.models import Registration, Seat, Seating
from veerkracht.web.public.referrals.seals import seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def earlier(monkeypatch):
    """Open a form two seconds ago, as a person does."""

    def make(programme):
        now = timezone.now()
        monkeypatch.setattr(timezone, "now", lambda: now - dt.timedelta(seconds=2))
        key = seal(programme.pk)
        monkeypatch.setattr(timezone, "now", lambda: now)
        return key

    return make


@pytest.fixture
def filled(programme, earlier):
    key = earlier(programme)
    return {"name": "Anna Aalders", "email": "anna@bakkerij.example.org", "form_key": key}


def post(client, event, data):
    return client.post(reverse("public:sign-up", args=[event.pk]), data)


def test_a_visitor_gets_a_seat_with_two_colleagues_in_one_go(programme, visitor, filled):
    event = coming_meeting(programme, seats=2)
    answer = post(visitor, event, {**filled, "name_1": "Bert", "name_2": "Cor", "email_2": "cor@bakkerij.example.org"})
    assert answer.status_code == 200
    said = answer.content.decode()
    assert said.count("heeft een plaats") == 2
    assert "op plaats 1" in said
    assert "no-store" in answer["Cache-Control"]
    assert_counted(event)
    again = post(visitor, event, {**filled, "name_1": "Bert"})
    assert again.status_code == 200
    assert Registration.objects.count() == 1


def test_one_registration_takes_two_requests_and_at_most_fifteen_queries(programme, filled):
    event, phone = coming_meeting(programme), Client(enforce_csrf_checks=True)
    cache.clear()
    with CaptureQueriesContext(connection) as looked:
        form = phone.get(reverse("public:sign-up", args=[event.pk]))
    token = form.cookies[settings.CSRF_COOKIE_NAME].value
    with CaptureQueriesContext(connection) as sent:
        answer = post(phone, event, {**filled, "csrfmiddlewaretoken": token})
    assert answer.status_code == 200
    assert Seat.objects.get().state == "registered"
    assert len(looked) + len([each for each in sent if "SAVEPOINT" not in each["sql"]]) <= 15


def test_a_slip_in_the_address_is_asked_about_once(programme, visitor, filled):
    event = coming_meeting(programme)
    filled["email"] = "anna@gmial.com"
    answer = post(visitor, event, filled)
    assert "anna@gmail.com" in answer.content.decode()
    assert not Registration.objects.exists()
    post(visitor, event, {**filled, "sure_of": "anna@gmial.com"})
    assert Registration.objects.get().email == "anna@gmial.com"


def test_somebody_who_is_signed_up_hears_so_and_gets_the_link_by_mail_only(programme, visitor, filled):
    event = coming_meeting(programme)
    made = sign_up(event, "anna")
    settle_next(by=None)
    answer = post(visitor, event, {**filled, "email": "anna@example.org"})
    assert answer.status_code == 409
    assert made.token not in answer.content.decode()
    assert Seat.objects.to_tell().count() == 1


def test_full_or_closed_between_form_and_sending_is_said_and_keeps_what_was_typed(programme, visitor, filled):
    event = coming_meeting(programme, seats=1, waiting=0)
    sign_up(event, "bert")
    answer = post(visitor, event, filled)
    assert answer.status_code == 409
    assert "vol" in answer.content.decode()
    assert "anna@bakkerij.example.org" in answer.content.decode()
    Seating.objects.filter(event=event).update(capacity=2)
    kept = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', answer.content.decode()))
    assert post(visitor, event, {name: value for name, value in kept.items() if name in filled}).status_code == 200
    assert Seat.objects.filter(event=event, email=filled["email"]).exists()
    event.sign_up.is_open = False
    event.sign_up.save()
    assert post(visitor, event, filled).status_code == 409
    assert visitor.get(reverse("public:sign-up", args=[event.pk])).status_code == 302


def test_ten_thousand_colleagues_are_no_error_page(programme, visitor, filled):
    event = coming_meeting(programme)
    many = {f"name_{number}": "N" for number in range(1, 10_000)}
    answer = post(visitor, event, {**filled, **many})
    assert answer.status_code == 200
    assert "te veel mensen in één keer" in answer.content.decode()
    assert not Seat.objects.exists()


def test_the_own_questions_of_a_meeting_are_asked_and_kept(programme, visitor, filled):
    asked = [{"label": "Eet je mee?", "options": ["ja", "nee"], "required": True}, {"label": "Wat wil je weten?"}]
    event = coming_meeting(programme, questions=asked)
    assert "Eet je mee?" in post(visitor, event, filled).content.decode()
    assert not Registration.objects.exists()
    post(visitor, event, {**filled, "answer_0": "ja"})
    assert Registration.objects.get().answers == {"Eet je mee?": "ja"}


def test_news_is_asked_apart_and_only_a_click_in_the_mail_is_a_yes(programme, visitor, filled):
    event = coming_meeting(programme)
    page = visitor.get(reverse("public:sign-up", args=[event.pk])).content.decode()
    assert 'name="wants_news"' in page
    assert "checked" not in page.partition('name="wants_news"')[2][:120]
    post(visitor, event, {**filled, "wants_news": "on"})
    settle_next(by=None)
    assert Consent.objects.get().confirmed_at is None


def test_the_register_is_suggested_by_name_and_the_choice_is_kept(programme, visitor, filled):
    company = CompanyFactory.create(programme=programme, name="Bakkerij Aalders", search_text="bakkerij aalders")
    event = coming_meeting(programme)
    found = visitor.get(reverse("public:company-suggestions"), {"q": "aald"}).content.decode()
    assert f'data-key="{company.pk}"' in found
    assert visitor.get(reverse("public:company-suggestions"), {"q": "aa"}).content.strip() == b""
    post(visitor, event, {**filled, "company_name": "Bakkerij Aalders", "company": str(company.pk)})
    assert Registration.objects.get().company == company


def test_a_key_of_another_company_than_the_name_says_is_not_believed(programme, visitor, filled):
    company = CompanyFactory.create(programme=programme, name="Bakkerij Aalders")
    event = coming_meeting(programme)
    post(visitor, event, {**filled, "company_name": "Iets anders", "company": str(company.pk)})
    assert Registration.objects.get().company is None


def test_the_link_shows_tickets_and_lets_one_of_three_go(programme, visitor):
    event = coming_meeting(programme, seats=3)
    made = sign_up(event, "anna", "bert", "cor")
    sign_up(event, "dina")
    page = visitor.get(reverse("public:registration", args=[made.token]))
    assert page.content.decode().count("<svg") >= 3
    assert page["X-Robots-Tag"] == "noindex"
    cancel = reverse("public:registration-cancel", args=[made.token])
    bert = made.seats.get(name="Bert")
    visitor.post(cancel, {"seat": [str(bert.pk), "999", "x"]})
    assert states(event) == {"anna": "registered", "bert": "cancelled", "cor": "registered", "dina": "offered"}
    visitor.post(cancel, {})
    assert_counted(event)


def test_an_offer_is_taken_with_one_tap_and_a_second_tap_says_so(programme, visitor):
    event = coming_meeting(programme, seats=1)
    first, second = sign_up(event, "anna"), sign_up(event, "bert")
    cancel_seats(registration=first, seats=[first.seats.get().pk], at=programme.now())
    seat = second.seats.get()
    visitor.get(reverse("public:ticket", args=[seat.token]))
    assert states(event)["bert"] == "offered"
    for _tap in range(2):
        answer = visitor.post(reverse("public:ticket-accept", args=[seat.token]), follow=True)
    assert states(event)["bert"] == "registered"
    assert "Dit aanbod is voorbij" in answer.content.decode()


def test_another_name_on_the_ticket_keeps_its_code(programme, visitor):
    event = coming_meeting(programme)
    made = sign_up(event, "anna")
    seat = made.seats.get()
    page = reverse("public:registration-change", args=[made.token])
    visitor.post(page, {f"name_{seat.pk}": "Zus", "company_name": "Oostwest"})
    code = seat.code
    seat.refresh_from_db()
    assert (seat.name, seat.code, seat.company_name) == ("Zus", code, "Oostwest")


def test_the_calendar_file_follows_a_meeting_that_moves(programme, visitor):
    event = coming_meeting(programme)
    seat = sign_up(event, "anna").seats.get()
    file = visitor.get(reverse("public:ticket-ics", args=[seat.token])).content.decode()
    assert "SEQUENCE:0" in file
    assert f"UID:event-{event.pk}@" in file
    event.sign_up.moved = 1
    event.sign_up.save()
    assert "SEQUENCE:1" in visitor.get(reverse("public:ticket-ics", args=[seat.token])).content.decode()


@pytest.mark.parametrize("name", ["registration", "registration-cancel", "registration-change", "ticket", "ticket-ics"])
def test_a_link_of_another_programme_leads_nowhere(other_programme, programme, visitor, name):
    made = sign_up(coming_meeting(other_programme), "anna")
    for token in (made.token, made.seats.get().token):
        assert visitor.get(reverse(f"public:{name}", args=[token])).status_code == 404


def test_the_page_of_a_meeting_says_how_many_seats_are_free(programme, visitor):
    event = coming_meeting(programme, seats=2, waiting=1)
    page = reverse("public:event", args=[event.pk])
    assert "Er zijn 2 plaatsen vrij." in visitor.get(page).content.decode()
    sign_up(event, "anna", "bert")
    assert "Op de wachtlijst is nog ruimte." in visitor.get(page).content.decode()
    sign_up(event, "cor")
    assert "de wachtlijst is vol" in visitor.get(page).content.decode()


def test_the_link_to_cancel_one_ticket_shows_one_button_first(programme, visitor):
    seat = sign_up(coming_meeting(programme), "ank").seats.get()
    address = reverse("public:ticket-cancel", args=[seat.token])
    page = visitor.get(address).content.decode()
    assert "Ank" in page
    assert 'type="checkbox"' not in page
    seat.refresh_from_db()
    assert seat.state == SeatState.REGISTERED
    visitor.post(address)
    seat.refresh_from_db()
    assert seat.state == SeatState.CANCELLED
    assert "Ank" not in visitor.get(address).content.decode()
    assert visitor.get(reverse("public:ticket-accept", args=[seat.token])).status_code == 302
