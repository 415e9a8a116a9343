"""The icon names, read from the sprite itself so that the list cannot drift."""

import re
from functools import cache
from pathlib import Path

from django.templatetags.static import static
from django.utils.safestring import SafeString

from .markup import esc, html, one_of

SPRITE = Path(__file__).parent / "static/ui/icons.svg"
ICONS = frozenset(re.findall(r'<symbol id="([a-z-]+)"', SPRITE.read_text()))


def icon(name: str, *, label: str = "") -> SafeString:
    """Return one icon of the sprite; without a label it is decoration. Raises TemplateSyntaxError for another name."""
    return _drawn(name, f' role="img" aria-label="{esc(label)}"') if label else _decoration(name)


@cache
def _decoration(name: str) -> SafeString:
    """Draw each icon once a process: a page has dozens of them."""
    return _drawn(name, ' aria-hidden="true"')


def _drawn(name: str, spoken: str) -> SafeString:
    one_of(name, ICONS, what="icon name")
    return html(f'<svg class="v-icon"{spoken}><use href="{static("ui/icons.svg")}#{name}"></use></svg>')
