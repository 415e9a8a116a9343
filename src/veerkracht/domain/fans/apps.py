"""The word `fans` as a Django app."""

from django.apps import AppConfig


class FansConfig(AppConfig):
    """Register the app."""

    name = "veerkracht.domain.fans"
    label = "fans"
