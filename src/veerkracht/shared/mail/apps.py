"""The outbox."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """Hold the outbox and register its sender."""

    name = "veerkracht.shared.mail"
    label = "mail"

    def ready(self) -> None:
        """Register the periodic sender."""
        from . import tasks  # noqa: F401, PLC0415 registers itself once models are loaded
