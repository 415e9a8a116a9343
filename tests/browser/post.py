"""The outbox as tests read it: the newest mail to somebody, and what it holds."""

import re
from urllib.parse import urlsplit

from veerkracht.shared.mail.models import Mail


def newest(kind: str, to: str) -> Mail:
    """Return the newest mail of a kind to an address."""
    return Mail.objects.filter(kind=kind, to_address=to).latest("pk")


def link_in(mail: Mail) -> str:
    """Return the path of the first link in a mail; the host is that of the settings, not of the test's server."""
    found = re.search(r"https?://\S+", mail.text)
    assert found is not None, mail.text
    return urlsplit(found.group()).path
