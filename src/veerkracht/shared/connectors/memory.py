"""Count what is asked, and remember what is answered. No audit line: nothing of the programme changes."""

import datetime as dt

from django.db import connection
from django.utils import timezone

from .models import ConnectorAnswer

SPEND = """
    INSERT INTO connectors_connectoruse (connector, scope, day, count) VALUES (%s, %s, %s, 1)
    ON CONFLICT (connector, scope, day) DO UPDATE SET count = connectors_connectoruse.count + 1
    WHERE connectors_connectoruse.count < %s
"""


def spend(*, connector: str, scope: str, day: dt.date, budget: int) -> bool:
    """Count one question of the day; False when the budget is spent. Two at once never go over it."""
    if budget < 1:
        return False
    with connection.cursor() as cursor:
        cursor.execute(SPEND, [connector, scope, day, budget])
        return cursor.rowcount == 1


def remembered(*, connector: str, question: str) -> tuple[bool, object]:
    """Return whether there is an answer that is fresh enough, and that answer."""
    found = ConnectorAnswer.objects.filter(
        connector=connector, question=question, expires_at__gt=timezone.now()
    ).first()
    return (False, None) if found is None else (True, found.answer)


def remember(*, connector: str, question: str, answer: object, seconds: int) -> None:
    """Keep an answer for a while, and forget what is too old."""
    now = timezone.now()
    ConnectorAnswer.objects.filter(connector=connector, expires_at__lte=now).delete()
    ConnectorAnswer.objects.update_or_create(
        connector=connector,
        question=question,
        defaults={"answer": answer, "expires_at": now + dt.timedelta(seconds=seconds)},
    )
