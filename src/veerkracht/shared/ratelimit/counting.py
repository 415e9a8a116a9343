"""Count one attempt and tell whether it is within the limit."""

import datetime as dt

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import RateWindow

_UPSERT = """
INSERT INTO ratelimit_ratewindow (key, opens_at, count) VALUES (%s, %s, 1)
ON CONFLICT (key, opens_at) DO UPDATE SET count = ratelimit_ratewindow.count + 1
RETURNING count
"""


def within_limit(*, form: str, visitor: str, limit: int, seconds: int) -> bool:
    """Count an attempt of a visitor at a form; false when more than `limit` fall in the running window.

    One atomic statement, so that no race between processes lets an attempt through uncounted.
    """
    now = timezone.now()
    opens_at = now - dt.timedelta(seconds=now.timestamp() % seconds)
    key = salted_hmac("ratelimit", f"{form}:{visitor}:{opens_at:%Y%m%d}", algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT, [key, opens_at.replace(microsecond=0)])
        return cursor.fetchone()[0] <= limit


def forget_old_windows(*, now: dt.datetime) -> int:
    """Delete the windows of more than a day ago; return how many."""
    deleted, _ = RateWindow.objects.filter(opens_at__lt=now - dt.timedelta(days=1)).delete()
    return deleted
