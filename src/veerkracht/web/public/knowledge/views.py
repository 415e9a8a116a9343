"""The knowledge base: a list to search, and one item."""

from collections.abc import Sequence
from typing import NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.db.models import Case, Q, QuerySet, When, prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import ItemPage, Theme
from veerkracht.domain.knowledge.queries import LANGUAGE
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.queries import address
from veerkracht.shared.ui.pictures import share_picture
from veerkracht.web.printing import OWN_PAGES, pointer_of
from veerkracht.web.public.pictures import picture_response
from veerkracht.web.public.search.facets import ITEM_KINDS, Facet, facets_of
from veerkracht.web.public.search.listing import nearest_themes, search
from veerkracht.web.public.search.views import counted
from veerkracht.web.requests import ProgrammeRequest
from veerkracht.web.visible import once_each, readable_items

from .alike import beside
from .described import item_data
from .languages import versions_of
from .moved import moved_to
from .shelf import listed

PAGE_SIZE = 12


class ThemeTile(NamedTuple):
    """A theme to look into, with its drawing."""

    code: str
    label: str
    url: str


@login_not_required
@require_safe
def knowledge(request: ProgrammeRequest) -> HttpResponse:
    """List the items, by words, kind and what they ask of a firm."""
    facets = facets_of(request.programme)
    result = search(request, kinds=ITEM_KINDS, facets=facets, size=PAGE_SIZE)
    themes = nearest_themes(request, result.words) if result.words and not result.rows else []
    is_start = not result.words and not result.is_filtered
    browse = _themes(facets) if is_start else []
    response = render(request, "public/knowledge/list.html", {"search": result, "themes": themes, "browse": browse})
    return counted(response, request, result)


def _themes(facets: Sequence[Facet]) -> list[ThemeTile]:
    """Return the main themes."""
    named = (found for facet in facets if facet.facet == "theme" for found in (facet.labels or {}).items())
    return [ThemeTile(code, str(label), reverse("public:theme", args=[code])) for code, label in named]


@login_not_required
@require_safe
def theme(request: ProgrammeRequest, code: str) -> HttpResponse:
    """List what there is about one theme with its sub-themes."""
    themes = Theme.objects.of(request.programme)
    found = get_object_or_404(themes, code=code)
    readable = readable_items(request.programme, request.programme.today())
    items = once_each(readable, get_language() or LANGUAGE)
    about = items.filter(Q(theme=found) | Q(theme__parent=found)).order_by("kind", "-checked_on", "title", "pk")
    parts = themes.filter(parent=found).order_by("position", "pk")
    context = {"theme": found, "parts": parts, "items": listed(about)}
    return render(request, "public/knowledge/theme.html", context)


@login_not_required
@require_safe
def item(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """Show one item in the language it is in; a story with its pionier, whom one can ask."""
    programme = request.programme
    try:
        found = _find(request, slug)
    except Http404:
        moved = moved_to(programme, request.path)
        if moved is None:
            raise
        return redirect("public:item", moved, permanent=True)
    alike, then = beside(programme, found)
    pionier = _teller(request, found)
    context = {
        "item": found,
        "pionier": pionier,
        "pointer": pointer_of(found),
        "alike": alike,
        "then": then,
        "versions": versions_of(programme, found),
        "link": address(programme, "public:item", found.slug),
        "image": address(programme, "public:item-picture", found.slug),
        "data": item_data(programme, found, pionier),
    }
    return render(request, "public/knowledge/item.html", context)


@login_not_required
@require_safe
def picture(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """Give the picture that another site shows when somebody shares this item."""
    found, programme = _find(request, slug), request.programme
    line = f"{found.get_kind_display()} · {found.theme.label}".capitalize()
    return picture_response(share_picture(title=found.title, line=line, name=programme.name, tokens=programme.tokens))


def _find(request: ProgrammeRequest, slug: str) -> ItemPage:
    """Return the item with its pictures; when two languages share an address, the one in the visitor's language."""
    items = readable_items(request.programme, request.programme.today()).filter(slug=slug)
    own = Case(When(locale__language_code=get_language(), then=0), default=1)
    found = items.select_related(*OWN_PAGES, "theme__parent", "locale", "picture").order_by(own, "pk").first()
    if found is None:
        raise Http404
    shown = [block.value["image"] for block in found.body if block.block_type == "picture"]
    prefetch_related_objects([image for image in (found.picture, *shown) if image], "renditions")
    return found


def _teller(request: ProgrammeRequest, found: ItemPage) -> Pionier | None:
    if found.kind != ItemKind.STORY:
        return None
    public: QuerySet[Pionier] = Pionier.objects.of(request.programme).public(request.programme.today())
    return public.filter(person_id=found.storypage.told_by_id).select_related("person", "company").first()
