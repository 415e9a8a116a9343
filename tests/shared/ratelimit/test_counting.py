"""Attempts are counted, all of them, whatever the order in which several visitors come."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from veerkracht.shared.ratelimit.counting import Attempt, within_limit, within_limits
from veerkracht.shared.ratelimit.models import RateWindow

DAY = 86400


@pytest.mark.django_db
def test_the_limit_is_the_last_that_passes() -> None:
    passed = [within_limit(form="ask", visitor="a", limit=3, seconds=DAY) for _ in range(5)]
    assert passed == [True, True, True, False, False]
    assert within_limit(form="ask", visitor="b", limit=3, seconds=DAY)
    assert within_limit(form="other", visitor="a", limit=3, seconds=DAY)


@pytest.mark.django_db
def test_two_attempts_are_both_counted_and_the_strictest_refuses() -> None:
    """Who is refused for the address is counted as visitor too: else changing the address would cost nothing."""
    visitor, address = Attempt("ask", "a", 3), Attempt("ask_for", "x@example.org", 1)
    assert within_limits(visitor, address, seconds=DAY)
    assert not within_limits(visitor, address, seconds=DAY)
    assert within_limits(visitor, Attempt("ask_for", "y@example.org", 1), seconds=DAY)
    assert not within_limits(visitor, Attempt("ask_for", "z@example.org", 1), seconds=DAY)


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_another_and_nothing_is_lost() -> None:
    """Each pair names the same two rows, half of them the other way round."""
    pair = Attempt("ask", "a", 40), Attempt("ask_for", "b", 40)

    def count(number: int) -> bool:
        try:
            return within_limits(*(pair if number % 2 else reversed(pair)), seconds=DAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        passed = list(pool.map(count, range(60)))
    assert sum(passed) == 40
    assert set(RateWindow.objects.values_list("count", flat=True)) == {60}
