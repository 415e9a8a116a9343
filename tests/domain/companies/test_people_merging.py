"""Tests about two records that are one person."""

import datetime as dt
from functools import partial

import pytest

from tests.domain.companies.dump import tables
from tests.domain.companies.threads import at_once
from tests.factories.accounts import UserFactory
from tests.factories.companies import (
    CompanyFactory,
    OccasionFactory,
    PersonFactory,
    PositionFactory,
    TouchpointFactory,
)
from tests.factories.consents import ConsentFactory
from tests.factories.pioniers import PionierFactory
from tests.factories.referrals import QuestionFactory
from veerkracht.domain.companies.actions import ensure_person, erase_person, merge_people, undo_people_merge
from veerkracht.domain.companies.actions.people_merging import (
    BothHaveARole,
    MergeUndone,
    NotTwoLivePeople,
    what_moves,
)
from veerkracht.domain.companies.models import Consent, Person, PersonMerge, Position, Touchpoint
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.models import Question

AT = dt.datetime(2019, 9, 23, 10, tzinfo=dt.UTC)
IDENTITY = (Person, Position, Touchpoint, Consent, Question)


def two(programme: Programme) -> tuple[Person, Person]:
    """Return one person who stands twice, with things that both have and things that one has."""
    kept = PersonFactory.create(programme=programme, name="", phone="")
    merged = PersonFactory.create(programme=programme, phone="+31612345678", user=UserFactory.create())
    company, occasion = CompanyFactory.create(programme=programme), OccasionFactory.create(programme=programme)
    for person in (kept, merged):
        PositionFactory.create(person=person, company=company)
        TouchpointFactory.create(programme=programme, person=person, company=company, occasion=occasion)
        ConsentFactory.create(person=person, given=True)
    TouchpointFactory.create(programme=programme, person=merged, company=company)
    ConsentFactory.create(person=merged, withdrawn=True)
    QuestionFactory.create(programme=programme, person=merged)
    return kept, merged


def snapshot() -> dict[str, list[dict[str, object]]]:
    """Return the rows that a merge may touch."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in IDENTITY}


def test_everything_goes_along_except_what_is_there_already(programme: Programme) -> None:
    kept, merged = two(programme)
    planned = {label: (moves, stays) for label, moves, stays in what_moves(kept, merged)}
    merge_people(kept=kept, merged=merged, by=None)
    kept.refresh_from_db()
    merged.refresh_from_db()
    assert (kept.name, kept.phone, merged.user) == (merged.name, "+31612345678", None)
    assert kept.user is not None
    assert kept.touchpoints.count() == 2
    assert merged.touchpoints.count() == 1
    assert (kept.consents.count(), merged.consents.count()) == (2, 1)
    assert (1, 1) in planned.values()
    assert list(Person.objects.of(programme)) == [kept]


def test_undo_is_the_identity(programme: Programme) -> None:
    kept, merged = two(programme)
    before = snapshot()
    merge = merge_people(kept=kept, merged=merged, by=None)
    assert snapshot() != before
    undo_people_merge(merge=merge, at=AT, by=None)
    assert snapshot() == before
    with pytest.raises(MergeUndone):
        undo_people_merge(merge=merge, at=AT, by=None)


def test_the_other_address_still_finds_the_person(programme: Programme) -> None:
    kept, merged = two(programme)
    merge_people(kept=kept, merged=merged, by=None)
    assert ensure_person(programme=programme, email=merged.email, by=None) == kept


def test_erasing_forgets_both_records(programme: Programme) -> None:
    kept, merged = two(programme)
    merge = merge_people(kept=kept, merged=merged, by=None)
    erase_person(person=kept, at=AT, by=None)
    merged.refresh_from_db()
    assert merged.anonymised_at is not None
    with pytest.raises(MergeUndone):
        undo_people_merge(merge=merge, at=AT, by=None)
    assert "companies_person" in tables()


def test_who_both_sign_in_or_both_are_pionier_stay_two(programme: Programme) -> None:
    kept, merged = two(programme)
    PionierFactory.create(programme=programme, person=kept)
    PionierFactory.create(programme=programme, person=merged)
    with pytest.raises(BothHaveARole):
        merge_people(kept=kept, merged=merged, by=None)


def test_people_of_two_programmes_stay_two(programme: Programme, other_programme: Programme) -> None:
    with pytest.raises(NotTwoLivePeople):
        merge_people(
            kept=PersonFactory.create(programme=programme),
            merged=PersonFactory.create(programme=other_programme),
            by=None,
        )


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_of_two_who_merge_the_same_pair_one_wins() -> None:
    one = PersonFactory.create()
    other = PersonFactory.create(programme=one.programme)
    outcomes = at_once(
        partial(merge_people, kept=one, merged=other, by=None), partial(merge_people, kept=other, merged=one, by=None)
    )
    assert sorted(type(each).__name__ for each in outcomes) == ["NotTwoLivePeople", "PersonMerge"]
    assert PersonMerge.objects.count() == 1
