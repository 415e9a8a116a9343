"""Tests about what is too old: shown first, run later, bounded, and counters stay."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.companies import OccasionFactory, PersonFactory, TouchpointFactory
from tests.factories.consents import ConsentFactory
from tests.factories.pioniers import PionierFactory
from tests.factories.referrals import QuestionFactory
from veerkracht.domain.companies.actions import (
    approve_cleanup,
    change_privacy,
    plan_cleanups,
    rights_retention,
    set_period,
    stop_cleanup,
)
from veerkracht.domain.companies.actions.rights_retention import CleanupChanged, clean_piece, due_cleanups
from veerkracht.domain.companies.choices import RetentionState
from veerkracht.domain.companies.models import Person, RetentionRun, Touchpoint
from veerkracht.domain.companies.rules.retention import answer_by, before, extended_by, months_after
from veerkracht.domain.companies.tasks import clean_up
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.models import Question

LONG_AGO = dt.datetime(2016, 3, 1, 18, tzinfo=dt.UTC)


def somebody_of_long_ago(programme: Programme) -> Person:
    """Return somebody who came once, in 2016."""
    occasion = OccasionFactory.create(programme=programme, starts_at=LONG_AGO)
    person = PersonFactory.create(programme=programme)
    Person.objects.filter(pk=person.pk).update(created_at=LONG_AGO)
    TouchpointFactory.create(programme=programme, occasion=occasion, person=person)
    return person


@pytest.mark.parametrize(
    ("received", "due"), [("2019-09-23", "2019-10-23"), ("2020-01-31", "2020-02-29"), ("2019-12-31", "2020-01-31")]
)
def test_the_answer_is_due_in_a_month(received: str, due: str) -> None:
    assert answer_by(dt.date.fromisoformat(received)) == dt.date.fromisoformat(due)


def test_an_extension_gives_two_months_more() -> None:
    assert extended_by(dt.date(2019, 11, 30)) == dt.date(2020, 2, 29)


@settings(max_examples=40)
@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 240))
def test_months_back_and_forth_never_gain_a_day(day: dt.date, months: int) -> None:
    assert months_after(before(day, months), months) <= day
    assert (day - before(day, months)).days <= 31 * months


def test_it_is_shown_first_and_runs_on_its_day(programme: Programme, today: dt.date) -> None:
    person = somebody_of_long_ago(programme)
    assert plan_cleanups(programme=programme, on=today) == 1
    run = RetentionRun.objects.get()
    assert (run.code, run.found, run.runs_on) == ("people", 1, today + dt.timedelta(days=14))
    assert plan_cleanups(programme=programme, on=today) == 0
    assert due_cleanups(programme, today + dt.timedelta(days=13)) == []
    assert due_cleanups(programme, run.runs_on) == [run]
    assert clean_piece(run=run, at=programme.now()) == 1
    assert clean_piece(run=run, at=programme.now()) == 0
    person.refresh_from_db()
    run.refresh_from_db()
    assert person.anonymised_at is not None
    assert (run.state, run.cleaned) == (RetentionState.DONE, 1)
    assert Touchpoint.objects.live().count() == 1
    assert plan_cleanups(programme=programme, on=today) == 0


def test_only_what_was_shown_goes(programme: Programme, today: dt.date) -> None:
    somebody_of_long_ago(programme)
    plan_cleanups(programme=programme, on=today)
    run = RetentionRun.objects.get()
    later = PersonFactory.create(programme=programme)
    Person.objects.filter(pk=later.pk).update(created_at=dt.datetime(2017, 9, 25, tzinfo=dt.UTC))
    while clean_piece(run=run, at=programme.now()):
        continue
    later.refresh_from_db()
    assert later.anonymised_at is None


def test_the_night_does_it_once_it_was_approved(programme: Programme, today: dt.date) -> None:
    somebody_of_long_ago(programme)
    clean_up()
    run = RetentionRun.objects.get()
    assert Person.objects.filter(anonymised_at=None).count() == 1
    approve_cleanup(run=run, by=None)
    clean_up()
    clean_up()
    assert not Person.objects.filter(anonymised_at=None).exists()
    assert RetentionRun.objects.get().state == RetentionState.DONE


def test_what_was_stopped_is_shown_again(programme: Programme, today: dt.date) -> None:
    somebody_of_long_ago(programme)
    plan_cleanups(programme=programme, on=today)
    run = stop_cleanup(run=RetentionRun.objects.get(), by=None)
    assert due_cleanups(programme, run.runs_on) == []
    assert clean_piece(run=run, at=programme.now()) == 0
    with pytest.raises(CleanupChanged):
        approve_cleanup(run=run, by=None)
    assert plan_cleanups(programme=programme, on=today) == 1


def test_a_piece_is_bounded(programme: Programme, today: dt.date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rights_retention, "BATCH", 2)
    for _ in range(3):
        somebody_of_long_ago(programme)
    plan_cleanups(programme=programme, on=today)
    run = RetentionRun.objects.get()
    assert [clean_piece(run=run, at=programme.now()) for _ in range(3)] == [2, 1, 0]


def test_who_has_a_role_a_consent_or_a_sign_in_stays(programme: Programme, today: dt.date) -> None:
    pionier, reader = somebody_of_long_ago(programme), somebody_of_long_ago(programme)
    PionierFactory.create(programme=programme, person=pionier)
    ConsentFactory.create(person=reader, given=True)
    assert plan_cleanups(programme=programme, on=today) == 0


def test_questions_lose_their_text_and_keep_their_count(programme: Programme, today: dt.date) -> None:
    old = QuestionFactory.create(programme=programme, state="answered", answer="Ja.", handled_at=LONG_AGO)
    QuestionFactory.create(programme=programme, state="open")
    plan_cleanups(programme=programme, on=today)
    run = RetentionRun.objects.get(code="questions")
    while clean_piece(run=run, at=programme.now()):
        continue
    old.refresh_from_db()
    assert (old.text, old.email, old.answer) == ("", "", "-")
    assert Question.objects.exclude(text="").count() == 1


def test_a_programme_chooses_its_own_period_and_days(programme: Programme, today: dt.date) -> None:
    somebody_of_long_ago(programme)
    change_privacy(programme=programme, is_register_public=False, shown_days=3, by=None)
    set_period(programme=programme, code="people", months=120, by=None)
    assert plan_cleanups(programme=programme, on=today) == 0
    set_period(programme=programme, code="people", months=12, by=None)
    plan_cleanups(programme=programme, on=today)
    assert RetentionRun.objects.get().runs_on == today + dt.timedelta(days=3)
