"""What is printed for the door: the list with short codes, and badges."""

from typing import Any

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.events.models import Event
from veerkracht.domain.events.queries.door import door_visitors
from veerkracht.shared.ui.formats import moment
from veerkracht.web.printing import BADGES, DOOR_LIST, house_style, pdf_response
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

from .doors import find_event

LANGUAGE = "nl"


@workspace
@require_safe
def door_list(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Give the list for the door: who is expected, with a box to tick, a code to type back, and lines for walk-ins."""
    return _printed(request, pk, DOOR_LIST, _("door list"))


@workspace
@require_safe
def badges(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Give a badge for everybody who is expected."""
    return _printed(request, pk, BADGES, _("badges"))


def _printed(request: SignedInRequest, pk: int, template: Any, name: str) -> HttpResponseBase:
    event = find_event(request, pk)
    require(can_see_people(request.user, request.programme))
    with override(LANGUAGE):
        return pdf_response(
            request, template, paper_data(event, name, waiting=template is DOOR_LIST), name=f"{name} {event.title}"
        )


def paper_data(event: Event, name: str, *, waiting: bool = True) -> dict[str, Any]:
    """Return what both templates want; who waits for a seat stands on the list and gets no badge."""
    visitors = [each for each in door_visitors(event) if not each.is_walk_in and (waiting or each.state != "waiting")]
    title = f"{name[:1].upper()}{name[1:]}: {event.title}"
    return house_style(event.programme, title=title, language=LANGUAGE) | {
        "event": event.title,
        "when": moment(event.starts_at),
        "visitors": [
            {"name": each.name, "company": each.company, "code": each.code, "waits": each.state == "waiting"}
            for each in visitors
        ],
        "words": {
            "came": _("in"),
            "name": _("Name"),
            "company": _("Company"),
            "code": _("Code"),
            "waits": _("waiting list"),
            "walk_ins": _("Came without signing up"),
            "room": _("People in the room, with and without a name:"),
            "how": _("Tick who comes in. Afterwards the team types the codes of who was ticked."),
            "nobody": _("Nobody signed up. Write who comes in on the lines below."),
        },
    }
