"""The pioniers who said yes to being seen, and one of them."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from veerkracht.domain.events.models import Event
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.queries import address
from veerkracht.domain.referrals.models import ReferralCard
from veerkracht.shared.ui.pictures import share_picture
from veerkracht.web.public.knowledge.shelf import stories_of
from veerkracht.web.public.pictures import picture_response
from veerkracht.web.requests import ProgrammeRequest

from .selection import chosen_pioniers, parts_of_region, pionier_filter, themes_of

COMING_EVENTS = 5


@login_not_required
@require_safe
def pioniers(request: ProgrammeRequest) -> HttpResponse:
    """List the pioniers with an own yes and an appointment today."""
    everyone = list(_public(request).order_by("person__name", "pk"))
    parts = parts_of_region(request.programme)
    form = pionier_filter(request, everyone, parts)
    context = {"pioniers": chosen_pioniers(everyone, form, parts), "everyone": everyone, "form": form}
    return render(request, "public/pioniers/list.html", context)


def _public(request: ProgrammeRequest) -> "QuerySet[Pionier]":
    programme = request.programme
    return Pionier.objects.of(programme).public(programme.today()).select_related("person", "company", "programme")


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
        "link": address(found.programme, "public:pionier", found.slug),
        "picture": address(found.programme, "public:pionier-picture", found.slug),
        "data": pionier_data(found),
    }
    return render(request, "public/pioniers/pionier.html", context)


@login_not_required
@require_safe
def picture(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """Give the picture that another site shows when somebody shares this pionier."""
    found = get_object_or_404(_public(request), slug=slug)
    programme = request.programme
    line = " · ".join(filter(None, (str(found), found.company.name)))
    title = found.headline or str(found)
    return picture_response(share_picture(title=title, line=line, name=programme.name, tokens=programme.tokens))


def pionier_data(found: Pionier) -> dict[str, object]:
    """Return the pionier in the words of schema.org (https://schema.org/Person)."""
    link = address(found.programme, "public:pionier", found.slug)
    works_for = {"@type": "Organization", "name": found.company.name}
    data: dict[str, object] = {"@type": "Person", "name": str(found), "url": link, "worksFor": works_for}
    knows = themes_of(found)
    return data | ({"description": found.headline} if found.headline else {}) | ({"knowsAbout": knows} if knows else {})
