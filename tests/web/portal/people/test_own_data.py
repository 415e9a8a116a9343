"""Tests about somebody's own data on the own page."""

import json

from django.test import Client

from tests.factories.companies import PersonFactory
from veerkracht.domain.companies.choices import ConsentEnd, ConsentState, RightsKind
from veerkracht.domain.companies.models import Consent, Person, RightsRequest
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.mail.models import Mail


def test_somebody_sees_and_takes_along_the_own_data_only(pionier: Client, the_pionier: Pionier) -> None:
    other = PersonFactory.create(programme=the_pionier.programme, name="Ander Mens")
    page = pionier.get("/mijn/gegevens/").text
    assert the_pionier.person.name in page
    assert other.name not in page
    found = json.loads(pionier.post("/mijn/gegevens/bestand/json/").content)
    assert other.name not in json.dumps(found)
    assert pionier.post("/mijn/gegevens/bestand/pdf/").content.startswith(b"%PDF")
    assert "/mijn/gegevens/" in pionier.get("/mijn/").text


def test_yes_and_no_cost_one_button_each(pionier: Client, the_pionier: Pionier) -> None:
    url = "/mijn/gegevens/toestemming/photo/"
    pionier.post(url, {"answer": "yes"})
    assert Consent.objects.get().state == ConsentState.GIVEN
    pionier.post(url, {"answer": "no"})
    assert Consent.objects.get().ended == ConsentEnd.PORTAL


def test_news_to_the_address_of_the_sign_in_needs_no_second_click_and_another_one_does(
    pionier: Client, the_pionier: Pionier
) -> None:
    url = "/mijn/gegevens/toestemming/newsletter/"
    pionier.post(url, {"answer": "yes"})
    assert Consent.objects.get().state == ConsentState.ASKED
    assert Mail.objects.get().to_address == the_pionier.person.email
    Person.objects.filter(pk=the_pionier.person_id).update(email=the_pionier.person.user.email)
    pionier.post(url, {"answer": "yes"})
    assert Consent.objects.given().get().address == the_pionier.person.user.email
    assert Mail.objects.count() == 1


def test_a_request_is_noted_once_however_often_the_button_is_pressed(pionier: Client) -> None:
    for _ in range(2):
        assert pionier.post("/mijn/gegevens/verzoek/erase/").status_code == 302
    assert RightsRequest.objects.get().kind == RightsKind.ERASE
    assert pionier.post("/mijn/gegevens/verzoek/onzin/").status_code == 404


def test_who_is_known_to_another_programme_only_finds_nothing(
    stranger: Client, programme: Programme, other_programme: Programme
) -> None:
    assert stranger.get("/mijn/gegevens/").status_code == 404
