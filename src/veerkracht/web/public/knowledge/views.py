"""The knowledge base: a list to search, and one item."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import ItemPage, Theme
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.web.printing import OWN_PAGES, pointer_of
from veerkracht.web.public.search.facets import ITEM_KINDS, facets_of
from veerkracht.web.public.search.listing import nearest_themes, search
from veerkracht.web.public.search.views import counted
from veerkracht.web.requests import ProgrammeRequest
from veerkracht.web.visible import readable_items

from .alike import beside
from .shelf import listed

PAGE_SIZE = 12


@login_not_required
@require_safe
def knowledge(request: ProgrammeRequest) -> HttpResponse:
    """List the items, by words, kind and what they ask of a firm."""
    result = search(request, kinds=ITEM_KINDS, facets=facets_of(request.programme), size=PAGE_SIZE)
    themes = nearest_themes(request, result.words) if result.words and not result.rows else []
    response = render(request, "public/knowledge/list.html", {"search": result, "themes": themes})
    return counted(response, request, result)


@login_not_required
@require_safe
def theme(request: ProgrammeRequest, code: str) -> HttpResponse:
    """List what there is about one theme with its sub-themes."""
    themes = Theme.objects.of(request.programme)
    found = get_object_or_404(themes, code=code)
    items = readable_items(request.programme, request.programme.today())
    about = items.filter(Q(theme=found) | Q(theme__parent=found)).order_by("kind", "-checked_on", "title", "pk")
    parts = themes.filter(parent=found).order_by("position", "pk")
    context = {"theme": found, "parts": parts, "items": listed(about)}
    return render(request, "public/knowledge/theme.html", context)


@login_not_required
@require_safe
def item(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """Show one item; a story with its pionier, whom one can ask."""
    items = readable_items(request.programme, request.programme.today())
    found = items.select_related(*OWN_PAGES, "theme__parent").filter(slug=slug).first()
    if found is None:
        raise Http404
    alike, then = beside(request.programme, found)
    context = {
        "item": found,
        "pionier": _teller(request, found),
        "pointer": pointer_of(found),
        "alike": alike,
        "then": then,
    }
    return render(request, "public/knowledge/item.html", context)


def _teller(request: ProgrammeRequest, found: ItemPage) -> Pionier | None:
    if found.kind != ItemKind.STORY:
        return None
    public: QuerySet[Pionier] = Pionier.objects.of(request.programme).public(request.programme.today())
    return public.filter(person_id=found.storypage.told_by_id).select_related("person", "company").first()
