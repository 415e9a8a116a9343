"""Photographs in a document: small enough to send, and as text, because a document's data can hold only text."""

import base64
import io
from functools import lru_cache
from html import escape
from pathlib import Path

from PIL import Image, ImageOps

# As wide as a page of A4 is sharp at, and no more than a reader's telephone wants to fetch.
WIDEST = 960
QUALITY = 80


def photo(path: str | Path) -> str:
    """Return a picture as an SVG of itself, at most `WIDEST` pixels wide; nothing when the file cannot be read."""
    place = Path(path)
    try:
        return _drawn(str(place), place.stat().st_mtime_ns)
    except (OSError, ValueError, Image.DecompressionBombError):
        return ""


@lru_cache(maxsize=48)
def _drawn(path: str, _changed: int) -> str:
    with Image.open(path) as opened:
        opened.draft("RGB", (WIDEST, WIDEST))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((WIDEST, WIDEST * 2))
        width, height = upright.size
        sheet = Image.new("RGB", upright.size, "#ffffff")
        clear = upright.convert("RGBA")
        sheet.paste(clear, mask=clear.getchannel("A"))
    kept = io.BytesIO()
    sheet.save(kept, "JPEG", quality=QUALITY)
    data = base64.b64encode(kept.getvalue()).decode()
    link = escape(f"data:image/jpeg;base64,{data}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image href="{link}" width="{width}" height="{height}"/></svg>'
    )
