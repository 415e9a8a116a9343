"""The word `knowledge` as a Django app."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Register the app."""

    name = "veerkracht.domain.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        """Register the periodic work."""
        from . import tasks  # noqa: F401, PLC0415 registers itself once models are loaded
