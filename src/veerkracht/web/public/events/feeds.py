"""What other programs read of the calendar: calendar files, a news feed, the picture of a shared page."""

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from veerkracht.domain.programme.queries import address
from veerkracht.shared.ui.formats import moment
from veerkracht.shared.ui.pictures import share_picture
from veerkracht.web.calendar_files import calendar_text
from veerkracht.web.public.pictures import picture_response
from veerkracht.web.requests import ProgrammeRequest
from veerkracht.web.visible import place_of

from .finding import public_event
from .selection import agenda_filter, chosen_events, from_today

KEPT = dt.timedelta(days=90)  # what was lately stays in a subscribed calendar
MOST = 200


@login_not_required
@require_safe
def calendar_file(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Give one meeting as an iCalendar file."""
    found = public_event(request, pk)
    return _calendar(calendar_text([found]), f"{found.pk}.ics")


@login_not_required
@require_safe
def calendar_feed(request: ProgrammeRequest) -> HttpResponse:
    """Give the meetings that fit the choice as a calendar to subscribe to: the coming ones and the last 90 days."""
    since = request.programme.now() - KEPT
    found = chosen_events(request, agenda_filter(request)).filter(occasion__starts_at__gte=since)
    events = found.select_related("programme").order_by("occasion__starts_at", "pk")[:MOST]
    return _calendar(calendar_text(events, name=request.programme.name), "agenda.ics")


def _calendar(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@login_not_required
@require_safe
def news_feed(request: ProgrammeRequest) -> HttpResponse:
    """Give the coming meetings that fit the choice as an RSS feed."""
    programme = request.programme
    feed = Rss201rev2Feed(
        title=_("Calendar of %(programme)s") % {"programme": programme.name},
        link=address(programme, "public:agenda"),
        description=_("Meetings where pioniers tell their story."),
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    found = chosen_events(request, agenda_filter(request)).filter(**from_today(programme.now()))
    for event in found.order_by("occasion__starts_at", "pk")[:MOST]:
        where = " · ".join(filter(None, (moment(event.starts_at), place_of(event))))
        link = address(programme, "public:event", event.pk)
        feed.add_item(title=event.title, link=link, description=f"{where}\n\n{event.summary}".strip(), unique_id=link)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


@login_not_required
@require_safe
def picture(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Give the picture that another site shows when somebody shares this meeting."""
    found = public_event(request, pk)
    line = " · ".join(filter(None, (moment(found.starts_at), str(found.municipality or ""))))
    programme = request.programme
    return picture_response(share_picture(title=found.title, line=line, name=programme.name, tokens=programme.tokens))
