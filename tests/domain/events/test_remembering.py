"""Decisions about the rows of one list are used by the next."""

import datetime as dt

import pytest

from tests.factories.companies import CompanyFactory
from tests.factories.events import EventFactory
from veerkracht.domain.companies.models import Company, MatchDecision
from veerkracht.domain.events.actions import commit_import, decide_row, start_import, undo_import
from veerkracht.domain.events.choices import RowChoice, RowOutcome
from veerkracht.shared.sheets import read_pasted

LINE = "Ank Bakker\tDe Molen\tank@molen.example.org\tZwolle"


@pytest.fixture
def a_list(event):
    """Return a function that puts in a list for a meeting, the same line each time."""

    def start(at=event):
        sheet = read_pasted(f"Naam\tBedrijf\tE-mail\tPlaats\n{LINE}")
        return start_import(event=at, file_name="l.txt", sheet=sheet, at=at.programme.now(), by=None)

    return start


@pytest.fixture
def later(event):
    return EventFactory.create(
        programme=event.programme, fan=event.fan, occasion__starts_at=dt.datetime(2019, 5, 1, 18, tzinfo=dt.UTC)
    )


def decided(batch, choice, by, company=None):
    decide_row(row=batch.rows.get(), choice=choice, company=company, by=by)
    commit_import(batch=batch, at=batch.programme.now(), by=by)


def test_a_link_is_used_by_the_next_list(a_list, later, programme, team_user):
    baker = CompanyFactory.create(programme=programme, name="Bakkerij Zwanikken B.V.")
    decided(a_list(), RowChoice.LINK, team_user, baker)
    row = a_list(later).rows.get()
    assert (row.outcome, row.candidate) == (RowOutcome.MATCH, baker)
    assert row.reasons[0]["values"]["who"] == str(team_user)


def test_a_new_company_is_found_by_the_next_list_and_forgotten_with_the_first(a_list, later, programme, team_user):
    first = a_list()
    decided(first, RowChoice.CREATE, team_user)
    made = Company.objects.get(name="De Molen")
    assert a_list(later).rows.get().candidate == made
    undo_import(batch=first, at=programme.now(), by=team_user)
    assert not Company.objects.filter(pk=made.pk).exists()
    assert not MatchDecision.objects.exists()


def test_no_company_stays_no_company(a_list, later, team_user):
    decided(a_list(), RowChoice.PERSON_ONLY, team_user)
    assert a_list(later).rows.get().outcome == RowOutcome.PERSON_ONLY


def test_what_nobody_decided_is_not_remembered(a_list, team_user, programme):
    commit_import(batch=a_list(), at=programme.now(), by=team_user)
    assert not MatchDecision.objects.exists()
