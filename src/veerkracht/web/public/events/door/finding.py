"""The door that a link leads to, and what is answered when it is closed."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from veerkracht.domain.events.models import DoorLink
from veerkracht.web.middleware import CLOSED
from veerkracht.web.requests import ProgrammeRequest

GONE = 410
# Only the page at the door looks through the camera.
CAMERA = CLOSED.replace("camera=()", "camera=(self)")

DoorView = Callable[..., HttpResponseBase]


def at_door(view: DoorView) -> DoorView:
    """Give a view the door of the token; 404 for an unknown one, 410 with what to do for one that is closed."""

    @login_not_required
    @never_cache
    def found(request: ProgrammeRequest, token: str, **given: Any) -> HttpResponseBase:
        link = get_object_or_404(DoorLink.objects.of(request.programme), token=token)
        if not link.works_at(request.programme.now()):
            return private(closed(request))
        return private(view(request, link, **given))

    found.__doc__ = view.__doc__
    return found


def closed(request: ProgrammeRequest) -> HttpResponse:
    """Say that this door is closed and what was kept."""
    return render(request, "public/events/door/closed.html", status=GONE)


def private(response: HttpResponseBase) -> HttpResponseBase:
    """Keep the page out of search engines, and let it look through the camera."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Permissions-Policy"] = CAMERA
    return response
