"""How long an appointment lasts, and when its renewal is to be talked about (PIO-2)."""

import datetime as dt

TERM_YEARS = 2
TALK_BEFORE = dt.timedelta(days=90)


def term_end(starts_on: dt.date, years: int = TERM_YEARS) -> dt.date:
    """Return the first day after the term (PIO-2: two years, renewable); 29 February becomes 28."""
    try:
        return starts_on.replace(year=starts_on.year + years)
    except ValueError:
        return starts_on.replace(year=starts_on.year + years, day=28)


def renewal_is_near(ends_on: dt.date, today: dt.date) -> bool:
    """Tell whether the term ends within 90 days, or ended less than 90 days ago: time to talk about a next one."""
    return abs(ends_on - today) <= TALK_BEFORE


def next_term(last_end: dt.date | None, today: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and end day of the term to propose: it follows the last one if that has yet to end."""
    start = last_end if last_end is not None and last_end > today else today
    return start, term_end(start)
