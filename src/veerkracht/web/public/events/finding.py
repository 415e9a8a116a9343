"""One meeting that the site shows, and who speaks there."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from veerkracht.domain.events.models import Event
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.web.requests import ProgrammeRequest

from .selection import public_events


def public_event(request: ProgrammeRequest, pk: int) -> Event:
    """Return the meeting, or answer that there is none."""
    return get_object_or_404(public_events(request.programme).select_related("programme"), pk=pk)


def speakers_of(request: ProgrammeRequest, found: Event) -> "QuerySet[Pionier]":
    """Return the pioniers who speak and said yes to being named."""
    public = Pionier.objects.of(request.programme).public(request.programme.today())
    speakers = public.filter(engagements__occasion_id=found.pk).select_related("person", "company")
    return speakers.order_by("person__name", "pk")
