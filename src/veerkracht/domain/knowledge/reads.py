"""Counting how often items are read. Nobody's act, so there is no audit line: it is told of no one who read."""

import datetime as dt
from collections.abc import Mapping

from django.db import connection

from veerkracht.domain.programme.models import Programme

from .models import ItemRead, week_of
from .queries import all_items, items_of

KEPT = dt.timedelta(weeks=52)
ADD = """
INSERT INTO knowledge_itemread (item_id, week, times) SELECT * FROM unnest(%s::bigint[], %s::date[], %s::int[])
ON CONFLICT (item_id, week) DO UPDATE SET times = knowledge_itemread.times + EXCLUDED.times
"""


def note_reads(*, programme: Programme, times: Mapping[str, int]) -> None:
    """Add up how often items were read this week, by their slug; what is not on the site does not count."""
    items = dict(items_of(programme).filter(slug__in=times).order_by("pk").values_list("pk", "slug"))
    if items:
        week = week_of(programme.today())
        keys = sorted(items)
        with connection.cursor() as cursor:
            cursor.execute(ADD, [keys, [week] * len(keys), [times[items[key]] for key in keys]])


def forget_old_reads(programme: Programme) -> None:
    """Delete the counts of more than a year ago."""
    ours = all_items(programme).order_by().values("pk")
    ItemRead.objects.filter(week__lt=programme.today() - KEPT, item__in=ours).delete()
