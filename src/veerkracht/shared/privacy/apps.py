"""The declarations of every word."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PrivacyConfig(AppConfig):
    """Read the `privacy.py` of every word once its models are there."""

    name = "veerkracht.shared.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Let every word declare what it knows of people."""
        autodiscover_modules("privacy")
