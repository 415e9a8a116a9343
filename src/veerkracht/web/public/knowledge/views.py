"""The knowledge base: a list to search, and one item."""

from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from veerkracht.domain.knowledge.choices import ARTICLE_KINDS, TOOL_KINDS, ItemKind
from veerkracht.domain.knowledge.models import ArticlePage, ItemPage, SchemePage, ToolPage
from veerkracht.domain.knowledge.queries import LONGEST_SEARCH, search_items
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.shared.ui.items import Chip
from veerkracht.web.requests import ProgrammeRequest

from .shelf import listed, readable_items

PAGE_SIZE = 24
OWN_PAGES = ("storypage", "toolpage", "articlepage", "schemepage")
# What a visitor calls a tool holds the scans too.
KINDS = {"story": (ItemKind.STORY,), "tool": TOOL_KINDS}


@login_not_required
@require_safe
def knowledge(request: ProgrammeRequest) -> HttpResponse:
    """List the stories and tools, by words and kind."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
    kind = request.GET.get("soort", "")
    found = search_items(readable_items(request.programme, request.programme.today()), words)
    if kind in KINDS:
        found = found.filter(kind__in=KINDS[kind])
    page = Paginator(found.order_by("-checked_on", "title", "pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "items": listed(cast("QuerySet[ItemPage]", page.object_list)),
        "words": words,
        "kind": kind if kind in KINDS else "",
        "chips": _chips(words, kind),
    }
    return render(request, "public/knowledge/list.html", context)


def _chips(words: str, kind: str) -> list[Chip]:
    labels = {"story": _("Stories"), "tool": _("Tools and scans")}
    return [
        Chip(label, f"?{urlencode({'q': words, 'soort': '' if code == kind else code})}", code == kind)
        for code, label in labels.items()
    ]


@login_not_required
@require_safe
def item(request: ProgrammeRequest, slug: str) -> HttpResponse:
    """Show one item; a story with its pionier, whom one can ask."""
    items = readable_items(request.programme, request.programme.today())
    found = (
        items.select_related("storypage", "toolpage", "articlepage", "schemepage", "theme__parent")
        .filter(slug=slug)
        .first()
    )
    if found is None:
        raise Http404
    return render(
        request,
        "public/knowledge/item.html",
        {"item": found, "pionier": _teller(request, found), "pointer": _pointer(found)},
    )


def _pointer(found: ItemPage) -> ToolPage | ArticlePage | SchemePage | None:
    """Return the page of its own kind when it leads to another site."""
    if found.kind == ItemKind.STORY:
        return None
    name = "toolpage" if found.kind in TOOL_KINDS else "articlepage" if found.kind in ARTICLE_KINDS else "schemepage"
    own: ToolPage | ArticlePage | SchemePage = getattr(found, name)
    return own if own.link else None


def _teller(request: ProgrammeRequest, found: ItemPage) -> Pionier | None:
    if found.kind != ItemKind.STORY:
        return None
    public: QuerySet[Pionier] = Pionier.objects.of(request.programme).public(request.programme.today())
    return public.filter(person_id=found.storypage.told_by_id).select_related("person", "company").first()
