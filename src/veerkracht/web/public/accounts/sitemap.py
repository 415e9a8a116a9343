"""The list of exactly what is public, for search engines (https://www.sitemaps.org)."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.queries import address
from veerkracht.web.public.events.selection import public_events
from veerkracht.web.requests import ProgrammeRequest
from veerkracht.web.visible import readable_items

PAGES = ("home", "knowledge", "agenda", "pioniers", "fans", "impact", "definitions", "about", "contact")
SMALL_PRINT = ("privacy", "register", "accessibility")
MOST = 50_000  # what one file may hold


@login_not_required
@require_safe
def sitemap(request: ProgrammeRequest) -> HttpResponse:
    """List every page that a visitor may read, and nothing else."""
    places = list(addresses(request.programme))[:MOST]
    lines = "".join(f"<url><loc>{escape(place)}</loc></url>" for place in places)
    body = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{lines}</urlset>'
    return HttpResponse(body, content_type="application/xml; charset=utf-8")


def addresses(programme: Programme) -> Iterator[str]:
    """Give the full addresses of the public pages of this programme."""
    for route in (*PAGES, *SMALL_PRINT):
        yield address(programme, f"public:{route}")
    items = readable_items(programme, programme.today()).order_by("slug")
    for slug in items.values_list("slug", flat=True):
        yield address(programme, "public:item", slug)
    for code in Theme.objects.of(programme).order_by("code").values_list("code", flat=True):
        yield address(programme, "public:theme", code)
    pioniers = Pionier.objects.of(programme).public(programme.today()).order_by("slug")
    for slug in pioniers.values_list("slug", flat=True):
        yield address(programme, "public:pionier", slug)
    for pk in public_events(programme).order_by("pk").values_list("pk", flat=True):
        yield address(programme, "public:event", pk)
