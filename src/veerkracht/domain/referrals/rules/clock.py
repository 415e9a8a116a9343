"""The clock of a question in working days, standing still while we wait for the sender (REF-A).

Days are local days of the Netherlands and working days those of ATW-2, so neither a Sunday nor summer time nor King's
Day shortens anybody's time. A question that comes in on a day is answered within so many working days after it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from veerkracht.domain.programme.rules.calendar import add_working_days, is_working_day

LOCAL = ZoneInfo("Europe/Amsterdam")


class Light(StrEnum):
    """How urgent it is."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    PAUSED = "paused"


@dataclass(frozen=True)
class Pause:
    """A time in which we wait for the sender; without end it lasts."""

    start: dt.datetime
    end: dt.datetime | None = None


@dataclass(frozen=True)
class Clock:
    """By which day, how urgent now, and when that changes; `turns_at` is None when it does not change by itself."""

    due_on: dt.date
    light: Light
    turns_at: dt.datetime | None


def local_day(moment: dt.datetime) -> dt.date:
    """Return the day in the Netherlands at a moment."""
    return moment.astimezone(LOCAL).date()


def paused_days(pauses: Iterable[Pause], now: dt.datetime) -> frozenset[dt.date]:
    """Return the working days that a pause takes from the clock: those after the day it began, until it ended.

    The day on which the sender answers counts as paused, like the day on which somebody asks does not count (REF-A).
    """
    found: set[dt.date] = set()
    for pause in pauses:
        day, last = local_day(pause.start), local_day(pause.end or now)
        while day < last:
            day += dt.timedelta(days=1)
            if is_working_day(day):
                found.add(day)
    return frozenset(found)


def due_day(asked_at: dt.datetime, days: int, pauses: Iterable[Pause] = (), *, now: dt.datetime) -> dt.date:
    """Return the last day on which we are in time: `days` working days after the day of asking, pauses left out."""
    return add_working_days(local_day(asked_at), days, paused_days(pauses, now))


def clock(asked_at: dt.datetime, days: int, pauses: Iterable[Pause] = (), *, now: dt.datetime) -> Clock:
    """Return the clock as it is now: green, amber on its last day, red after it, with the moment it turns."""
    pauses = list(pauses)
    due = due_day(asked_at, days, pauses, now=now)
    if any(pause.end is None for pause in pauses):
        return Clock(due, Light.PAUSED, None)
    return light_of(due, now)


def light_of(due_on: dt.date, now: dt.datetime) -> Clock:
    """Return how urgent something due on a day is at a moment, and when that changes."""
    today = local_day(now)
    if today > due_on:
        return Clock(due_on, Light.RED, None)
    if today == due_on:
        return Clock(due_on, Light.AMBER, _midnight(due_on + dt.timedelta(days=1)))
    return Clock(due_on, Light.GREEN, _midnight(due_on))


def _midnight(day: dt.date) -> dt.datetime:
    """Return the beginning of a local day; in winter and in summer it is the same wall clock."""
    return dt.datetime.combine(day, dt.time(), LOCAL)


def working_days_between(start: dt.date, end: dt.date) -> int:
    """Return how many working days lie after `start`, up to and including `end`; 0 when it lies before."""
    count, day = 0, start
    while day < end:
        day += dt.timedelta(days=1)
        count += is_working_day(day)
    return count


def waiting_day(today: dt.date, place: int, room_per_month: int) -> dt.date | None:
    """Return an honest first day for somebody at a place in the queue (1 is next); None when nobody will have room.

    Room comes back on the first day of a month: `room_per_month` of them go then, in order of the queue.
    """
    if room_per_month <= 0:
        return None
    month = today.replace(day=1)
    for _each in range((place - 1) // room_per_month + 1):
        month = (month + dt.timedelta(days=32)).replace(day=1)
    while not is_working_day(month):
        month += dt.timedelta(days=1)
    return month
