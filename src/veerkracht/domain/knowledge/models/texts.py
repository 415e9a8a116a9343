"""The words of a text without their mark-up."""

import re
from html import unescape
from typing import Any

from django.utils.html import strip_tags

# Where one of these ends, a word ends too.
TAG_END = re.compile(r"</(?:p|li|h[1-6])>|<br\s*/?>")
# What a reader reads of a block that is made of parts.
READ = ("text", "said_by", "alt", "caption")


def plain_text(body: Any) -> str:
    """Return the words of a text, paragraphs on their own lines, so that nothing runs together."""
    return "\n".join(filter(None, (_words(block.value) for block in body)))


def _words(value: Any) -> str:
    if hasattr(value, "get"):
        return "\n".join(str(value[name]) for name in READ if value.get(name))
    spaced = TAG_END.sub(" ", value.source if hasattr(value, "source") else str(value))
    return " ".join(unescape(strip_tags(spaced)).split())
