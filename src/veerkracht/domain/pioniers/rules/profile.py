"""When a yes is a yes to this very text."""

import hashlib


def text_version(headline: str, story: str, themes: str) -> str:
    """Return a mark of a profile's text, so that nobody says yes to another one."""
    return hashlib.sha256("\x00".join((headline, story, themes)).encode()).hexdigest()[:16]
