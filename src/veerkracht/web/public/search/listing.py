"""One search as a page shows it: what was asked, the rows, and the way on when there are none."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import Synonym
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.search.finding import Finder, Found, Hit, Sight
from veerkracht.shared.search.query import LONGEST_QUERY, Matched
from veerkracht.shared.search.snippets import marked, snippet
from veerkracht.shared.search.synonyms import Synonyms
from veerkracht.web.requests import ProgrammeRequest

from .facets import Facet, Kind, Select, chosen, kind_chips, selects

LABELS: dict[str, str | Promise] = {
    **dict(ItemKind.choices),
    "theme": _("theme"),
    "pionier": _("pionier"),
    "event": _("meeting"),
    "fan": _("fan"),
}
ADDRESSES = {"theme": "public:theme", "pionier": "public:pionier", "event": "public:event"}
ITEMS = tuple(ItemKind.values)


class Row(NamedTuple):
    """A hit as it is shown; the address is empty when there is no page of it."""

    title: SafeString
    url: str
    text: SafeString
    kind: str
    note: str
    score: float
    language: str

    @property
    def lang(self) -> str:
        """Return the language when it is another one than that of the page."""
        return self.language if self.language != get_language() else ""


class Search(NamedTuple):
    """All that a page of results shows."""

    words: str
    kind: str
    found: Found
    rows: list[Row]
    page: Page[Any]
    chips: list[Any]
    selects: list[Select]
    hidden: list[tuple[str, str]]

    @property
    def is_filtered(self) -> bool:
        """Tell whether something was chosen beside the words."""
        return bool(self.kind or self.hidden)


@lru_cache(maxsize=64)
def _synonyms(groups: tuple[str, ...]) -> Synonyms:
    return Synonyms(groups)


def finder_for(programme: Programme, language: str = "") -> Finder:
    """Return what searches this programme as it is today, with its own synonyms; one query."""
    groups = tuple(Synonym.objects.of(programme).order_by("pk").values_list("words", flat=True))
    sight = Sight(str(programme.pk), programme.today(), language or get_language() or "nl")
    return Finder(sight, synonyms=_synonyms(groups))


def words_of(request: ProgrammeRequest) -> str:
    """Return what was typed, bounded."""
    return request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]


def search(request: ProgrammeRequest, *, kinds: Sequence[Kind], facets: Sequence[Facet], size: int) -> Search:
    """Do the search that the address asks for."""
    finder, words = finder_for(request.programme), words_of(request)
    now = next((kind for kind in kinds if kind.name == request.GET.get("soort")), None)
    every = [each for kind in kinds for each in kind.kinds]
    picked = chosen(request.GET, facets)
    wanted = list(now.kinds) if now else every
    found, page = _page(request, finder, words, wanted, picked, size)
    kept = [(facet.name, picked[facet.facet][0]) for facet in facets if facet.facet in picked]
    # What each kind would give is counted over all kinds, so that one can go from one to the other.
    counts = found.kinds if now is None else finder.find(words, kinds=every, chosen=picked, size=1).kinds
    return Search(
        words,
        now.name if now else "",
        found,
        [row(hit, found.matched) for hit in found.hits],
        page,
        kind_chips(kinds, now.name if now else "", counts, lambda kind: _link(words, kind, kept)),
        selects(facets, picked, found.facets),
        kept,
    )


def _page(
    request: ProgrammeRequest, finder: Finder, words: str, kinds: list[str], picked: dict[str, list[str]], size: int
) -> tuple[Found, Page[Any]]:
    """Return the page asked for, the last one when it is beyond."""
    wanted = request.GET.get("page", "1")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 5 else 1
    found = finder.find(words, kinds=kinds, chosen=picked, page=number, size=size)
    page = Paginator(range(found.reachable(size)), size).get_page(number)
    if page.number != number:
        found = finder.find(words, kinds=kinds, chosen=picked, page=page.number, size=size)
    return found, page


def _link(words: str, kind: str, kept: list[tuple[str, str]]) -> str:
    pairs = [("q", words), ("soort", kind), *kept]
    return f"?{urlencode([pair for pair in pairs if pair[1]])}"


def row(hit: Hit, matched: Matched | None = None) -> Row:
    """Return a hit as it is shown, with the words marked when there are any."""
    matched = matched or Matched()
    text = snippet(hit.body, matched) if matched.words else SafeString("")
    if hit.summary and (not text or "<mark>" in marked(hit.summary, matched)):
        text = marked(hit.summary, matched)
    title = marked(hit.title, matched) if matched.words else escape(hit.title)
    label = capfirst(str(LABELS.get(hit.kind, hit.kind)))
    return Row(title, address(hit), text, label, _note(hit), hit.score, hit.language if hit.kind in ITEMS else "nl")


def _note(hit: Hit) -> str:
    """Return the note of a hit; for an item in another language than the page, that language."""
    is_foreign = hit.kind in ITEMS and hit.language != get_language()
    return str(get_language_info(hit.language)["name_translated"]) if is_foreign else hit.note


def address(hit: Hit) -> str:
    """Return where a hit leads."""
    if hit.kind in ADDRESSES:
        return reverse(ADDRESSES[hit.kind], args=[hit.ref])
    return reverse("public:fans") if hit.kind == "fan" else reverse("public:item", args=[hit.ref])


def nearest_themes(request: ProgrammeRequest, words: str) -> list[Row]:
    """Return themes that have something to do with the words, for who found nothing."""
    finder = finder_for(request.programme)
    found = finder.find(words, kinds=["theme"], size=4).hits or finder.find("", kinds=["theme"], size=10).hits
    return [row(hit) for hit in found]
