"""Small tools for tags that write their HTML in Python, because a template per cell is most of a page's cost."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString


def esc(value: object) -> str:
    """Escape a value for HTML, unless it is safe already. A plain string comes back: the end result is marked once."""
    return str(value) if hasattr(value, "__html__") else escape(str(value))


def html(*parts: str) -> SafeString:
    """Join parts that are escaped already and mark the whole as safe."""
    return SafeString("".join(parts))


def attributes(pairs: Iterable[tuple[str, Any]]) -> str:
    """Write attributes with a leading space; True is a bare name, None, False and an empty string leave it out."""
    written = []
    for name, value in pairs:
        if value is True:
            written.append(f" {name}")
        elif value is not None and value is not False and value != "":
            written.append(f' {name}="{esc(value)}"')
    return "".join(written)


def one_of(value: str, allowed: Iterable[str], *, what: str) -> str:
    """Return the value. Raises TemplateSyntaxError with the allowed words when it is none of them."""
    if value not in allowed:
        raise TemplateSyntaxError(f"{what} is '{value}'; it must be one of: {', '.join(sorted(allowed))}.")
    return value
