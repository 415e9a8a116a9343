"""One meeting that the site shows."""

from django.shortcuts import get_object_or_404

from veerkracht.domain.events.models import Event
from veerkracht.web.requests import ProgrammeRequest

from .selection import public_events


def public_event(request: ProgrammeRequest, pk: int) -> Event:
    """Return the meeting, or answer that there is none."""
    found = get_object_or_404(public_events(request.programme), pk=pk)
    found.programme = request.programme
    return found
