"""Dated versions of the programme's rules: the one in force on the day decides."""

import datetime as dt
from decimal import Decimal

from tests.factories.companies import CompanyFactory, MunicipalityFactory, TouchpointFactory
from veerkracht.domain.companies.actions import assess_target_group, recompute_stages
from veerkracht.domain.companies.models import CompanyStage
from veerkracht.domain.programme.models import PopulationRule, StageRule
from veerkracht.domain.programme.queries import in_force, population_limits
from veerkracht.domain.programme.rules.population import Reason

OLD, NEW = dt.date(2017, 1, 1), dt.date(2019, 1, 1)


def test_the_last_version_that_is_valid_on_the_day_holds():
    versions = [(OLD, "old"), (NEW, "new")]
    assert in_force(versions, dt.date(2018, 12, 31)) == "old"
    assert in_force(versions, NEW) == "new"
    assert in_force(versions, dt.date(2016, 5, 1)) == "old"
    assert in_force([], NEW) is None


def test_limits_change_on_the_day_the_new_version_starts(programme):
    PopulationRule.objects.create(programme=programme, valid_from=NEW, more_than_employees=9)
    limits_on = population_limits(programme)
    assert limits_on(NEW - dt.timedelta(days=1)).more_than_employees == 5
    assert limits_on(NEW).more_than_employees == 9


def test_the_region_is_that_of_the_programme(programme):
    assert population_limits(programme)(NEW).region == {"GM0193", "GM0150", "GM0153"}


def test_a_new_population_rule_changes_answers_only_after_assessing_again(programme):
    company = CompanyFactory.create(programme=programme, headcount=8)
    outside = CompanyFactory.create(
        programme=programme, municipality=MunicipalityFactory.create(code="GM0363", name="Amsterdam")
    )
    PopulationRule.objects.create(programme=programme, valid_from=NEW, more_than_employees=9)
    company.refresh_from_db()
    assert company.target_answer == "yes"
    assert assess_target_group(programme=programme, by=None) == 1
    company.refresh_from_db()
    outside.refresh_from_db()
    assert (company.target_answer, company.target_reasons[0]) == ("no", Reason.TOO_FEW_EMPLOYEES)
    assert outside.target_answer == "no"


def test_assessing_again_changes_nothing_when_nothing_changed(programme):
    CompanyFactory.create_batch(3, programme=programme)
    assert assess_target_group(programme=programme, by=None) == 0


def test_the_answer_uses_the_limits_of_the_day(programme):
    company = CompanyFactory.create(programme=programme, turnover=Decimal(60_000_000), balance=Decimal(44_000_000))
    PopulationRule.objects.create(programme=programme, valid_from=NEW, max_balance=Decimal(44_000_000))
    assess_target_group(programme=programme, on=dt.date(2018, 6, 1), by=None)
    company.refresh_from_db()
    assert company.target_answer == "no"
    assess_target_group(programme=programme, on=NEW, by=None)
    company.refresh_from_db()
    assert company.target_answer == "yes"


def test_a_fact_is_judged_by_the_stage_rule_of_its_own_day(programme):
    early = TouchpointFactory.create(
        programme=programme, minutes=60, occasion__starts_at=dt.datetime(2018, 3, 1, 19, tzinfo=dt.UTC)
    )
    late = TouchpointFactory.create(programme=programme, minutes=60)
    StageRule.objects.create(
        programme=programme, valid_from=NEW, reached_kinds=["attended"], activating_kinds=["step"], aware_min_minutes=90
    )
    assert recompute_stages(programme=programme, by=None) == 2
    aware = dict(CompanyStage.objects.order_by("pk").values_list("company_id", "aware_on"))
    assert aware == {early.company_id: early.on, late.company_id: None}
