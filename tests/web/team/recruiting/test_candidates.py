"""Candidates as a list, a board and a page; coverage; and what a click on an old page does."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.companies import CompanyFactory
from tests.factories.pioniers import CandidateFactory, PionierFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.companies.models import Company
from veerkracht.domain.pioniers.models import Candidate, CandidateEntry, Nomination
from veerkracht.domain.programme.models import Programme

LIST_QUERIES = 10
BOARD_QUERIES = 8


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_one_as_for_three(
    team: Client, programme: Programme, count: int, django_assert_max_num_queries: Any
) -> None:
    for candidate in CandidateFactory.create_batch(count, programme=programme, state="contacted", in_talks=True):
        Nomination.objects.create(programme=programme, candidate=candidate, source="team", nominated_at=programme.now())
    with django_assert_max_num_queries(LIST_QUERIES):
        page = team.get(reverse("team:candidates")).content.decode()
    assert all(str(candidate) in page for candidate in Candidate.objects.select_related("person"))
    with django_assert_max_num_queries(BOARD_QUERIES):
        page = team.get(reverse("team:candidate-board")).content.decode()
    assert all(str(candidate) in page for candidate in Candidate.objects.select_related("person"))


def test_the_list_is_searched_filtered_and_given_as_a_file(team: Client, programme: Programme) -> None:
    gem = CandidateFactory.create(programme=programme, person__name="Joris Smit")
    late = CandidateFactory.create(
        programme=programme, person__name="Els Vos", state="contacted", in_talks=True, next_on="2019-09-01"
    )
    elsewhere = CandidateFactory.create(
        programme=ProgrammeFactory.create(slug="elders", hostnames=["elders.localhost"])
    )
    path = reverse("team:candidates")
    for query, found in (("q=joris", gem), ("when=late", late), ("state=hidden_gem", gem)):
        page = team.get(f"{path}?{query}").content.decode()
        assert [name for name in ("Joris Smit", "Els Vos") if name in page] == [str(found)]
    file = b"".join(team.get(f"{path}?_export=csv")).decode()  # type: ignore[arg-type]  # a streamed answer
    assert "Joris Smit" in file
    assert str(elsewhere) not in file


def test_a_button_of_the_board_takes_one_step_and_an_old_page_none(team: Client, programme: Programme) -> None:
    candidate = CandidateFactory.create(programme=programme)
    path = reverse("team:candidate-move", args=[candidate.pk, "contacted"])
    assert team.post(path, {"seen": "hidden_gem", "board": "1"}).headers["Location"] == reverse("team:candidate-board")
    page = team.post(path, {"seen": "hidden_gem", "board": "1"})
    assert page.status_code == 200
    assert CandidateEntry.objects.count() == 1


def test_stopping_asks_why(team: Client, programme: Programme) -> None:
    candidate = CandidateFactory.create(programme=programme)
    path = reverse("team:candidate-move", args=[candidate.pk, "declined"])
    assert team.post(path, {"seen": "hidden_gem"}).status_code == 200
    assert team.post(path, {"seen": "hidden_gem", "reason": "not_now"}).status_code == 302
    assert "Geen tijd" not in team.get(reverse("team:candidate", args=[candidate.pk])).content.decode()
    assert team.get(reverse("team:candidate-move", args=[candidate.pk, "weg"])).status_code == 404


def test_a_company_is_taken_from_the_register_or_stays_as_written(team: Client, programme: Programme) -> None:
    company = CompanyFactory.create(programme=programme, name="Smit Zagerij B.V.")
    team.post(reverse("team:candidate-new"), {"name": "Joris", "company": "Smit"})
    candidate = Candidate.objects.get()
    assert (candidate.company, candidate.company_label) == (None, "Smit")
    team.post(reverse("team:candidate-edit", args=[candidate.pk]), {"company": "smit zagerij b.v."})
    candidate.refresh_from_db()
    assert candidate.company == company


def test_in_talks_there_is_always_a_next_action(team: Client, programme: Programme) -> None:
    candidate = CandidateFactory.create(programme=programme, state="contacted", in_talks=True)
    path = reverse("team:candidate-next", args=[candidate.pk])
    assert team.post(path, {"next_action": "", "next_on": ""}).status_code == 200
    candidate.refresh_from_db()
    assert candidate.next_action == "Bellen"


def test_coverage_names_its_gaps(team: Client, programme: Programme) -> None:
    """PIO-7."""
    path = reverse("team:coverage")
    assert "Nu is niemand benoemd" in team.get(path).content.decode()
    PionierFactory.create(programme=programme, appointed=True, company__section="C")
    builders = CompanyFactory.create_batch(3, programme=programme)
    Company.objects.filter(pk__in=[company.pk for company in builders]).update(section="F")
    page = team.get(path).content.decode()
    assert "Geen pionier:" in page
    assert "Minder dan vijf pioniers" in page


def test_a_candidate_is_nowhere_on_the_site(visitor: Client, pionier: Client, programme: Programme) -> None:
    """PIO-1: never public before a yes."""
    name = str(CandidateFactory.create(programme=programme, person__name="Joris Geheim"))
    for client, path in ((visitor, "/"), (visitor, "/pioniers/"), (visitor, "/zoeken/?q=Geheim"), (pionier, "/mijn/")):
        assert name not in client.get(path).content.decode()
