"""Propose pioniers for many stages at once, and say how good that plan is at least.

The value of a plan is the sum of what each stage is worth with its pionier (`proposing.fit`), plus for each pionier a
bonus for acts that were missing (PIO-3), minus what is too much for one person: two dates within 14 days, more than 8 a
year (PIO-4), twice at one fan. What a stage is worth only falls as a plan grows, so the best next one is always taken,
and afterwards every stage may move. The bound (`bounding`) is that of Lagrange: prices instead of limits.
"""

import datetime as dt
import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from veerkracht.domain.pioniers.rules.duty import TOO_CLOSE_DAYS, TOO_MANY_A_YEAR, YEAR
from veerkracht.domain.pioniers.rules.working import month_of

from ..choices import Ground
from .bounding import Seller, bound
from .proposing import (
    BARS,
    MOST_MISSING,
    POINTS,
    Candidate,
    Fit,
    Wanted,
    fit,
    grounds_of_day,
    grounds_of_stage,
    weigh,
)

PASSES = 3
PUSHES = 6
MOST_PUSHES = 1_500
WORTH_A_PUSH = 5
ANY_GAIN = 1e-6
DayGrounds = dict[tuple[int, dt.date], tuple[Ground, ...]]


@dataclass(frozen=True)
class Plan:
    """One pionier and date for each stage that can be filled; the rest cannot. `bound`: no plan is worth more."""

    fits: Mapping[int, Fit]
    value: float
    bound: float

    @property
    def share(self) -> float:
        """Return how much of the best possible plan this one is worth at least, from 0 to 1."""
        return self.value / self.bound if self.bound > 0 else 1.0


@dataclass
class _Load:
    """What a plan asks of one pionier so far."""

    candidate: Candidate
    bonuses: list[int]
    taken: dict[int, tuple[dt.date, int]] = field(default_factory=dict)

    def marginal(self, wanted: Wanted, option: Fit) -> float | None:
        """Return what this stage adds to the value of the plan; None when it cannot be added."""
        month, agreed = month_of(option.day), self.candidate.agreement.per_month
        days = [day for day, _fan in self.taken.values()]
        in_month = sum(1 for day in (*days, *self.candidate.acts) if month_of(day) == month)
        if option.day in days or in_month >= agreed or len(days) >= len(self.bonuses):
            return None
        value = float(option.points + self.bonuses[len(days)])
        if Ground.CLOSE_DATES not in option.grounds and any(
            abs((option.day - day).days) < TOO_CLOSE_DAYS for day in days
        ):
            value += POINTS[Ground.CLOSE_DATES]
        if Ground.SAME_VOICE not in option.grounds and any(fan == wanted.fan for _day, fan in self.taken.values()):
            value += POINTS[Ground.SAME_VOICE] - POINTS[Ground.NEW_VOICE]
        return value


def plan_together(wanted: Sequence[Wanted], candidates: Sequence[Candidate]) -> Plan:
    """Return the plan with its bound; the same input gives the same plan."""
    of_days: DayGrounds = {}
    options = {each.key: _options(each, candidates, of_days) for each in wanted}
    by_key = {each.key: each for each in wanted}
    loads = {each.key: _Load(each, _bonuses(each, wanted)) for each in candidates}
    chosen = _greedy(by_key, options, loads)
    for _pass in range(PASSES):
        if not _improve(by_key, options, loads, chosen):
            break
    value = _value(by_key, loads, chosen)
    fits = {key: _explained(by_key[key], option, loads) for key, option in chosen.items()}
    sellers = {
        key: Seller(load.bonuses, load.candidate.agreement.per_month, load.candidate.acts, len(load.taken))
        for key, load in loads.items()
    }
    return Plan(fits, value, max(bound(options, sellers, value), value))


def _options(wanted: Wanted, candidates: Sequence[Candidate], of_days: DayGrounds) -> list[Fit]:
    """Return what is possible for one stage without bonuses for load, the best first."""
    found = []
    for each in candidates:
        if each.key in wanted.asked:
            continue
        of_stage = tuple(ground for ground in grounds_of_stage(wanted, each) if ground is not Ground.FEW_ACTS)
        if not BARS.isdisjoint(of_stage):
            continue
        for day in wanted.days:
            of_day = of_days.get((each.key, day))
            if of_day is None:
                of_day = of_days[each.key, day] = grounds_of_day(each, day)
            if BARS.isdisjoint(of_day):
                found.append(weigh(each, day, of_stage, of_day))
    return sorted(found, key=lambda each: (-each.points, each.candidate, each.day))


def _bonuses(candidate: Candidate, wanted: Sequence[Wanted]) -> list[int]:
    """Return what the first, second ... act in this plan adds for this pionier; it never rises."""
    days = [day for each in wanted for day in each.days]
    months = len({month_of(day) for day in days})
    first = min(days, default=dt.date.max)
    lately = sum(1 for act in candidate.acts if first - act < YEAR)
    room = TOO_MANY_A_YEAR - lately if lately < TOO_MANY_A_YEAR else len(wanted)
    few, full = POINTS[Ground.FEW_ACTS], POINTS[Ground.FULL_YEAR]
    return [
        few * max(min(candidate.missing - number, MOST_MISSING), 0) + (full if number >= room else 0)
        for number in range(min(months * candidate.agreement.per_month, len(wanted)))
    ]


def _greedy(
    wanted: Mapping[int, Wanted], options: Mapping[int, list[Fit]], loads: Mapping[int, _Load]
) -> dict[int, Fit]:
    """Take the best next stage, again and again; worth is looked up anew only when it comes to the top."""
    chosen: dict[int, Fit] = {}
    heap: list[tuple[float, int, int]] = [
        (-(each.points + loads[each.candidate].bonuses[0]), key, number)
        for key, found in options.items()
        for number, each in enumerate(found)
        if loads[each.candidate].bonuses
    ]
    heapq.heapify(heap)
    while heap:
        worth, key, number = heapq.heappop(heap)
        if key in chosen:
            continue
        option = options[key][number]
        now = loads[option.candidate].marginal(wanted[key], option)
        if now is None or now <= 0:
            continue
        if now < -worth:
            heapq.heappush(heap, (-now, key, number))
            continue
        chosen[key] = option
        loads[option.candidate].taken[key] = (option.day, wanted[key].fan)
    return chosen


def _improve(
    wanted: Mapping[int, Wanted],
    options: Mapping[int, list[Fit]],
    loads: Mapping[int, _Load],
    chosen: dict[int, Fit],
) -> bool:
    """Let each stage move to where it adds most now, or push one other away; tell whether any moved."""
    moved = False
    tries = MOST_PUSHES
    for key, found in options.items():
        before = chosen.pop(key, None)
        stays = _take_away(key, before, wanted, loads)
        best, _worth = _best(wanted[key], found, loads, before, stays)
        if best is before and found and found[0].points > stays + WORTH_A_PUSH and tries > 0:
            best, used = _push(key, stays, before, wanted, options, loads, chosen)
            tries -= used
        if best is not None:
            _put(key, best, wanted, loads, chosen)
        moved = moved or best is not before
    return moved


def _take_away(key: int, option: Fit | None, wanted: Mapping[int, Wanted], loads: Mapping[int, _Load]) -> float:
    """Take a stage out of the plan and return what it added."""
    if option is None:
        return 0.0
    del loads[option.candidate].taken[key]
    return loads[option.candidate].marginal(wanted[key], option) or 0.0


def _put(
    key: int, option: Fit, wanted: Mapping[int, Wanted], loads: Mapping[int, _Load], chosen: dict[int, Fit]
) -> None:
    chosen[key] = option
    loads[option.candidate].taken[key] = (option.day, wanted[key].fan)


def _best(
    wanted: Wanted, found: Sequence[Fit], loads: Mapping[int, _Load], before: Fit | None, stays: float
) -> tuple[Fit | None, float]:
    """Return where a stage adds most now, and how much; where it was, when nothing is better."""
    best, most = before, stays
    for option in found:
        load = loads[option.candidate]
        bonus = load.bonuses[len(load.taken)] if len(load.taken) < len(load.bonuses) else None
        if bonus is None or option.points + bonus <= most:
            continue
        worth = load.marginal(wanted, option)
        if worth is not None and worth > most + ANY_GAIN:
            best, most = option, worth
    return best, most


def _push(
    key: int,
    stays: float,
    before: Fit | None,
    wanted: Mapping[int, Wanted],
    options: Mapping[int, list[Fit]],
    loads: Mapping[int, _Load],
    chosen: dict[int, Fit],
) -> tuple[Fit | None, int]:
    """Look whether a stage may push one other away from a pionier, with gain for both together; return how many tries.

    The other stage then stands where it adds most beside this one.
    """
    tries = 0
    for option in options[key][:PUSHES]:
        load = loads[option.candidate]
        for other, pushed in [(each, chosen[each]) for each in load.taken]:
            tries += 1
            lost = _take_away(other, pushed, wanted, loads)
            worth = load.marginal(wanted[key], option)
            if worth is not None and worth > stays + ANY_GAIN:
                load.taken[key] = (option.day, wanted[key].fan)
                away, added = _best(wanted[other], options[other], loads, None, 0.0)
                del load.taken[key]
                if worth + added > stays + lost + ANY_GAIN:
                    del chosen[other]
                    if away is not None:
                        _put(other, away, wanted, loads, chosen)
                    return option, tries
            load.taken[other] = (pushed.day, wanted[other].fan)
    return before, tries


def _value(wanted: Mapping[int, Wanted], loads: Mapping[int, _Load], chosen: Mapping[int, Fit]) -> float:
    """Add a plan up anew, each pionier's stages by day."""
    total = 0.0
    for load in loads.values():
        fresh = _Load(load.candidate, load.bonuses)
        for key in sorted(load.taken, key=lambda each: (load.taken[each], each)):
            total += fresh.marginal(wanted[key], chosen[key]) or 0.0
            fresh.taken[key] = load.taken[key]
    return total


def _explained(wanted: Wanted, option: Fit, loads: Mapping[int, _Load]) -> Fit:
    """Return the choice with its grounds beside the rest of the plan."""
    load = loads[option.candidate]
    others = [pair for key, pair in load.taken.items() if key != wanted.key]
    candidate = replace(
        load.candidate,
        acts=tuple(sorted((*load.candidate.acts, *(day for day, _fan in others)))),
        fans=load.candidate.fans | {fan for _day, fan in others},
        missing=max(load.candidate.missing - len(others), 0),
    )
    return fit(wanted, candidate, option.day)
