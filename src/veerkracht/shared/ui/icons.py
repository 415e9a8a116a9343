"""The icon names, read from the sprite itself so that the list cannot drift."""

import re
from pathlib import Path

from django.templatetags.static import static
from django.utils.safestring import SafeString

from .markup import esc, html, one_of

SPRITE = Path(__file__).parent / "static/ui/icons.svg"
ICONS = frozenset(re.findall(r'<symbol id="([a-z-]+)"', SPRITE.read_text()))


def icon(name: str, *, label: str = "") -> SafeString:
    """Return one icon of the sprite; without a label it is decoration. Raises TemplateSyntaxError for another name."""
    one_of(name, ICONS, what="icon name")
    spoken = f' role="img" aria-label="{esc(label)}"' if label else ' aria-hidden="true"'
    return html(f'<svg class="v-icon"{spoken}><use href="{static("ui/icons.svg")}#{name}"></use></svg>')
