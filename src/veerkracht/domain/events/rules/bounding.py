"""What no plan of pioniers for stages can exceed (a bound of Lagrange), so that a plan can say how good it is.

Every stage takes its best pionier at a price; every pionier sells acts, acts in a month and acts in a fortnight for it.
Whatever the prices are, what both earn together is at least the value of the best plan.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from veerkracht.domain.pioniers.rules.duty import TOO_CLOSE_DAYS
from veerkracht.domain.pioniers.rules.working import month_of

from ..choices import Ground
from .proposing import POINTS, Fit

ROUNDS = 40
PATIENCE = 3
CLOSE = -POINTS[Ground.CLOSE_DATES]
NO_PRICE = 0
Key = tuple[int, ...]
# Points of a choice, and the numbers of the three prices that are paid for it.
Choice = tuple[int, int, int, int]


@dataclass(frozen=True)
class Seller:
    """What one pionier may do in a plan: bonuses act by act (never rising), at most so many a month, acts there are."""

    bonuses: Sequence[int]
    per_month: int
    acts: Sequence[dt.date]
    planned: int


def bound(options: Mapping[int, Sequence[Fit]], sellers: Mapping[int, Seller], value: float) -> float:
    """Return a value that no plan exceeds; `value` is that of a plan that is known, which sets the steps."""
    numbers: dict[Key, int] = {(): NO_PRICE}
    for key in sellers:
        numbers[(key,)] = len(numbers)
    stages = [[_choice(each, numbers) for each in found] for found in options.values() if found]
    prices = [0.0] * len(numbers)
    for key, seller in sellers.items():
        if seller.bonuses:
            prices[numbers[(key,)]] = -float(seller.bonuses[min(seller.planned, len(seller.bonuses) - 1)])
    lowest, patience, scale = float("inf"), 0, 1.0
    for _round in range(ROUNDS):
        total, bought = _buy(stages, prices, len(sellers))
        worth, slope = _sell(sellers, numbers, prices, bought)
        patience = 0 if total + worth < lowest - 1 else patience + 1
        lowest = min(lowest, total + worth)
        length = sum(each * each for each in slope)
        if not length:
            break
        if patience > PATIENCE:
            scale, patience = scale / 2, 0
        step = scale * max(total + worth - value, 1.0) / length
        prices = [price + step * each for price, each in zip(prices, slope, strict=True)]
        prices[len(sellers) + 1 :] = [max(price, 0.0) for price in prices[len(sellers) + 1 :]]
    return lowest


def _choice(option: Fit, numbers: dict[Key, int]) -> Choice:
    """Return a choice with its prices: for an act, for one in that month, for one in that fortnight."""
    key, month = option.candidate, month_of(option.day)
    fortnight = () if Ground.CLOSE_DATES in option.grounds else (key, option.day.toordinal() // TOO_CLOSE_DAYS)
    by_month = numbers.setdefault((key, *month), len(numbers))
    return option.points, numbers[(key,)], by_month, numbers.setdefault(fortnight, len(numbers))


def _buy(stages: Sequence[Sequence[Choice]], prices: Sequence[float], sellers: int) -> tuple[float, list[int]]:
    """Let every stage take what is best for it; return what that is worth, and how much of each price was bought."""
    total, bought = 0.0, [0] * len(prices)
    cheapest = min(prices[1 : sellers + 1], default=0.0)
    for choices in stages:
        best, most = None, 0.0
        for choice in choices:
            points, act, month, fortnight = choice
            if points - cheapest <= most:
                break
            worth = points - prices[act] - prices[month] - prices[fortnight]
            if worth > most:
                best, most = choice, worth
        if best is not None:
            total += most
            for number in best[1:]:
                bought[number] += 1
    return total, bought


def _sell(
    sellers: Mapping[int, Seller], numbers: Mapping[Key, int], prices: Sequence[float], bought: Sequence[int]
) -> tuple[float, list[float]]:
    """Return what the pioniers earn at these prices, and per price how much more was bought than sold."""
    total, slope = 0.0, [0.0] * len(prices)
    for key, number in numbers.items():
        if number == NO_PRICE:
            continue
        price, seller = prices[number], sellers[key[0]]
        earned, sold = _sold(key, price, seller)
        total += earned
        # What costs nothing may be left unsold.
        slope[number] = bought[number] - (sold if price > 0 or len(key) == 1 else min(sold, bought[number]))
    return total, slope


def _sold(key: Key, price: float, seller: Seller) -> tuple[float, float]:
    """Return what one pionier earns with one price, and how much is sold for it."""
    if len(key) == 1:
        sold = [bonus + price for bonus in seller.bonuses if bonus + price > 0]
        return sum(sold), len(sold)
    if len(key) == 3:
        free = seller.per_month - sum(1 for act in seller.acts if month_of(act) == key[1:])
        return price * free, free
    # In a fortnight only the first act is free of what two close dates cost; it may lie in two months.
    more = max(seller.per_month * 2 - 1, 0) if price > CLOSE else 0
    return price + more * (price - CLOSE), 1 + more
