"""The demo: one machine, invented data, sign-in by one tap, mail shown in the outbox."""

import secrets

from .base import *  # noqa: F403 settings modules extend each other this way
from .base import VAR

DEMO = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost"]
REQUIRE_MFA = False
KVK_IS_INVENTED = True


def _kept_secret() -> str:
    """Return the key of this demo, made at its first start, so that sessions outlive a restart."""
    path = VAR / "secret-key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = _kept_secret()
