"""Searching the whole site, and suggestions while somebody types."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from veerkracht.domain.knowledge.missed import note_missed_search
from veerkracht.web.requests import ProgrammeRequest

from .facets import ALL_KINDS, facets_of
from .listing import Search, finder_for, nearest_themes, row, search, words_of

PAGE_SIZE = 10
SHORTEST_START = 2


@login_not_required
@require_safe
def find(request: ProgrammeRequest) -> HttpResponse:
    """Search everything on the site; without words, offer the themes."""
    result = search(request, kinds=ALL_KINDS, facets=facets_of(request.programme), size=PAGE_SIZE)
    themes = nearest_themes(request, result.words) if not result.words or not result.rows else []
    response = render(request, "public/search/find.html", {"search": result, "themes": themes})
    return counted(response, request, result)


@login_not_required
@require_safe
def suggestions(request: ProgrammeRequest) -> HttpResponse:
    """Give what somebody who is still typing may mean, as a fragment."""
    words = words_of(request)
    hits = finder_for(request.programme).suggest(words) if len(words) >= SHORTEST_START else []
    rows = [found for hit in hits if (found := row(hit)).url]
    return render(request, "public/search/suggestions.html", {"rows": rows})


def counted(response: HttpResponse, request: ProgrammeRequest, result: Search) -> HttpResponse:
    """Have the words counted when nothing was found for them, after the answer went to the visitor."""
    if result.words and not result.found.total and not result.is_filtered:
        programme, words = request.programme, result.words
        after = partial(note_missed_search, programme=programme, words=words)
        response._resource_closers.append(after)  # type: ignore[attr-defined]  # what Django itself does with files
    return response
