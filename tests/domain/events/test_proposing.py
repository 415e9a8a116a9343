"""Which pionier fits which stage (PIO-3, PIO-4), alone and for many stages at once."""

import datetime as dt
import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veerkracht.domain.events.choices import Ground, InvitationState, RequestState
from veerkracht.domain.events.rules.assigning import Plan, plan_together
from veerkracht.domain.events.rules.proposing import (
    BARS,
    BASE,
    POINTS,
    Candidate,
    Place,
    Wanted,
    fit,
    proposals,
    words_of,
)
from veerkracht.domain.events.rules.requests import MOVES, RequestMove, expires_at, may_answer, next_state
from veerkracht.domain.pioniers.rules.working import Agreement

DAY = dt.date(2019, 11, 12)  # a Tuesday
YEAR = ((dt.date(2019, 1, 1), dt.date(2021, 1, 1)),)
ZWOLLE, RAALTE = Place("GM0193", 2, 2, "Zwolle"), Place("GM0177", 3, 3, "Zwolle")
ENSCHEDE = Place("GM0153", 7, 5, "Twente")


def stage(**changed: object) -> Wanted:
    """Return a talk at fan 1 in Zwolle."""
    return Wanted(**{"key": 1, "days": (DAY,), "fan": 1, "place": ZWOLLE, **changed})


def somebody(key: int = 1, **changed: object) -> Candidate:
    """Return an appointed pionier of Enschede who spoke in August."""
    values = {"acts": (dt.date(2019, 8, 20),), "terms": YEAR, "place": ENSCHEDE}
    return Candidate(**{"key": key, **values, **changed})


def grounds(wanted: Wanted, candidate: Candidate) -> set[Ground]:
    return set(fit(wanted, candidate, DAY).grounds)


def test_somebody_of_whom_nothing_is_known_is_a_new_voice() -> None:
    found = fit(stage(), somebody(), DAY)
    assert found.grounds == (Ground.NEW_VOICE,)
    assert found.points == BASE + POINTS[Ground.NEW_VOICE]


@pytest.mark.parametrize(
    ("wanted", "changed", "ground"),
    [
        ({"themes": words_of("Flexibel organiseren")}, {"themes": words_of("organiseren, rooster")}, Ground.THEME),
        ({}, {"place": ZWOLLE}, Ground.SAME_PLACE),
        ({}, {"place": RAALTE}, Ground.NEAR),
        ({}, {"missing": 2}, Ground.FEW_ACTS),
        ({}, {"acts": ()}, Ground.LONG_AGO),
        ({}, {"acts": (dt.date(2019, 3, 1),)}, Ground.LONG_AGO),
        ({}, {"fans": frozenset({1})}, Ground.SAME_VOICE),
        ({}, {"acts": (dt.date(2019, 11, 25),)}, Ground.CLOSE_DATES),
        ({}, {"agreement": Agreement(formats=frozenset({"talk"}))}, Ground.FORM),
        ({}, {"acts": tuple(DAY - dt.timedelta(days=30 * n) for n in range(1, 9))}, Ground.FULL_YEAR),
        ({}, {"terms": ((dt.date(2018, 1, 1), DAY),)}, Ground.NOT_APPOINTED),
        ({}, {"agreement": Agreement(weekdays=frozenset({0}))}, Ground.DAY_OFF),
        ({}, {"agreement": Agreement(off=((DAY, DAY + dt.timedelta(days=1)),))}, Ground.TIME_OFF),
        ({}, {"agreement": Agreement(subregions=frozenset({"Twente"}))}, Ground.OTHER_REGION),
        ({"kind": "panel"}, {"agreement": Agreement(formats=frozenset({"talk"}))}, Ground.OTHER_FORM),
        ({}, {"acts": (DAY,)}, Ground.BUSY),
        ({}, {"acts": (dt.date(2019, 11, 28),), "agreement": Agreement(per_month=1)}, Ground.MONTH_FULL),
    ],
)
def test_each_ground_is_found(wanted: dict, changed: dict, ground: Ground) -> None:
    assert ground in grounds(stage(**wanted), somebody(**changed))
    assert ground not in grounds(stage(), somebody())
    assert fit(stage(**wanted), somebody(**changed), DAY).is_possible is (ground not in BARS)


def test_pio_3_more_missing_acts_weigh_more_up_to_three() -> None:
    worth = [fit(stage(), somebody(missing=number), DAY).points for number in range(6)]
    assert [later - earlier for earlier, later in itertools.pairwise(worth)] == [10, 10, 10, 0, 0]


def test_the_best_comes_first_and_who_was_asked_not_at_all() -> None:
    known = [somebody(1), somebody(2, place=ZWOLLE), somebody(3, terms=()), somebody(4, fans=frozenset({1}))]
    found = proposals(stage(asked=frozenset({1})), known)
    assert [each.candidate for each in found] == [2, 4, 3]
    assert not found[-1].is_possible


def test_of_two_dates_the_possible_one_is_chosen() -> None:
    other = dt.date(2019, 12, 3)
    (found,) = proposals(stage(days=(DAY, other)), [somebody(acts=(DAY,))])
    assert found.day == other


Pick = tuple[int, dt.date] | None


def value(wanted: list[Wanted], known: list[Candidate], chosen: tuple[Pick, ...]) -> float | None:
    """Return what a whole plan is worth, added up in another way than the product does; None when it may not be."""
    worths = [_worth(wanted, candidate, chosen) for candidate in known]
    return None if None in worths else sum(worths)


def _worth(wanted: list[Wanted], candidate: Candidate, chosen: tuple[Pick, ...]) -> float | None:
    first = min(day for each in wanted for day in each.days)
    picked = [
        (pick[1], each.key, each)
        for each, pick in zip(wanted, chosen, strict=True)
        if pick and pick[0] == candidate.key
    ]
    mine = [(day, each) for day, _key, each in sorted(picked, key=lambda one: one[:2])]
    days = [day for day, _each in mine]
    room = 8 - sum(1 for act in candidate.acts if first - act < dt.timedelta(days=365))
    total = 0.0
    for number, (day, each) in enumerate(mine):
        alone = fit(each, replace(candidate, missing=0), day)
        month = [other for other in (*days, *candidate.acts) if (other.year, other.month) == (day.year, day.month)]
        if not alone.is_possible or len(month) > candidate.agreement.per_month or days.count(day) > 1:
            return None
        total += alone.points + 10 * max(min(candidate.missing - number, 3), 0)
        total -= 50 if 0 < room <= number else 0
        before = mine[:number]
        if Ground.CLOSE_DATES not in alone.grounds and any((day - other).days < 14 for other, _ in before):
            total -= 50
        if Ground.SAME_VOICE not in alone.grounds and any(other.fan == each.fan for _, other in before):
            total -= 70
    return total


def picks_of(wanted: list[Wanted], plan: Plan) -> tuple[Pick, ...]:
    """Return who speaks when, stage by stage."""
    fits = [plan.fits.get(each.key) for each in wanted]
    return tuple((found.candidate, found.day) if found else None for found in fits)


def a_region(seed: int, stages: int, pioniers: int) -> tuple[list[Wanted], list[Candidate]]:
    """Return stages and pioniers drawn from a seed."""
    draw = random.Random(seed)
    first = dt.date(2019, 10, 1)
    themes = ["slimmer werken", "zeggenschap", "talent", "netwerken"]

    def day() -> dt.date:
        return first + dt.timedelta(days=draw.randrange(90))

    def place() -> Place:
        return Place(f"GM{draw.randrange(9)}", draw.randrange(6), draw.randrange(6), draw.choice(["A", "B"]))

    wanted = [
        Wanted(number, (day(), day()), draw.randrange(8), "talk", words_of(draw.choice(themes)), place())
        for number in range(stages)
    ]
    known = [
        Candidate(
            key=number,
            acts=tuple(sorted(first - dt.timedelta(days=draw.randrange(300)) for _ in range(draw.randrange(9)))),
            themes=words_of(draw.choice(themes)),
            place=place(),
            terms=YEAR,
            agreement=Agreement(per_month=draw.choice([1, 2, 3]), weekdays=frozenset(draw.sample(range(7), 5))),
            missing=draw.randrange(4),
            fans=frozenset(draw.sample(range(8), 2)),
        )
        for number in range(pioniers)
    ]
    return wanted, known


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_a_plan_is_near_the_best_of_all_and_the_bound_is_no_lie(seed: int) -> None:
    """Compared with every possible plan of three stages and three pioniers."""
    wanted, known = a_region(seed, 3, 3)
    plan = plan_together(wanted, known)
    picks = [[None, *((each.key, day) for each in known for day in stage_.days)] for stage_ in wanted]
    worths = [worth for chosen in itertools.product(*picks) if (worth := value(wanted, known, chosen)) is not None]
    mine = picks_of(wanted, plan)
    assert value(wanted, known, mine) == pytest.approx(plan.value)
    assert plan.value <= max(worths) + 1e-6 <= plan.bound + 1e-5
    assert plan.value >= 0.9 * max(worths)


def test_a_large_plan_keeps_every_limit_and_is_proven_good() -> None:
    wanted, known = a_region(7, 120, 25)
    plan = plan_together(wanted, known)
    mine = picks_of(wanted, plan)
    assert value(wanted, known, mine) == pytest.approx(plan.value)
    assert plan.share > 0.85
    assert plan_together(wanted, known).fits == plan.fits  # the same again


def test_nobody_to_ask_is_no_error() -> None:
    assert plan_together([stage()], []).fits == {}
    assert plan_together([], [somebody()]).share == 1.0


def test_moves_lead_where_they_say() -> None:
    assert next_state(RequestState.OPEN, RequestMove.ASK) == RequestState.ASKING
    assert next_state(RequestState.AGREED, RequestMove.WITHDRAW) is None
    assert set(MOVES) == set(RequestMove)


@given(st.integers(0, 500_000), st.integers(1, 200_000))
def test_an_answer_is_awaited_at_most_until_the_date(start: int, minutes: int) -> None:
    asked_at = dt.datetime(2019, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=start)
    first = asked_at + dt.timedelta(minutes=minutes)
    until = expires_at(asked_at, first)
    assert asked_at < until <= first
    assert until - asked_at <= dt.timedelta(days=5)
    assert may_answer(InvitationState.ASKED, until, asked_at)
    assert not may_answer(InvitationState.ASKED, until, until)
    assert not may_answer(InvitationState.YES, until, asked_at)
