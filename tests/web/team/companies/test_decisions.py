"""The list of remembered decisions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.companies import CompanyFactory
from veerkracht.domain.companies.models import MatchDecision

PATH = "/team/bedrijven/beslissingen/"


def decide(programme, written, company=None, by=None) -> MatchDecision:
    return MatchDecision.objects.create(
        programme=programme,
        fingerprint=written,
        written=written,
        evidence={"name": written, "place": "Zwolle"},
        verdict="company" if company else "unknown",
        company=company,
        source_kind="attendance_import",
        decided_at=programme.now(),
        decided_by=by,
    )


@pytest.fixture
def decision(programme, company, team_user):
    return decide(programme, "De Molen", company, team_user)


def change(sent, decision):
    return sent(reverse("team:decision-change", args=[decision.pk]))


def test_a_decision_says_what_was_written_what_it_is_and_who_decided(seen, decision, company):
    text = seen(PATH)
    assert "De Molen" in text
    assert company.name in text
    assert "decided by Team Member on" in text


def test_forgetting_and_remembering_again(sent, seen, decision):
    change(sent, decision)
    text = seen(PATH)
    assert "is forgotten: the next list is matched anew" in text
    assert "Nothing is remembered yet" in text
    change(sent, decision)
    assert "is known again" in seen(PATH)


def test_filters_and_export(seen, team, programme, decision):
    decide(programme, "Onbekend")
    assert "De Molen" not in seen(PATH, verdict="unknown")
    assert "No decision fits" in seen(PATH, q="iets anders")
    assert "De Molen,Zwolle" in team.get(PATH, {"_export": "csv"}).getvalue().decode().replace(";", ",").replace(
        '"', ""
    )


def test_decisions_of_another_programme_are_not_here(sent, seen, other_programme):
    elsewhere = decide(other_programme, "Elders")
    assert "Elders" not in seen(PATH)
    assert change(sent, elsewhere).status_code == 404


def test_who_only_looks_cannot_forget(deputy, decision):
    assert reverse("team:decision-change", args=[decision.pk]) not in deputy.get(PATH).text


def test_the_list_takes_the_same_queries_for_one_and_three(team, programme):
    counts = []
    for names in (["Eén"], ["Twee", "Drie"]):
        for name in names:
            decide(programme, name, CompanyFactory.create(programme=programme))
        with CaptureQueriesContext(connection) as queries:
            assert team.get(PATH).status_code == 200
        counts.append(len(queries))
    assert counts == [7, 7]
