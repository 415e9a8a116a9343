"""The planning of a month: meetings, dates that pioniers are asked for, stages on offer, and what stands in the way."""

import datetime as dt
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from veerkracht.domain.events.choices import ClashKind, DateKind
from veerkracht.domain.events.models import Event
from veerkracht.domain.events.queries.planning import PlannedDate, planned_dates
from veerkracht.domain.events.rules.clashes import clashes
from veerkracht.domain.programme.permissions import can_change
from veerkracht.domain.programme.rules.calendar import holiday_name
from veerkracht.web.calendar_files import calendar_text
from veerkracht.web.choosing import ChoiceFilter
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import workspace

PAGES = {
    DateKind.MEETING: "team:event",
    DateKind.ASKED: "team:stage-request",
    DateKind.OFFERED: "team:stage-request-new",
}


YEARS, MONTHS = range(2000, 2100), range(1, 13)


class Line(NamedTuple):
    """One date, where it leads, and what stands in its way."""

    planned: PlannedDate
    url: str
    warnings: list[str]


class Day(NamedTuple):
    """A day with something on it, or a holiday."""

    on: dt.date
    holiday: str
    lines: list[Line]


@workspace
@require_safe
def planning(request: SignedInRequest) -> HttpResponse:
    """Show one month of dates, day by day."""
    first = month_of(request)
    until = _next(first)
    form = choices_of(request)
    chosen = form.chosen()
    dates = planned_dates(request.programme, first, until)
    shown = [each for each in dates if _fits(each, chosen)]
    context = {
        "first": first,
        "days": days_of(dates, shown, first, until, holidays=not chosen, may_change=_may(request)),
        "form": form,
        "count": len(shown),
        "is_chosen": bool(chosen),
        "before": _query(chosen, first - dt.timedelta(days=1)),
        "after": _query(chosen, until),
        "now": _query(chosen, request.programme.today()),
        "file": f"{reverse('team:planning-file')}?{_query(chosen, first)}",
        "month": f"{first:%Y-%m}",
    }
    return render(request, "team/events/planning.html", context)


@workspace
@require_safe
def file(request: SignedInRequest) -> HttpResponse:
    """Give the meetings of the month that fit the choice as an iCalendar file."""
    first, chosen = month_of(request), choices_of(request).chosen()
    dates = planned_dates(request.programme, first, _next(first))
    keys = [each.pk for each in dates if each.kind == DateKind.MEETING and _fits(each, chosen)]
    events = Event.objects.of(request.programme).filter(pk__in=keys).select_related("programme")
    content = calendar_text(events.order_by("occasion__starts_at", "pk"), name=request.programme.name)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="planning-{first:%Y-%m}.ics"'
    return response


def month_of(request: SignedInRequest) -> dt.date:
    """Return the first day of the month in the address, or of this month when it names none of this century."""
    year, _dash, month = request.GET.get("maand", "").partition("-")
    if year.isdecimal() and month.isdecimal() and int(year) in YEARS and int(month) in MONTHS:
        return dt.date(int(year), int(month), 1)
    return request.programme.today().replace(day=1)


def _next(first: dt.date) -> dt.date:
    return (first + dt.timedelta(days=31)).replace(day=1)


def choices_of(request: SignedInRequest) -> ChoiceFilter:
    """Return the choice of a part of the region and of a pionier."""
    programme = request.programme
    regions = programme.tiles.exclude(subregion="").order_by("subregion").values_list("subregion", flat=True).distinct()
    pioniers = programme.pioniers.order_by("person__name").values_list("pk", "person__name")
    return ChoiceFilter(
        request.GET,
        {
            "regio": (_("Part of the region"), _("Everywhere"), [(name, name) for name in regions]),
            "pionier": (_("Pionier"), _("Everybody"), [(str(pk), name) for pk, name in pioniers]),
        },
    )


def _fits(planned: PlannedDate, chosen: dict[str, str]) -> bool:
    slot, pionier = planned.slot, chosen.get("pionier")
    return chosen.get("regio", slot.region) == slot.region and (not pionier or int(pionier) in slot.pioniers)


def _query(chosen: dict[str, str], day: dt.date) -> str:
    return urlencode(chosen | {"maand": f"{day:%Y-%m}"})


def _may(request: SignedInRequest) -> bool:
    return bool(can_change(request.user, request.programme))


def days_of(
    dates: list[PlannedDate],
    shown: list[PlannedDate],
    first: dt.date,
    until: dt.date,
    *,
    holidays: bool,
    may_change: bool,
) -> list[Day]:
    """Return the days that have something; what is not shown still stands in the way of what is."""
    language = get_language() or "nl"
    known = {each.slot.key: each for each in dates}
    found = clashes(each.slot for each in dates)
    by_day = {on: list(lines) for on, lines in groupby(shown, key=attrgetter("slot.on"))}
    days = []
    for number in range((until - first).days):
        on = first + dt.timedelta(days=number)
        holiday = holiday_name(on, language)
        if on not in by_day and not (holiday and holidays):
            continue
        lines = []
        for planned in by_day.get(on, []):
            warnings = [_warning(clash.kind, known[clash.other]) for clash in found.get(planned.slot.key, [])]
            if holiday and planned.slot.is_ours:
                warnings.insert(0, _("a holiday: %(name)s") % {"name": holiday})
            lines.append(Line(planned, _url(planned, may_change=may_change), warnings))
        days.append(Day(on, holiday, lines))
    return days


def _warning(kind: ClashKind, other: PlannedDate) -> str:
    return _("%(why)s: %(title)s") % {"why": kind.label, "title": other.title}


def _url(planned: PlannedDate, *, may_change: bool) -> str:
    if planned.kind == DateKind.OFFERED and not may_change:
        return ""
    return reverse(PAGES[planned.kind], args=[planned.pk]) if planned.kind in PAGES else ""
