"""The pioniers who said yes to being seen, and one of them."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from veerkracht.domain.events.models import Event
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.referrals.models import ReferralCard
from veerkracht.web.public.knowledge.shelf import stories_of
from veerkracht.web.requests import ProgrammeRequest

COMING_EVENTS = 5


@login_not_required
@require_safe
def pioniers(request: ProgrammeRequest) -> HttpResponse:
    """List the pioniers with an own yes and an appointment today."""
    return render(request, "public/pioniers/list.html", {"pioniers": _public(request).order_by("person__name", "pk")})


def _public(request: ProgrammeRequest) -> "QuerySet[Pionier]":
    programme = request.programme
    return Pionier.objects.of(programme).public(programme.today()).select_related("person", "company")


@login_not_required
@require_safe
def pionier(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """Show one pionier: the story, the theme, where to hear it next, and how to ask."""
    cards = ReferralCard.objects.live().filter(pionier=OuterRef("pk"), occasion__isnull=True)
    found = get_object_or_404(_public(request).annotate(card_code=Subquery(cards.values("code")[:1])), slug=slug)
    coming = Event.objects.of(request.programme).public().filter(occasion__engagements__pionier=found)
    context = {
        "pionier": found,
        "events": coming.filter(occasion__starts_at__gte=request.programme.now()).order_by("occasion__starts_at", "pk")[
            :COMING_EVENTS
        ],
        "stories": stories_of(request.programme, found.person_id),
    }
    return render(request, "public/pioniers/pionier.html", context)
