"""From a template and plain data to a PDF, or to pictures of its pages."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

import typst

from .letters import drawable

HOUSE = Path(__file__).parent / "house.typ"
FONTS = HOUSE.with_name("fonts")
NOT_DRAWN = "could not be displayed"
PICTURE_DPI = 80


def render_pdf(template: Path, data: Mapping[str, object]) -> bytes:
    """Return the PDF of a Typst template; `data` (what JSON can hold) is read there as `data.<name>`.

    The template follows `house.typ`, which reads the data and offers the house style. It sets a title and a language,
    without which no accessible document can be made. Texts are data, never code. Letters that our fonts lack become a
    white square. Raises TypstError for a broken template.
    """
    source = _source(template)
    try:
        return _pdf(source, _as_json(data))
    except typst.TypstError as error:
        if NOT_DRAWN not in str(error):
            raise
        # Letters that can each be drawn may stand in a combination that cannot.
        return _pdf(source, _as_json(data, only_latin=True))


def render_pictures(template: Path, data: Mapping[str, object]) -> tuple[bytes, ...]:
    """Return the pages of the same document as PNG; the last few documents are kept, as each page is asked apart."""
    return _pictures(_source(template), _as_json(data))


def fingerprint(template: Path, data: Mapping[str, object]) -> str:
    """Return what stays the same as long as the document would."""
    return hashlib.blake2b(_source(template) + _as_json(data).encode(), digest_size=12).hexdigest()


def _source(template: Path) -> bytes:
    return HOUSE.read_bytes() + template.read_bytes()


def _as_json(data: Mapping[str, object], *, only_latin: bool = False) -> str:
    plain = json.loads(json.dumps(data, default=str))
    return json.dumps(drawable(plain, only_latin=only_latin), ensure_ascii=False)


def _pdf(source: bytes, data: str) -> bytes:
    return typst.compile(
        source, None, format="pdf", sys_inputs={"data": data}, pdf_standards="ua-1", font_paths=_fonts()
    )


@cache
def _fonts() -> typst.Fonts:
    """Return the house's letters, read once, with those of the library behind them for what they lack."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])


@lru_cache(maxsize=2)
def _pictures(source: bytes, data: str) -> tuple[bytes, ...]:
    given = {"data": data}
    made = typst.compile(source, None, format="png", ppi=PICTURE_DPI, sys_inputs=given, font_paths=_fonts())
    pages = cast("bytes | list[bytes]", made)  # typst gives a list when there is more than one page
    return (pages,) if isinstance(pages, bytes) else tuple(pages)
