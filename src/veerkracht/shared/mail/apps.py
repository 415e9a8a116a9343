"""The outbox."""

from anymail.signals import tracking
from django.apps import AppConfig


class MailConfig(AppConfig):
    """Hold the outbox and register its sender."""

    name = "veerkracht.shared.mail"
    label = "mail"

    def ready(self) -> None:
        """Register the periodic sender, and listen to what the provider tells."""
        from . import delivery, tasks  # noqa: F401, PLC0415 registers itself once models are loaded

        tracking.connect(delivery.heard, dispatch_uid="mail.delivery")
