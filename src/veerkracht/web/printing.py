"""Items of the knowledge base as documents, and how a document goes out."""

import datetime as dt
import hashlib
import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _

from veerkracht.domain import events, knowledge, referrals
from veerkracht.domain.knowledge.choices import ARTICLE_KINDS, TOOL_KINDS, ItemKind
from veerkracht.domain.knowledge.models import ArticlePage, ItemPage, SchemePage, ToolPage
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.queries import address
from veerkracht.shared.print import fingerprint, render_pdf
from veerkracht.shared.ui.formats import day
from veerkracht.shared.ui.tokens import colours
from veerkracht.web.printed_parts import printed_parts

ITEM = Path(str(knowledge.__file__)).parent / "documents" / "item.typ"
BROCHURE = ITEM.with_name("brochure.typ")
POSTER = Path(str(events.__file__)).parent / "documents" / "poster.typ"
CARD_SHEET = Path(str(referrals.__file__)).parent / "documents" / "card_sheet.typ"
CARD_POSTER = CARD_SHEET.with_name("card_poster.typ")
DOOR_LIST, BADGES = POSTER.with_name("door_list.typ"), POSTER.with_name("badges.typ")
OWN_PAGES = ("storypage", "toolpage", "articlepage", "schemepage")

Data = dict[str, Any]
Pointer = ToolPage | ArticlePage | SchemePage


def house_style(programme: Programme, *, title: str, language: str) -> Data:
    """Return what `house.typ` wants of every document."""
    ink = colours(programme.tokens)
    return {"title": title, "programme": programme.name, "language": language, "colours": ink}


def qr(link: str) -> str:
    """Return the QR code of an address of ours as SVG."""
    drawn = io.BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="svg", border=1, light="#ffffff")
    return drawn.getvalue().decode()


def qr_drawing(link: str) -> str:
    """Return the QR code of an address of ours as SVG inside a page."""
    drawn = segno.make(link, error="m", micro=False).svg_inline(
        scale=4, border=2, omitsize=True, svgclass="v-qr", lineclass=None
    )
    return mark_safe(drawn)  # noqa: S308 drawn by segno from an address of our own


def pointer_of(item: ItemPage) -> Pointer | None:
    """Return the page of its own kind when it leads to another site; read it with `OWN_PAGES`."""
    if item.kind in (ItemKind.STORY, ItemKind.PAGE):
        return None
    name = "toolpage" if item.kind in TOOL_KINDS else "articlepage" if item.kind in ARTICLE_KINDS else "schemepage"
    own: Pointer = getattr(item, name)
    return own if own.link else None


def tellers_of(programme: Programme, items: Iterable[ItemPage], on: dt.date) -> dict[int, Pionier]:
    """Return the public pionier of each story, by the story's key; one query."""
    told = {item.pk: item.storypage.told_by_id for item in items if item.kind == ItemKind.STORY}
    public = Pionier.objects.of(programme).public(on).filter(person_id__in=told.values())
    found = {each.person_id: each for each in public.select_related("person", "company")}
    return {pk: found[person] for pk, person in told.items() if person in found}


def printed_item(programme: Programme, item: ItemPage, teller: Pionier | None) -> Data:
    """Return an item as `item` in `house.typ` wants it, in the language of the moment."""
    link = address(programme, "public:item", item.slug)
    kind = str(ItemKind(item.kind).label).capitalize()
    return {
        "title": item.title,
        "about": _("%(kind)s about %(theme)s") % {"kind": kind, "theme": item.theme.label},
        "intro": item.intro,
        "parts": printed_parts(item),
        "told_by": _told_by(teller),
        "ask": _("Do you want to know how this would go in your firm? Ask.") if teller else _("Read this on the site:"),
        "link": link,
        "qr": qr(link),
        "qr_alt": _("QR code that leads to %(link)s") % {"link": link},
        "facts": [[label, value] for label, value in _facts(item) if value],
    }


def _told_by(teller: Pionier | None) -> str:
    if teller is None:
        return ""
    given = {"name": teller.person.name, "company": teller.company.name}
    return _("Told by %(name)s, %(company)s") % given


def _facts(item: ItemPage) -> list[tuple[str, str]]:
    pointer = pointer_of(item)
    return [
        (_("Where to find it"), pointer.link if pointer else ""),
        (_("Made by"), pointer.maker if pointer else ""),
        (_("Theme"), item.theme.label),
        (_("Source"), " ".join(filter(None, (item.source, item.source_url)))),
        (_("Licence"), item.licence),
        (_("Last checked"), day(item.checked_on)),
    ]


def pdf_response(request: HttpRequest, template: Path, data: Mapping[str, object], *, name: str) -> HttpResponseBase:
    """Return the document, or that the one the browser has is still right: then none is made."""
    etag = f'"{fingerprint(template, data)}"'
    return _answer(request, etag, lambda: render_pdf(template, data), "application/pdf", f"{slugify(name)[:80]}.pdf")


def picture_response(request: HttpRequest, png: bytes) -> HttpResponseBase:
    """Return one page of a proof."""
    etag = f'"{hashlib.blake2b(png, digest_size=12).hexdigest()}"'
    return _answer(request, etag, lambda: png, "image/png", "proef.png")


def _answer(
    request: HttpRequest, etag: str, make: Callable[[], bytes], content_type: str, name: str
) -> HttpResponseBase:
    response = get_conditional_response(request, etag=etag) or HttpResponse(make(), content_type=content_type)
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    if response.status_code == 200:
        response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
