"""How many companies each choice would leave: counted for real, by every filter but its own."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.companies import CompanyFactory, MunicipalityFactory, TouchpointFactory
from veerkracht.domain.companies.models import Company, CompanyLabel, Labelling
from veerkracht.shared.ui.facets import rounded
from veerkracht.web.team.companies import paging

LIST = "/team/bedrijven/"


def counts(client, **filters: str):
    return client.get(LIST, filters).context["filter"].facets


@pytest.fixture
def some(programme):
    deventer = MunicipalityFactory.create(code="GM0150", name="Deventer")
    CompanyFactory.create(programme=programme, headcount=1)
    CompanyFactory.create(programme=programme, headcount=None, municipality=deventer)
    met = CompanyFactory.create(programme=programme, headcount=12, municipality=deventer)
    TouchpointFactory.create(programme=programme, company=met)
    old = CompanyFactory.create(programme=programme, headcount=300, sbi_code="62010")
    TouchpointFactory.create(
        programme=programme, company=old, occasion__starts_at=dt.datetime(2017, 3, 1, 18, tzinfo=dt.UTC)
    )


def test_every_choice_says_how_many_it_leaves(team, some):
    found = counts(team)
    assert found.seen == 4
    assert found.counts["stage"] == {"none": 2, "aware": 2}
    assert found.counts["municipality"] == {"GM0193": 2, "GM0150": 2}
    assert found.counts["size"] == {"1": 1, "unknown": 1, "10-49": 1, "250+": 1}
    assert found.counts["contact"] == {"never": 2, "12": 1, "older": 1}
    assert found.counts["sector"] == {"C": 3, "J": 1}


def test_a_filter_that_is_set_still_counts_its_other_choices(team, some):
    found = counts(team, municipality="GM0150", stage="aware")
    assert found.seen == 1
    assert found.counts["municipality"] == {"GM0193": 1, "GM0150": 1}, "of the aware ones"
    assert found.counts["stage"] == {"none": 1, "aware": 1}, "of those in Deventer"
    assert found.counts["size"] == {"10-49": 1}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["stage", "size", "contact", "municipality", "target"]), st.integers(0, 5)))
def test_a_count_is_the_number_one_sees_when_following_it(team, some, chosen):
    offered = {
        "stage": ["none", "reached", "aware", "activated"],
        "size": ["1", "2-9", "10-49", "250+", "unknown"],
        "contact": ["3", "12", "older", "never"],
        "municipality": ["GM0193", "GM0150"],
        "target": ["yes", "no", "unknown"],
    }
    filters = {name: offered[name][number % len(offered[name])] for name, number in chosen.items()}
    found = counts(team, **filters)
    for name, codes in offered.items():
        code = codes[0]
        assert found.counts[name].get(code, 0) == counts(team, **{**filters, name: code}).seen, (filters, name)


THREE_FILTERS = {"stage": "aware", "size": "10-49", "municipality": "GM0193"}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("filters", [{}, {"stage": "aware"}, THREE_FILTERS], ids=["none", "one", "three"])
def test_filters_cost_no_query_more(team, programme, rows, filters, django_assert_num_queries):
    for company in CompanyFactory.create_batch(rows, programme=programme, headcount=12):
        TouchpointFactory.create(programme=programme, company=company)
    label = CompanyLabel.objects.create(programme=programme, name="kring")
    Labelling.objects.bulk_create(Labelling(company=company, label=label) for company in Company.objects.all())
    team.get(LIST)
    with django_assert_num_queries(11):
        assert counts(team, **filters).seen == rows
    with django_assert_num_queries(11):
        assert counts(team, **filters, label=str(label.pk), sort="-last_on").seen == rows


def test_a_long_list_costs_one_query_more_to_estimate(team, some, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(paging, "AT_MOST", 1)
    team.get(LIST)
    with django_assert_num_queries(12):
        assert counts(team, stage="aware", municipality="GM0150", sort="last_on").is_estimate


def test_a_long_list_is_estimated_and_says_so(team, some, monkeypatch):
    monkeypatch.setattr(paging, "AT_MOST", 2)
    found = counts(team)
    assert found.is_estimate
    assert found.seen == 3
    assert found.shown("stage", "aware")[:1] in {"\u00b1", "0"}
    assert counts(team, q="nothing like this").is_estimate is False


@pytest.mark.parametrize(("amount", "shown"), [(0, 0), (7, 7), (43, 43), (123, 120), (12_655, 13_000)])
def test_an_estimate_has_two_figures(amount, shown):
    assert rounded(amount) == shown


def test_the_choices_show_their_counts(seen, some):
    text = seen(LIST)
    assert 'aware <span class="v-count">2</span>' in text
    assert ">Deventer (2)</option>" in text


def test_a_wrong_value_breaks_nothing(team, some):
    for wrong in ("stage=nonsense", "municipality=GM9999", "label=abc", "size='"):
        assert team.get(f"{LIST}?{wrong}").status_code == 200
