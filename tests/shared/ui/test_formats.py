"""Days, money and numbers as look.md writes them, in both languages."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.utils import translation

from veerkracht.shared.ui import formats

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("language", "expected"), [("nl", "ma 23 nov 2026"), ("en", "Mon 23 Nov 2026"), ("en-gb", "Mon 23 Nov 2026")]
)
def test_day_is_written_with_weekday(language: str, expected: str) -> None:
    with translation.override(language):
        assert formats.day(date(2026, 11, 23)) == expected


def test_day_of_a_moment_is_the_local_day() -> None:
    assert formats.day(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == "Mon 23 Nov 2026"


def test_moment_has_the_local_time() -> None:
    assert formats.moment(datetime(2019, 9, 12, 14, 5, tzinfo=UTC)) == "Thu 12 Sep 2019, 16:05"


def test_clock_takes_times_and_moments() -> None:
    assert [formats.clock(time(9, 5)), formats.clock(datetime(2019, 9, 12, 14, 5, tzinfo=UTC))] == ["09:05", "16:05"]


@pytest.mark.parametrize(
    ("language", "amount", "expected"),
    [
        ("nl", Decimal("1250"), f"€{NBSP}1.250,00"),
        ("en", Decimal("1250"), "€1,250.00"),
        ("nl", Decimal("-0.005"), f"€{NBSP}-0,01"),
        ("en", Decimal("-3.5"), "-€3.50"),
        ("nl", Decimal("200000"), f"€{NBSP}200.000,00"),
    ],
)
def test_money_has_cents_and_separators(language: str, amount: Decimal, expected: str) -> None:
    with translation.override(language):
        assert formats.money(amount) == expected


def test_money_may_leave_out_the_cents() -> None:
    assert formats.money(Decimal("199.50"), cents=False) == "€200"


@pytest.mark.parametrize(("language", "expected"), [("nl", "1.775"), ("en", "1,775")])
def test_number_has_thousands(language: str, expected: str) -> None:
    with translation.override(language):
        assert formats.number(1775) == expected


def test_number_rounds_half_up() -> None:
    assert [formats.number(2.675, decimals=2), formats.number(0.5), formats.number(1.5)] == ["2.68", "1", "2"]


def test_percent_takes_a_share_of_one() -> None:
    assert [formats.percent(0.427), formats.percent(Decimal("0.4275"), decimals=1)] == ["43%", "42.8%"]


def test_nothing_is_written_as_nothing() -> None:
    everything = (formats.day, formats.moment, formats.clock, formats.money, formats.number, formats.percent)
    assert [write(None) for write in everything] == [""] * 6
