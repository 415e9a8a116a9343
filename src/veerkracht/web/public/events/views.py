"""The calendar: what is coming, what has been, one meeting, and its calendar file."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from veerkracht.domain.events.models import Event
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.shared.ui.items import Link
from veerkracht.web.requests import ProgrammeRequest

from .calendar import calendar_text, place_of
from .forms import AgendaFilter, Choice

PAGE_SIZE = 24
PAST = "voorbij"
Month = tuple[dt.date, list[Event]]


@login_not_required
@require_safe
def agenda(request: ProgrammeRequest) -> HttpResponse:
    """List the meetings by month: coming ones, or those that were, latest first."""
    programme = request.programme
    events = Event.objects.of(programme).public()
    form = _filter_form(request, events)
    is_past = request.GET.get("toon") == PAST
    found = _filtered(events, form).filter(**_when(programme.now(), is_past=is_past))
    order = ("-occasion__starts_at", "-pk") if is_past else ("occasion__starts_at", "pk")
    page = Paginator(found.order_by(*order), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "months": by_month(page.object_list),
        "is_past": is_past,
        "tabs": _tabs(request, is_past=is_past),
    }
    return render(request, "public/events/agenda.html", context)


def _when(now: dt.datetime, *, is_past: bool) -> dict[str, dt.datetime]:
    """Return the condition; a meeting of today stays among the coming ones until midnight."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return {"occasion__starts_at__lt": midnight} if is_past else {"occasion__starts_at__gte": midnight}


def _filter_form(request: ProgrammeRequest, events: "QuerySet[Event]") -> AgendaFilter:
    """Return the filter with the places and themes that occur; one query."""
    rows = events.order_by().values_list("municipality_id", "municipality__name", "theme").distinct()
    places: dict[str, str] = {}
    themes: set[str] = set()
    for code, name, theme in rows:
        if code:
            places[code] = name
        if theme:
            themes.add(theme)
    return AgendaFilter(
        request.GET, places=sorted(places.items(), key=_by_name), themes=[(theme, theme) for theme in sorted(themes)]
    )


def _by_name(choice: Choice) -> str:
    return choice[1]


def _filtered(events: "QuerySet[Event]", form: AgendaFilter) -> "QuerySet[Event]":
    place, theme = form.chosen("plaats"), form.chosen("thema")
    if place:
        events = events.filter(municipality_id=place)
    return events.filter(theme=theme) if theme else events


def by_month(events: Iterable[Event]) -> list[Month]:
    """Return the meetings per month of their local day, in the order given."""
    return [(month, list(found)) for month, found in groupby(events, key=_month)]


def _month(event: Event) -> dt.date:
    return timezone.localdate(event.starts_at).replace(day=1)


def _tabs(request: ProgrammeRequest, *, is_past: bool) -> list[Link]:
    kept = request.GET.copy()
    for name in ("toon", "page"):
        kept.pop(name, None)
    coming = f"?{kept.urlencode()}"
    kept["toon"] = PAST
    return [Link(_("Coming"), coming, not is_past), Link(_("Past"), f"?{kept.urlencode()}", is_past)]


@login_not_required
@require_safe
def event(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Show one meeting: what, for whom, who speaks, where."""
    found = _public_event(request, pk)
    context = {
        "event": found,
        "place": place_of(found),
        "speakers": _speakers(request, found),
        "is_past": found.ends_at < request.programme.now(),
    }
    return render(request, "public/events/event.html", context)


def _public_event(request: ProgrammeRequest, pk: int) -> Event:
    return get_object_or_404(Event.objects.of(request.programme).public(), pk=pk)


def _speakers(request: ProgrammeRequest, found: Event) -> "QuerySet[Pionier]":
    """Return the pioniers who speak and said yes to being named."""
    public = Pionier.objects.of(request.programme).public(request.programme.today())
    speakers = public.filter(engagements__occasion_id=found.pk).select_related("person", "company")
    return speakers.order_by("person__name", "pk")


@login_not_required
@require_safe
def calendar_file(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Give one meeting as an iCalendar file."""
    found = _public_event(request, pk)
    response = HttpResponse(calendar_text(found), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.pk}.ics"'
    return response
