import datetime as dt

import pytest

from tests.factories.knowledge import publish
from veerkracht.domain.knowledge.models import MissedSearch, Synonym


def missed(programme, words: str, visits: int) -> None:
    MissedSearch.objects.create(
        programme=programme, week=dt.date(2019, 9, 16), words=words, visits=visits, last_at=programme.now()
    )


def test_words_of_one_visit_and_of_others_stay_unseen(programme, other_programme, team):
    missed(programme, "olifant", 2)
    missed(programme, "giraf", 1)
    missed(other_programme, "neushoorn", 9)
    page = team.get("/team/kennisbank/zoekwoorden/").content.decode()
    assert "olifant" in page
    assert "giraf" not in page
    assert "neushoorn" not in page


def test_new_group_is_used_by_the_next_search(programme, team, visitor):
    publish(programme, title="Slurfdier")
    Synonym.objects.all().delete()
    assert not visitor.get("/zoeken/?q=olifant").context["search"].rows
    response = team.post("/team/kennisbank/zoekwoorden/", {"groups": "olifant ,  slurfdier\n", "seen": ""})
    assert response.status_code == 302
    assert Synonym.objects.of(programme).get().words == "olifant, slurfdier"
    assert len(visitor.get("/zoeken/?q=olifant").context["search"].rows) == 1


@pytest.mark.parametrize(("groups", "status"), [("olifant", 200), ("olifant, slurfdier", 409)])
def test_half_a_group_and_a_change_by_somebody_else_are_told_and_kept(programme, team, groups, status):
    Synonym.objects.create(programme=programme, words="tijger, kat")
    response = team.post("/team/kennisbank/zoekwoorden/", {"groups": groups, "seen": ""})
    assert response.status_code == status
    assert response.context["form"].errors
    assert groups in response.content.decode()
    assert Synonym.objects.of(programme).get().words == "tijger, kat"
