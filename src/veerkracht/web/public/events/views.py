"""The calendar: what is coming, what has been, and one meeting."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from veerkracht.domain.events.models import Event, SignUp
from veerkracht.domain.programme.queries import address
from veerkracht.shared.ui.items import Link
from veerkracht.web.public.invited import via_of
from veerkracht.web.public.referrals.sources import with_source
from veerkracht.web.requests import ProgrammeRequest
from veerkracht.web.visible import place_of, speakers_of

from .described import event_data
from .finding import public_event
from .selection import PAST, agenda_filter, before_today, chosen_events, from_today

PAGE_SIZE = 24
Month = tuple[dt.date, list[Event]]
# A link, not a map on the page: nothing of the visitor goes anywhere until that is wanted.
MAP = "https://www.openstreetmap.org/search?{}"


@login_not_required
@require_safe
def agenda(request: ProgrammeRequest) -> HttpResponse:
    """List the meetings by month: coming ones, or those that were, latest first."""
    form = agenda_filter(request)
    is_past = request.GET.get("toon") == PAST
    when = before_today if is_past else from_today
    found = chosen_events(request, form).filter(**when(request.programme.now()))
    order = ("-occasion__starts_at", "-pk") if is_past else ("occasion__starts_at", "pk")
    page = Paginator(found.order_by(*order), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "chosen": urlencode(form.chosen()),
        "page": page,
        "months": by_month(page.object_list),
        "is_past": is_past,
        "tabs": _tabs(form.chosen(), is_past=is_past),
    }
    return render(request, "public/events/agenda.html", context)


def by_month(events: Iterable[Event]) -> list[Month]:
    """Return the meetings per month of their local day, in the order given."""
    return [(month, list(found)) for month, found in groupby(events, key=_month)]


def _month(event: Event) -> dt.date:
    return timezone.localdate(event.starts_at).replace(day=1)


def _tabs(chosen: dict[str, str], *, is_past: bool) -> list[Link]:
    past = urlencode(chosen | {"toon": PAST})
    return [Link(_("Coming"), f"?{urlencode(chosen)}", not is_past), Link(_("Past"), f"?{past}", is_past)]


@login_not_required
@require_safe
def event(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Show one meeting: what, for whom, who speaks, where."""
    found = public_event(request, pk)
    speakers = list(speakers_of(request.programme, found))
    place = place_of(found)
    context = {
        "event": found,
        "place": place,
        "map": _map(found),
        "speakers": speakers,
        "is_past": found.ends_at < request.programme.now(),
        "data": event_data(found, speakers),
        "link": address(found.programme, "public:event", found.pk),
        "asking": with_source(via_of(request), "bijeenkomst"),
        **_seats(request, found),
        "picture": address(found.programme, "public:event-picture", found.pk),
    }
    return render(request, "public/events/event.html", context)


def _seats(request: ProgrammeRequest, found: Event) -> dict[str, object]:
    """Return whether people can sign up here, and how many seats are free."""
    how: SignUp | None = getattr(found, "sign_up", None)
    if how is None or not how.is_open:
        return {"sign_up": None}
    seatings = list(found.seatings.order_by("pk"))
    return {
        "sign_up": how,
        "takes_now": how.takes_at(request.programme.now()),
        "opens_later": how.opens_at is not None and how.opens_at > request.programme.now(),
        "free": sum(each.free for each in seatings if not each.waiting),
        "free_waiting": sum(each.free_waiting for each in seatings),
    }


def _map(found: Event) -> str:
    if not found.address:
        return ""
    return MAP.format(urlencode({"query": f"{found.address}, {found.municipality or ''}"}))
