"""A row of a list that was linked to the wrong company is put right, also for the next list."""

import pytest

from tests.factories.companies import CompanyFactory
from veerkracht.domain.companies.actions import undo_fact_move
from veerkracht.domain.companies.models import MatchDecision, Touchpoint
from veerkracht.domain.companies.queries import match_companies
from veerkracht.domain.events.actions import commit_import, relink_facts, start_import, undo_import
from veerkracht.shared.sheets import read_pasted


@pytest.fixture
def batch(event, programme, team_user):
    CompanyFactory.create(programme=programme, name="Bakkerij Zwanikken", place="Zwolle", kvk_number=None)
    sheet = read_pasted("Naam\tBedrijf\tE-mail\tPlaats\nAnk Bakker\tBakkerij Zwanikken\tank@z.example.org\tZwolle")
    batch = start_import(event=event, file_name="l.txt", sheet=sheet, at=programme.now(), by=None)
    return commit_import(batch=batch, at=programme.now(), by=team_user)


@pytest.fixture
def right(programme):
    return CompanyFactory.create(programme=programme, name="Zwanikken Transport")


def relink(programme, right):
    facts = list(Touchpoint.objects.live().order_by("pk"))
    return relink_facts(facts=facts, target=right, reason="another Zwanikken", at=programme.now(), by=None)


def test_the_row_follows_and_the_next_list_knows(batch, programme, right):
    relink(programme, right)
    row = batch.rows.get()
    assert row.company == right
    assert match_companies(programme, [row.reading.company])[0].company_id == right.pk


def test_undo_puts_row_and_memory_back(batch, programme, right):
    wrong = batch.rows.get().company
    undo_fact_move(move=relink(programme, right), at=programme.now(), by=None)
    assert batch.rows.get().company == wrong == Touchpoint.objects.get().company
    assert not MatchDecision.objects.in_force().exists()


def test_the_list_can_still_be_undone(batch, programme, right):
    relink(programme, right)
    undo_import(batch=batch, at=programme.now(), by=None)
    assert not Touchpoint.objects.live().exists()
