"""Counting searches that found nothing. Nobody's act, so there is no audit line: it is told of no one who searched."""

import datetime as dt

from django.db.models import F

from veerkracht.domain.programme.models import Programme

from .models import MissedSearch
from .rules.missed import kept_words

# Who tries the same words again within this time counts once; nothing is kept to tell visitors apart.
SAME_VISIT = dt.timedelta(minutes=30)
KEPT = dt.timedelta(weeks=26)
KEPT_ALONE = dt.timedelta(weeks=2)


def note_missed_search(*, programme: Programme, words: str) -> None:
    """Count words without results in their week, when they say nothing about a person."""
    kept = kept_words(words)
    if not kept:
        return
    now = programme.now()
    week = programme.today() - dt.timedelta(days=programme.today().weekday())
    found, is_new = MissedSearch.objects.get_or_create(
        programme=programme, week=week, words=kept, defaults={"last_at": now}
    )
    if not is_new:
        earlier = MissedSearch.objects.filter(pk=found.pk, last_at__lt=now - SAME_VISIT)
        earlier.update(visits=F("visits") + 1, last_at=now)


def forget_missed_searches(programme: Programme) -> None:
    """Delete what is half a year old, and after two weeks what only one visit asked for."""
    today = programme.today()
    MissedSearch.objects.of(programme).filter(week__lt=today - KEPT).delete()
    MissedSearch.objects.of(programme).filter(week__lt=today - KEPT_ALONE, visits=1).delete()
