"""The networks that offer a stage, and where the next meeting of each is."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from veerkracht.domain.fans.models import Fan
from veerkracht.web.public.events.selection import from_today, public_events
from veerkracht.web.requests import ProgrammeRequest


@login_not_required
@require_safe
def fans(request: ProgrammeRequest) -> HttpResponse:
    """List the fans with their coming meetings. The contact of a fan is never shown."""
    programme = request.programme
    coming = public_events(programme).filter(**from_today(programme.now())).order_by("occasion__starts_at", "pk")
    found = Fan.objects.of(programme).select_related("municipality").order_by("name", "pk")
    shown = found.prefetch_related(Prefetch("events", coming, to_attr="coming"))
    return render(request, "public/fans/list.html", {"fans": shown})
