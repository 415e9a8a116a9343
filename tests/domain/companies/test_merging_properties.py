"""Over small registers of any make: merge then undo changes nothing, and no number ever belongs to two companies."""

import datetime as dt
from collections import Counter

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.companies.snapshots import snapshot
from tests.factories.companies import (
    CONTINUED,
    CompanyFactory,
    ConcreteStepFactory,
    OccasionFactory,
    PersonFactory,
    PositionFactory,
)
from veerkracht.domain.companies.actions import merge_companies, record_touchpoints, undo_merge
from veerkracht.domain.companies.actions.merging import LaterMergeFirst, NotTwoLiveCompanies, NumberTakenMeanwhile
from veerkracht.domain.companies.models import Company, Touchpoint
from veerkracht.domain.impact.queries import figures

SIZE = 4
COMPANY = st.fixed_dictionaries(
    {
        "has_number": st.booleans(),
        "place": st.sampled_from(["", "Zwolle", "Deventer"]),
        "postcode": st.sampled_from(["", "8011AA", "7411AA"]),
        "website": st.sampled_from(["", "zwanikken.nl", "anders.nl"]),
        "headcount": st.sampled_from([None, 0, 8]),
        "trade_names": st.lists(st.sampled_from(["Zwanikken", "De Molen"]), max_size=2, unique=True),
        "sbi": st.sampled_from([("", ""), ("25620", "2008"), ("6201", "2025")]),
    }
)
FACT = st.tuples(
    st.sampled_from(["attended", "asked", "saw_need"]),
    st.integers(0, SIZE - 1),  # company
    st.integers(0, 1),  # person
    st.integers(0, 1),  # occasion
)
REGISTER = st.fixed_dictionaries(
    {
        "companies": st.lists(COMPANY, min_size=SIZE, max_size=SIZE),
        "facts": st.lists(FACT, max_size=8, unique=True),
        "positions": st.lists(st.tuples(st.integers(0, 1), st.integers(0, SIZE - 1)), max_size=4, unique=True),
        "steps": st.lists(st.integers(0, SIZE - 1), max_size=2),
    }
)
CHOICES = st.dictionaries(
    st.sampled_from(["name", "kvk_number", "municipality", "website", "headcount", "sbi_code"]),
    st.sampled_from(["kept", "merged"]),
    max_size=4,
)
PAIRS = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1), CHOICES), min_size=1, max_size=4)
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def build(programme, register) -> list[Company]:
    companies = [build_company(programme, number, plan) for number, plan in enumerate(register["companies"])]
    people = PersonFactory.create_batch(2, programme=programme)
    occasions = OccasionFactory.create_batch(2, programme=programme)
    facts = [
        Touchpoint(
            programme=programme,
            kind=kind,
            on=dt.date(2019, 3, 12) + dt.timedelta(days=number),
            company=companies[company],
            person=people[person],
            occasion=occasions[occasion],
            minutes=120,
            value=4 if kind == "saw_need" else None,
            source_kind="team",
        )
        for number, (kind, company, person, occasion) in enumerate(register["facts"])
    ]
    record_touchpoints(programme=programme, touchpoints=facts, by=None)
    for person, company in register["positions"]:
        PositionFactory.create(person=people[person], company=companies[company])
    for company in register["steps"]:
        ConcreteStepFactory.create(company=companies[company])
    return companies


def build_company(programme, number, plan) -> Company:
    fields = {name: value for name, value in plan.items() if name not in {"has_number", "sbi"}}
    code, version = plan["sbi"]
    kvk_number = f"6900010{number}" if plan["has_number"] else None
    return CompanyFactory.create(
        programme=programme, kvk_number=kvk_number, sbi_code=code, sbi_version=version, turnover=None, **fields
    )


class RolledBack(Exception):  # noqa: N818 ends one example, it is no error
    """Ends one example."""


def numbers_are_unique() -> bool:
    numbers = Company.objects.filter(merged_into__isnull=True, kvk_number__isnull=False).order_by("pk")
    return all(count == 1 for count in Counter(numbers.values_list("kvk_number", flat=True)).values())


def merged_one_after_another(programme, companies, pairs):
    done = []
    for kept, merged, choices in pairs:
        try:
            given = {"kept": companies[kept], "merged": companies[merged], "choices": choices, **CONTINUED}
            done.append(merge_companies(on=programme.today(), by=None, **given))
        except NotTwoLiveCompanies:
            continue
        assert numbers_are_unique()
    return done


@SLOW
@given(register=REGISTER, pairs=PAIRS)
def test_merges_then_undo_in_reverse_is_the_identity_on_all_tables(programme, register, pairs):
    try:
        with transaction.atomic():
            companies = build(programme, register)
            before, counted = snapshot(), figures(programme).per_quarter("reached")
            for merge in reversed(merged_one_after_another(programme, companies, pairs)):
                undo_merge(merge=merge, on=programme.today(), at=programme.now(), by=None)
                assert numbers_are_unique()
            assert snapshot() == before
            assert figures(programme).per_quarter("reached") == counted
            raise RolledBack
    except RolledBack:
        pass


@SLOW
@given(register=REGISTER, pairs=PAIRS, order=st.randoms(use_true_random=False))
def test_undo_in_any_order_either_refuses_or_is_the_identity(programme, register, pairs, order):
    try:
        with transaction.atomic():
            companies = build(programme, register)
            before = snapshot()
            waiting = merged_one_after_another(programme, companies, pairs)
            order.shuffle(waiting)
            while waiting:
                merge = waiting.pop(0)
                try:
                    undo_merge(merge=merge, on=programme.today(), at=programme.now(), by=None)
                except (LaterMergeFirst, NumberTakenMeanwhile):
                    waiting.append(merge)
                assert numbers_are_unique()
            assert snapshot() == before
            raise RolledBack
    except RolledBack:
        pass
