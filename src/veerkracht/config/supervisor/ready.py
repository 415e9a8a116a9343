"""Asks our own /readyz whether everything is there."""

import http.client

from django.conf import settings

from veerkracht.config import web


def is_ready() -> bool:
    """Tell whether /readyz answers 200."""
    host, port = web.listening_address()
    door = http.client.HTTPConnection("127.0.0.1" if host in {"0.0.0.0", "::"} else host, port, timeout=2)  # noqa: S104 compared, not bound
    try:
        door.request("GET", "/readyz", headers={"Host": _own_name(), "X-Forwarded-Proto": "https"})
        return door.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        door.close()


def _own_name() -> str:
    """Return a host name that the site answers to."""
    return next((name.lstrip(".") for name in settings.ALLOWED_HOSTS if name != "*"), "localhost")
