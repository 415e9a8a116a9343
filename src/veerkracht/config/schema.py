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


@cache
def on_disk() -> frozenset[tuple[str, str]]:
    """Return the (app, migration) pairs of all installed apps; read once per process."""
    return frozenset((app.label, name) for app in apps.get_app_configs() for name in _names(app.label, app.name))


def _names(label: str, package: str) -> list[str]:
    module = settings.MIGRATION_MODULES.get(label, f"{package}.migrations")
    if module is None:
        return []
    try:
        folder = importlib.import_module(module)
    except ModuleNotFoundError:
        return []
    files = (file for place in getattr(folder, "__path__", ()) for file in Path(place).glob("*.py"))
    return [file.stem for file in files if file.stem[0] not in "_~"]
