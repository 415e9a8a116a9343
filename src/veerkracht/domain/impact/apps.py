"""The word `impact` as a Django app."""

from django.apps import AppConfig


class ImpactConfig(AppConfig):
    """Register the app."""

    name = "veerkracht.domain.impact"
    label = "impact"

    def ready(self) -> None:
        """Register the periodic refresh."""
        from . import tasks  # noqa: F401, PLC0415 registers itself once models are loaded
