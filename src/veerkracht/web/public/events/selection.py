"""Which meetings a visitor asked for: the same choice for the page, the calendar feed and the news feed."""

import datetime as dt
from operator import itemgetter

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.domain.events.choices import EventKind
from veerkracht.domain.events.models import Event
from veerkracht.domain.programme.models import Programme
from veerkracht.web.choosing import ChoiceFilter
from veerkracht.web.requests import ProgrammeRequest

PAST = "voorbij"
COLUMNS = {"plaats": "municipality_id", "thema": "theme", "soort": "kind"}


def public_events(programme: Programme) -> "QuerySet[Event]":
    """Return the meetings that the site shows."""
    return Event.objects.of(programme).public()


def agenda_filter(request: ProgrammeRequest) -> ChoiceFilter:
    """Return the filter with the places, themes and kinds that occur; one query."""
    columns = ("municipality_id", "municipality__name", "theme", "kind")
    rows = public_events(request.programme).order_by().values_list(*columns).distinct()
    places: dict[str, str] = {}
    themes: set[str] = set()
    kinds: dict[str, str] = {}
    for code, name, theme, kind in rows:
        if code:
            places[code] = name
        if theme:
            themes.add(theme)
        kinds[kind] = str(EventKind(kind).label).capitalize()
    choices = {
        "plaats": (_("Place"), _("Everywhere"), sorted(places.items(), key=itemgetter(1))),
        "thema": (_("Theme"), _("All themes"), [(theme, theme) for theme in sorted(themes)]),
        "soort": (_("Kind"), _("All kinds"), sorted(kinds.items(), key=itemgetter(1))),
    }
    return ChoiceFilter(request.GET, choices)


def chosen_events(request: ProgrammeRequest, form: ChoiceFilter) -> "QuerySet[Event]":
    """Return the meetings that fit the choices, in no order yet."""
    chosen = {COLUMNS[name]: value for name, value in form.chosen().items()}
    return public_events(request.programme).filter(**chosen)


def from_today(now: dt.datetime) -> dict[str, dt.datetime]:
    """Return the condition; a meeting of today stays among the coming ones until midnight."""
    return {"occasion__starts_at__gte": _midnight(now)}


def before_today(now: dt.datetime) -> dict[str, dt.datetime]:
    """Return the condition for meetings that were."""
    return {"occasion__starts_at__lt": _midnight(now)}


def _midnight(now: dt.datetime) -> dt.datetime:
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
