"""The word `scans` as a Django app."""

from django.apps import AppConfig


class ScansConfig(AppConfig):
    """Register the app."""

    name = "veerkracht.domain.scans"
    label = "scans"
