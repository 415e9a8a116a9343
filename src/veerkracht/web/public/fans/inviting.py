"""The link with which a fan invites its own members: it leads to the meeting and counts that somebody came by."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from veerkracht.domain.fans.arrivals import count_visit
from veerkracht.domain.fans.models import Invitation
from veerkracht.web.requests import ProgrammeRequest


@login_not_required
@require_safe
def invited(request: ProgrammeRequest, code: str) -> HttpResponse:
    """Lead to the meeting; the visit is counted after the answer went out, and nothing is kept of the visitor."""
    found = get_object_or_404(Invitation.objects.filter(fan__programme=request.programme), code=code)
    query = urlencode({"via": found.code})
    response = redirect(f"{reverse('public:event', args=[found.occasion_id])}?{query}")
    response["Cache-Control"] = "no-store"
    after = partial(count_visit, found.pk)
    response._resource_closers.append(after)  # type: ignore[attr-defined]  # what Django itself does with files
    return response
