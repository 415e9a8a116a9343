"""Looking companies up in the trade register: the invented one answers in the tests."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.factories.companies import CompanyFactory
from veerkracht.domain.companies.actions.kvk import refresh_from_kvk
from veerkracht.domain.companies.models import Company
from veerkracht.shared.connectors.kvk import KvkCompany

SEARCH = "/team/bedrijven/kvk/"
TAKE = "/team/bedrijven/kvk/nieuw/"


def test_a_company_is_found_taken_over_in_the_form_and_saved(sent, seen):
    assert "Look up at KVK" in seen("/team/bedrijven/nieuw/")
    assert "Voorbeeld Software V.O.F." in sent(SEARCH, {"q": "software"}).text
    form = sent(TAKE, {"number": "69599084"}).text
    for expected in ("Voorbeeld Software V.O.F.", "7411AB", "62010", 'value="KVK"', 'action="/team/bedrijven/nieuw/"'):
        assert expected in form
    assert not Company.objects.exists()


def test_a_number_with_spaces_is_a_number(sent):
    assert "Voorbeeld Bakkerij" in sent(SEARCH, {"q": "6872 7720"}).text


def test_who_is_here_already_is_not_added_again(sent, programme):
    known = CompanyFactory.create(programme=programme, kvk_number="69599084")
    text = sent(SEARCH, {"q": "software"}).text
    assert reverse("team:company", args=[known.pk]) in text
    assert "Use this" not in text


@pytest.mark.parametrize(
    ("text", "said"),
    [("bestaat niet", "The trade register found nothing."), ("fout technical", "busy or down for a moment")],
)
def test_nothing_found_and_errors_are_told(sent, text, said, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    monkeypatch.setattr("veerkracht.shared.connectors.kvk.register.FIRST_WAIT", 0)
    assert said in sent(SEARCH, {"q": text}).text


def test_an_unknown_number_is_told(team):
    assert team.post(TAKE, {"number": "12345678"}).url == SEARCH
    assert team.post(TAKE, {"number": "x"}).url == SEARCH


def test_refreshing_fills_what_is_empty_and_never_what_a_person_said(sent, programme, today):
    company = CompanyFactory.create(
        programme=programme, kvk_number="69599068", name="Onze naam", headcount=None, postcode=""
    )
    company.sources = {"name": {"source": "told by the owner", "on": "2019-01-01"}}
    company.save()
    sent(reverse("team:kvk-refresh", args=[company.pk]))
    company.refresh_from_db()
    assert (company.name, company.headcount, company.postcode) == ("Onze naam", 34, "8011AB")
    assert company.sources["headcount"] == {"source": "KVK", "on": today.isoformat(), "origin": "register"}
    assert (company.rsin, company.legal_name) == ("969599068", "Voorbeeld Metaalbewerking B.V.")
    assert company.founded_on is None
    Company.objects.filter(pk=company.pk).update(headcount=12)
    sent(reverse("team:kvk-refresh", args=[company.pk]))
    company.refresh_from_db()
    assert company.headcount == 34


@pytest.mark.parametrize(("started", "day"), [("2015", None), ("2015-06", None), ("2015-06-01", dt.date(2015, 6, 1))])
def test_the_day_of_founding_is_taken_when_it_is_whole_and_the_wish_for_no_post_too(company, today, started, day):
    found = KvkCompany(company.kvk_number, company.name, started_on=started, wants_no_mail=True)
    refresh_from_kvk(company=company, found=found, on=today, by=None)
    company.refresh_from_db()
    assert (company.founded_on, company.non_mailing) == (day, True)


def test_without_a_key_nothing_is_offered(team, seen, settings, company):
    settings.KVK_IS_INVENTED = False
    form = seen("/team/bedrijven/nieuw/")
    assert "Look up at KVK" not in form
    assert "KVK_KEY" in form
    assert "Fill in from KVK" not in seen(reverse("team:company", args=[company.pk]))
    assert team.get(SEARCH).status_code == 404
    assert team.post(reverse("team:kvk-refresh", args=[company.pk])).status_code == 404
