"""Which database the settings point at, and keeping the embedded one up while a command runs."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import postgres
from .settings.environment import ENV

TEST_SETTINGS = "veerkracht.config.settings.test"


def embedded() -> Path | None:
    """Return the data folder of the embedded PostgreSQL, or None when the environment gives a database."""
    if os.environ.get("DJANGO_SETTINGS_MODULE") == TEST_SETTINGS:
        return None if os.environ.get("TEST_DATABASE_URL") else ENV.var / "postgres-test"
    return None if ENV.database_url else ENV.var / "postgres"


@contextmanager
def available() -> Iterator[None]:
    """Keep the embedded PostgreSQL up inside the block; does nothing for a database of one's own."""
    data_dir = embedded()
    if data_dir is None:
        yield
        return
    with postgres.running(data_dir, durable=is_durable()):
        yield


def is_durable() -> bool:
    """Tell whether what is stored must outlive a power cut; what tests store need not."""
    return os.environ.get("DJANGO_SETTINGS_MODULE") != TEST_SETTINGS
