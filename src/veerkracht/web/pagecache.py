"""Answers a visitor who only reads from memory, as long as nothing that the page shows has changed."""

import hashlib
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from veerkracht.shared.pagecache.changes import changes
from veerkracht.shared.pagecache.keeping import Page, Pages
from veerkracht.shared.pagecache.reading import tables_read

GetResponse = Callable[[HttpRequest], HttpResponse]
Key = tuple[str, str, str, bool]

MOST_BYTES = 12 * 1024 * 1024  # per process
LARGEST = 512 * 1024
LONGEST_ADDRESS = 200
# Who signs in, fills in a form or works behind a door never gets a kept page.
OWN_COOKIES = ("sessionid", "csrftoken", "messages")
DOORS = ("/team/", "/mijn/", "/cms/", "/account/", "/static/", "/media/", "/healthz", "/readyz", "/api/")
KINDS = ("text/html", "text/calendar", "application/rss+xml", "application/xml", "text/plain")
# A browser may show its own copy while it asks; nothing on these pages is older than that.
BROWSER = "public, max-age=0, stale-while-revalidate=30"

pages = Pages(MOST_BYTES)


class PageCacheMiddleware:
    """Stand before sessions and translation: a kept page costs neither."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from memory when that is right, else make the page and perhaps keep it."""
        if not _is_reading(request):
            return self.get_response(request)
        changes.listen()
        key = _key(request)
        kept = pages.get(key)
        if kept is not None and _is_fresh(kept):
            return _answer(request, kept)
        return self._made(request, key)

    def _made(self, request: HttpRequest, key: Key) -> HttpResponse:
        seen = changes.now()
        with tables_read() as tables:
            response = self.get_response(request)
        if not _may_be_kept(response, tables):
            return response
        page = _page(response, frozenset(tables), seen)
        pages.put(key, page)
        return _answer(request, page)


def _is_reading(request: HttpRequest) -> bool:
    """Tell whether this is a visitor without any cookie of ours who asks for a page of the site."""
    return (
        bool(settings.PAGE_CACHE_SECONDS)
        and request.method == "GET"
        and not request.path.startswith(DOORS)
        and len(request.get_full_path()) <= LONGEST_ADDRESS
        and "HX-Request" not in request.headers
        and not any(name in request.COOKIES for name in OWN_COOKIES)
    )


def _key(request: HttpRequest) -> Key:
    return request.get_host(), request.get_full_path(), get_language_from_request(request), request.is_secure()


def _is_fresh(page: Page) -> bool:
    """Tell whether nothing changed; the clock on the wall changes pages too, so none is kept for long."""
    is_young = time.monotonic() - page.made < settings.PAGE_CACHE_SECONDS
    return is_young and not changes.since(page.seen, page.tables)


def _may_be_kept(response: HttpResponse, tables: set[str]) -> bool:
    """Tell whether the answer is the same for every visitor and shows nothing whose changes we would miss."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "private" not in response.get("Cache-Control", "")
        and "no-store" not in response.get("Cache-Control", "")
        and response.get("Content-Type", "").startswith(KINDS)
        and len(response.content) <= LARGEST
        and tables <= changes.watched
    )


def _page(response: HttpResponse, tables: frozenset[str], seen: int) -> Page:
    patch_vary_headers(response, ("Cookie", "Accept-Language"))
    etag = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
    headers = (*response.headers.items(), ("ETag", etag), ("Cache-Control", BROWSER))
    return Page(response.content, headers, etag, tables, seen, time.monotonic())


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    asked = request.headers.get("If-None-Match", "")
    is_known = page.etag in (part.strip().removeprefix("W/") for part in asked.split(","))
    response = HttpResponseNotModified() if is_known else HttpResponse(page.body)
    for name, value in page.headers:
        response.headers[name] = value
    if is_known:
        del response["Content-Type"]
    return response
