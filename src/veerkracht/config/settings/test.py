"""Tests: fast, strict, on a PostgreSQL of their own."""

import os

from veerkracht.config import postgres

from .base import *  # noqa: F403 settings modules extend each other this way
from .base import VAR, database_from_url

SECRET_KEY = "tests"  # noqa: S105 signs nothing outside the tests
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1", ".localhost"]
REQUIRE_MFA = False
KVK_IS_INVENTED = True
DEMO = True
DATABASES = {"default": database_from_url(os.environ.get("TEST_DATABASE_URL") or postgres.dsn(VAR / "postgres-test"))}
DATABASES["default"]["CONN_MAX_AGE"] = 0
PAGE_CACHE_SECONDS = 0  # the tests of the page cache switch it on
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
