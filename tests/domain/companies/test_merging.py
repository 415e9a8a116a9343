"""Two records that are one firm (KPI-4), and the way back."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.domain.companies.snapshots import snapshot
from tests.factories.companies import (
    CONTINUED,
    CompanyFactory,
    ConcreteStepFactory,
    OccasionFactory,
    PersonFactory,
    PositionFactory,
    TouchpointFactory,
)
from tests.factories.pioniers import PionierFactory
from tests.factories.referrals import QuestionFactory
from veerkracht.domain.companies.actions import (
    merge_companies,
    record_touchpoint,
    undo_merge,
    update_company,
    void_touchpoint,
)
from veerkracht.domain.companies.actions.merging import (
    AlreadyUndone,
    LaterMergeFirst,
    NotTwoLiveCompanies,
    NumberTakenMeanwhile,
)
from veerkracht.domain.companies.models import Company, CompanyStage, Touchpoint
from veerkracht.domain.impact.queries import figures
from veerkracht.shared.audit.models import AuditLine

EMPTY = {"kvk_number": None, "sbi_code": "", "sbi_version": "", "headcount": None, "turnover": None}


@pytest.fixture
def merge(programme, today, team_user):
    return lambda kept, merged: merge_companies(kept=kept, merged=merged, on=today, by=team_user, **CONTINUED)


@pytest.fixture
def undo(programme, today, team_user):
    return lambda merge: undo_merge(merge=merge, on=today, at=programme.now(), by=team_user)


@pytest.fixture
def pair(programme):
    """Return two records of one firm, the first with the number, the second with the older facts."""
    kept = CompanyFactory.create(
        programme=programme, name="Bakkerij Zwanikken B.V.", phone="+31381234567", turnover=None
    )
    merged = CompanyFactory.create(programme=programme, name="Zwanikken Bakkers", website="zwanikken.nl", **EMPTY)
    TouchpointFactory.create(programme=programme, company=kept)
    TouchpointFactory.create(
        programme=programme, company=merged, occasion__starts_at=dt.datetime(2018, 2, 1, 19, tzinfo=dt.UTC)
    )
    return kept, merged


def test_kpi_4_stages_are_computed_again_over_all_facts(pair, merge):
    kept, merged = pair
    merge(*pair)
    assert CompanyStage.objects.get(company=kept).reached_on == dt.date(2018, 2, 1)
    assert not CompanyStage.objects.filter(company=merged).exists()


def test_kpi_4_one_company_less_counts_and_undo_gives_it_back(pair, merge, undo, programme):
    assert figures(programme).amount("reached") == 2
    merged = merge(*pair)
    assert figures(programme).amount("reached") == 1
    undo(merged)
    assert figures(programme).amount("reached") == 2


def test_kpi_4_the_trail_says_who_merged_what(pair, merge, team_user):
    kept, merged = pair
    merge(*pair)
    line = AuditLine.objects.about(kept)[0]
    assert (line.action, line.actor, line.details) == ("companies.merge_companies", team_user, {"merged": merged.pk})


def test_what_the_kept_company_lacks_is_filled_with_its_source(pair, merge, today):
    kept, merged = pair
    merged.sources = {"website": {"source": "the company", "on": "2019-01-02"}}
    merged.save()
    merge(*pair)
    kept.refresh_from_db()
    assert (kept.website, kept.phone) == ("zwanikken.nl", "+31381234567")
    assert kept.sources["website"] == {"source": "the company", "on": "2019-01-02"}


def test_the_other_name_stays_as_a_trade_name_and_is_found(pair, merge):
    kept, _ = pair
    merge(*pair)
    kept.refresh_from_db()
    assert kept.trade_names == ["Zwanikken Bakkers"]
    assert "zwanikken bakkers" in kept.search_text


def test_a_postcode_is_not_mixed_with_the_place_of_another(programme, merge):
    kept = CompanyFactory.create(programme=programme, place="Zwolle", postcode="")
    merged = CompanyFactory.create(programme=programme, place="Deventer", postcode="7411AA", kvk_number=None)
    merge(kept, merged)
    kept.refresh_from_db()
    assert kept.postcode == ""


def test_everything_that_points_to_the_company_goes_along(pair, merge, programme):
    kept, merged = pair
    rows = [
        PositionFactory.create(company=merged, person=PersonFactory.create(programme=programme)),
        ConcreteStepFactory.create(company=merged),
        QuestionFactory.create(programme=programme, company=merged),
        PionierFactory.create(programme=programme, company=merged),
    ]
    merge(*pair)
    for row in rows:
        row.refresh_from_db()
        assert row.company_id == kept.pk


def test_somebody_who_works_at_both_has_one_position(pair, merge, undo, programme):
    kept, merged = pair
    person = PersonFactory.create(programme=programme)
    for company in pair:
        PositionFactory.create(person=person, company=company)
    done = merge(*pair)
    assert kept.positions.count() == 1
    undo(done)
    assert (kept.positions.count(), merged.positions.count()) == (1, 1)


def test_the_same_attendance_under_both_names_counts_once(programme, merge):
    kept, merged = CompanyFactory.create_batch(2, programme=programme)
    occasion, person = OccasionFactory.create(programme=programme), PersonFactory.create(programme=programme)
    for company in (kept, merged):
        TouchpointFactory.create(programme=programme, company=company, occasion=occasion, person=person)
    merge(kept, merged)
    assert Touchpoint.objects.live().filter(company=kept).count() == 1


def test_an_attendance_held_back_counts_when_the_one_it_repeats_is_voided(programme, merge, undo, team_user):
    kept, merged = CompanyFactory.create_batch(2, programme=programme)
    occasion, person = OccasionFactory.create(programme=programme), PersonFactory.create(programme=programme)
    facts = [
        TouchpointFactory.create(programme=programme, company=company, occasion=occasion, person=person)
        for company in (kept, merged)
    ]
    before = snapshot()
    done = merge(kept, merged)
    void_touchpoint(touchpoint=facts[0], reason="the list was wrong", at=programme.now(), by=team_user)
    assert CompanyStage.objects.get(company=kept).reached_by_id == facts[1].pk
    undo(done)
    facts[1].refresh_from_db()
    assert facts[1].company_id == merged.pk
    assert CompanyStage.objects.get(company=merged).reached_by_id == facts[1].pk
    assert not CompanyStage.objects.filter(company=kept).exists()
    assert snapshot()["Company"] == before["Company"]


def test_held_back_facts_of_a_chain_of_merges_come_forward_one_by_one(programme, merge, undo, team_user):
    first, second, third = CompanyFactory.create_batch(3, programme=programme)
    occasion, person = OccasionFactory.create(programme=programme), PersonFactory.create(programme=programme)
    facts = [
        TouchpointFactory.create(programme=programme, company=company, occasion=occasion, person=person)
        for company in (first, second, third)
    ]
    earlier = merge(second, first)
    later = merge(third, second)
    for fact in (facts[2], facts[1]):
        void_touchpoint(touchpoint=fact, reason="wrong", at=programme.now(), by=team_user)
    assert CompanyStage.objects.get(company=third).reached_by_id == facts[0].pk
    undo(later)
    undo(earlier)
    homes = dict(Touchpoint.objects.order_by("pk").values_list("pk", "company_id"))
    assert homes == {facts[0].pk: first.pk, facts[1].pk: second.pk, facts[2].pk: third.pk}


def test_undo_keeps_what_somebody_changed_since(pair, merge, undo, today):
    kept, merged = pair
    done = merge(*pair)
    update_company(company=kept, fields={"website": "nieuw.nl"}, source="the company", on=today, by=None)
    undo(done)
    kept.refresh_from_db()
    merged.refresh_from_db()
    assert (kept.website, merged.website) == ("nieuw.nl", "zwanikken.nl")


def test_undo_leaves_new_facts_with_the_company_that_was_kept(pair, merge, undo, programme):
    kept, merged = pair
    done = merge(*pair)
    new = TouchpointFactory.create(programme=programme, company=kept)
    undo(done)
    assert set(kept.touchpoints.values_list("pk", flat=True)) >= {new.pk}
    assert merged.touchpoints.count() == 1


def test_a_fact_for_a_company_that_was_merged_meanwhile_goes_to_the_kept_one(pair, merge, programme):
    kept, merged = pair
    third = CompanyFactory.create(programme=programme)
    merge(*pair)
    merge(third, kept)
    fact = record_touchpoint(
        touchpoint=TouchpointFactory.build(
            programme=programme, company=merged, person=None, occasion=None, kind="asked", on=dt.date(2017, 1, 1)
        ),
        by=None,
    )
    assert fact.company_id == third.pk
    assert CompanyStage.objects.get(company=third).reached_on == dt.date(2017, 1, 1)


def test_a_merge_can_be_undone_once(pair, merge, undo):
    done = merge(*pair)
    undo(done)
    with pytest.raises(AlreadyUndone):
        undo(done)


def test_a_merged_company_cannot_be_merged_again(pair, merge, programme):
    merge(*pair)
    with pytest.raises(NotTwoLiveCompanies):
        merge(CompanyFactory.create(programme=programme), pair[1])


def test_companies_of_two_programmes_are_never_merged(company, other_programme, merge):
    with pytest.raises(NotTwoLiveCompanies):
        merge(company, CompanyFactory.create(programme=other_programme))


def test_a_company_is_never_merged_with_itself(company, merge):
    with pytest.raises(NotTwoLiveCompanies):
        merge(company, company)


def test_the_later_of_two_merges_is_undone_first(pair, merge, undo, programme):
    third = CompanyFactory.create(programme=programme)
    before = snapshot()
    earlier = merge(*pair)
    later = merge(third, pair[0])
    with pytest.raises(LaterMergeFirst):
        undo(earlier)
    undo(later)
    undo(earlier)
    assert snapshot() == before


def test_undo_never_gives_two_companies_one_number(programme, merge, undo):
    kept = CompanyFactory.create(programme=programme, kvk_number="69000101")
    merged = CompanyFactory.create(programme=programme, kvk_number="69000102")
    done = merge(kept, merged)
    taker = CompanyFactory.create(programme=programme, kvk_number="69000102")
    with pytest.raises(NumberTakenMeanwhile):
        undo(done)
    taker.kvk_number = None
    taker.save()
    undo(done)
    assert Company.objects.of(programme).filter(kvk_number="69000102").get() == merged


def test_a_filled_number_goes_back_with_undo(programme, merge, undo):
    kept = CompanyFactory.create(programme=programme, **EMPTY)
    merged = CompanyFactory.create(programme=programme, kvk_number="69000103", turnover=Decimal("12.50"))
    before = snapshot()
    done = merge(kept, merged)
    kept.refresh_from_db()
    assert (kept.kvk_number, kept.turnover) == ("69000103", Decimal("12.50"))
    undo(done)
    assert snapshot() == before
