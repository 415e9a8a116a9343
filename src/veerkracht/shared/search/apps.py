"""The search index as a Django app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Hold the list of changes and register its cleaning."""

    name = "veerkracht.shared.search"
    label = "search"

    def ready(self) -> None:
        """Register the periodic work."""
        from . import tasks  # noqa: F401, PLC0415 registers itself once models are loaded
