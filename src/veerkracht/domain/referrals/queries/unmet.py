"""Reads for the map of unmet demand: counts only, never a text."""

import datetime as dt

from django.db.models import Avg, Count, F, Sum
from django.utils.translation import gettext as _

from veerkracht.domain.knowledge.models import MissedSearch, Theme
from veerkracht.domain.programme.models import Programme

from ..models import Provider, Question, UnmetDemand
from ..rules.unmet import Cell, ThemeSupply

YEAR = dt.timedelta(days=365)
MOST_WORDS = 10


def unmet_cells(programme: Programme, size: str = "") -> list[Cell]:
    """Return unmet demand of the last year by main theme and municipality, perhaps of one size only."""
    found = UnmetDemand.objects.filter(programme=programme, noted_on__gt=programme.today() - YEAR)
    if size:
        found = found.filter(size=size)
    counted = found.values_list("theme", "municipality__name").annotate(number=Count("pk")).order_by()
    names = _names(programme)
    return [
        Cell(names.get(theme, _("no theme yet")), place or _("place unknown"), number)
        for theme, place, number in counted
    ]


def _names(programme: Programme) -> dict[int | None, str]:
    return {theme.pk: theme.main.label for theme in Theme.objects.of(programme)}


def supply_rows(programme: Programme, smallest: int) -> list[ThemeSupply]:
    """Return per main theme what was asked, what could not be served, and what room there is; five queries."""
    today = programme.today()
    since = today - YEAR
    themes = list(Theme.objects.of(programme).order_by("position", "name", "pk"))
    main = {theme.pk: theme.parent_id or theme.pk for theme in themes}
    asked = _by_main(
        main,
        Question.objects.of(programme)
        .filter(asked_at__date__gt=since, theme__isnull=False)
        .values_list("theme")
        .annotate(number=Count("pk"))
        .order_by(),
    )
    unmet = UnmetDemand.objects.filter(programme=programme, noted_on__gt=since, theme__isnull=False)
    not_served = _by_main(main, unmet.values_list("theme").annotate(number=Count("pk")).order_by())
    waited = {
        main[theme]: days.total_seconds() / 86_400
        for theme, days in unmet.filter(ended_on__isnull=False)
        .values_list("theme")
        .annotate(days=Avg(F("ended_on") - F("noted_on")))
        .order_by()
        if days is not None
    }
    providers: dict[int, set[int]] = {}
    room: dict[int, int] = {}
    approved = Provider.objects.of(programme).approved(today)
    for pk, capacity, theme in approved.values_list("pk", "capacity", "themes").order_by("pk", "themes"):
        key = main.get(theme)
        if key is not None and pk not in providers.setdefault(key, set()):
            providers[key].add(pk)
            room[key] = room.get(key, 0) + capacity
    words = _missed(programme, themes)
    return [
        ThemeSupply(
            theme=theme.label,
            asked=_hidden(asked.get(theme.pk, 0), smallest),
            unmet=_hidden(not_served.get(theme.pk, 0), smallest),
            providers=len(providers.get(theme.pk, ())),
            room=room.get(theme.pk, 0),
            waiting_days=waited.get(theme.pk),
            missed=words.get(theme.pk, 0),
        )
        for theme in themes
        if theme.parent_id is None
    ]


def _by_main(main: dict[int, int], counted: object) -> dict[int, int]:
    found: dict[int, int] = {}
    for theme, number in counted:  # type: ignore[attr-defined]  # a query of pairs
        found[main[theme]] = found.get(main[theme], 0) + number
    return found


def _hidden(count: int, smallest: int) -> int | None:
    return count if count == 0 or count >= smallest else None


def _missed(programme: Programme, themes: list[Theme]) -> dict[int, int]:
    """Return how many visits searched in vain for words of a theme's name, by main theme."""
    found: dict[int, int] = {}
    for words, visits in _told(programme):
        for theme in themes:
            if words.lower() in theme.name.lower() or theme.name.lower() in words.lower():
                key = theme.parent_id or theme.pk
                found[key] = found.get(key, 0) + visits
    return found


def missed_words(programme: Programme) -> list[tuple[str, int]]:
    """Return the words for which most visits found nothing; only what more than one visit asked."""
    return _told(programme)[:MOST_WORDS]


def _told(programme: Programme) -> list[tuple[str, int]]:
    rows = MissedSearch.objects.of(programme).told().values_list("words").annotate(total=Sum("visits"))
    return list(rows.order_by("-total", "words"))
