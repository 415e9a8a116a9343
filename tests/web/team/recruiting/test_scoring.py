"""The pages of a selection: who declared an interest neither scores nor sees scores."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.pioniers import CandidacyFactory, SelectionCriterionFactory
from veerkracht.domain.accounts.models import User
from veerkracht.domain.pioniers.models import Candidacy, Candidate, InterestDeclaration
from veerkracht.domain.programme.models import Membership, Programme


@pytest.fixture
def candidacy(programme: Programme, team_user: User) -> Candidacy:
    made = CandidacyFactory.create(candidate__programme=programme)
    SelectionCriterionFactory.create(round=made.round, title="Verhaal")
    made.round.assessors.add(team_user)
    return made


def path(name: str, candidacy: Candidacy) -> str:
    return reverse(f"team:candidacy{name}", args=[candidacy.pk])


def test_declare_score_propose_and_another_person_decides(team: Client, leader: Client, candidacy: Candidacy) -> None:
    team.post(path("-declare", candidacy), {"has_conflict": "no"})
    criterion = candidacy.round.criteria.get()
    team.post(path("-score", candidacy), {f"criterion{criterion.pk}": "4"})
    team.post(path("-propose", candidacy), {"proposal": "appoint", "grounds": "Goed verhaal"})
    page = team.get(path("", candidacy)).content.decode()
    assert "4,0" in page
    assert path("-confirm", candidacy) not in page, "who proposes gets no button to decide"
    leader.post(path("-confirm", candidacy), {"seen": "appoint"})
    candidacy.refresh_from_db()
    assert candidacy.confirmed_at is None, "who decides declares first"
    leader.post(path("-declare", candidacy), {"has_conflict": "no"})
    leader.post(path("-confirm", candidacy), {"seen": "appoint"})
    candidacy.refresh_from_db()
    assert candidacy.confirmed_by == Membership.objects.get(role="project_leader").user


def test_an_interest_closes_the_scores(team: Client, candidacy: Candidacy) -> None:
    given = {"has_conflict": "yes", "note": ""}
    assert team.post(path("-declare", candidacy), given).status_code == 422
    team.post(path("-declare", candidacy), given | {"note": "Mijn broer"})
    assert InterestDeclaration.objects.get().has_conflict
    page = team.get(path("", candidacy)).content.decode()
    assert path("-score", candidacy) not in page
    assert team.post(path("-score", candidacy), {}).status_code == 403


def test_a_round_is_opened_with_criteria_and_weights(team: Client, team_user: User, candidacy: Candidacy) -> None:
    given = {
        "title": "Winter", "score_by": "2019-12-01", "criteria": "Verhaal: 3\nTijd",
        "assessors": [team_user.pk], "candidates": [Candidate.objects.get().pk],
    }  # fmt: skip
    new = reverse("team:selection-new")
    for wrong in ("Verhaal: 9", "Verhaal: 1\nverhaal: 2"):
        assert team.post(new, given | {"criteria": wrong}).status_code == 200
    response = team.post(new, given)
    assert response.status_code == 302
    assert "gewicht 3" in team.get(response.headers["Location"]).content.decode()
