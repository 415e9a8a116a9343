"""The public door as a Django app."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Register templates of the door, and what can be found on it."""

    name = "veerkracht.web.public"
    label = "public"

    def ready(self) -> None:
        """Register what can be found."""
        from .search.sources import register_all  # noqa: PLC0415 needs the models

        register_all()
