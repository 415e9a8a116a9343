"""A developer's machine: errors in the browser, mail shown in the outbox."""

from .base import *  # noqa: F403 settings modules extend each other this way

DEBUG = True
SECRET_KEY = "development only, never a secret"  # noqa: S105 not used anywhere that matters
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost"]
REQUIRE_MFA = False
