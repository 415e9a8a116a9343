"""Count one attempt and tell whether it is within the limit."""

import datetime as dt
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import RateWindow

_UPSERT = """
INSERT INTO ratelimit_ratewindow (key, opens_at, count) SELECT unnest(%s::text[]), %s, 1
ON CONFLICT (key, opens_at) DO UPDATE SET count = ratelimit_ratewindow.count + 1
RETURNING key, count
"""


@dataclass(frozen=True)
class Attempt:
    """One attempt to be counted: at which form, by whom (an address, a person), and how many are allowed."""

    form: str
    visitor: str
    limit: int


def within_limit(*, form: str, visitor: str, limit: int, seconds: int) -> bool:
    """Count an attempt of a visitor at a form; false when more than `limit` fall in the running window."""
    return within_limits(Attempt(form, visitor, limit), seconds=seconds)


def within_limits(*attempts: Attempt, seconds: int) -> bool:
    """Count all these attempts; false when one of them is over its limit in the running window.

    One atomic statement, so that no race between processes lets an attempt through uncounted, and its rows always in
    the same order, so that two of them never wait for each other.
    """
    now = timezone.now()
    opens_at = now - dt.timedelta(seconds=now.timestamp() % seconds)
    limits = {_key(attempt, opens_at): attempt.limit for attempt in attempts}
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT, [sorted(limits), opens_at.replace(microsecond=0)])
        return all(count <= limits[key] for key, count in cursor.fetchall())


def _key(attempt: Attempt, opens_at: dt.datetime) -> str:
    said = f"{attempt.form}:{attempt.visitor}:{opens_at:%Y%m%d}"
    return salted_hmac("ratelimit", said, algorithm="sha256").hexdigest()


def forget_old_windows(*, now: dt.datetime) -> int:
    """Delete the windows of more than a day ago; return how many."""
    deleted, _ = RateWindow.objects.filter(opens_at__lt=now - dt.timedelta(days=1)).delete()
    return deleted
