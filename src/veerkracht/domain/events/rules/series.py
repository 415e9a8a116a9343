"""The days of a series."""

import datetime as dt

MOST = 26


def series(first: dt.date, times: int, weeks: int) -> list[dt.date]:
    """Return `times` days from `first` on, so many weeks apart; ValueError outside 1 to 26 times and 1 to 26 weeks."""
    if not 1 <= times <= MOST or not 1 <= weeks <= MOST:
        raise ValueError(times, weeks)
    return [first + dt.timedelta(weeks=weeks * number) for number in range(times)]
