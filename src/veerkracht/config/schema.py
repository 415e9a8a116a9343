"""Whether the database has every table it needs, by names alone: importing all migrations takes half a second."""

import importlib
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def pending() -> set[tuple[str, str]]:
    """Return the (app, migration) pairs that are on disk and not in the database. One query."""
    return set(on_disk()) - applied()


def applied() -> set[tuple[str, str]]:
    """Return the (app, migration) pairs that the database has had."""
    return set(MigrationRecorder(connection).applied_migrations())


def on_disk() -> frozenset[tuple[str, str]]:
    """Return the (app, migration) pairs of all installed apps."""
    return frozenset(files())


@cache
def files() -> dict[tuple[str, str], Path]:
    """Return the file of each migration of the installed apps; looked up once per process."""
    return {(app.label, path.stem): path for app in apps.get_app_configs() for path in _paths(app.label, app.name)}


def _paths(label: str, package: str) -> list[Path]:
    module = settings.MIGRATION_MODULES.get(label, f"{package}.migrations")
    if module is None:
        return []
    try:
        folder = importlib.import_module(module)
    except ModuleNotFoundError:
        return []
    found = (path for place in getattr(folder, "__path__", ()) for path in Path(place).glob("*.py"))
    return sorted(path for path in found if path.stem[0] not in "_~")
