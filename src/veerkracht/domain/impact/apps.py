"""The word `impact` as a Django app."""

from django.apps import AppConfig


class ImpactConfig(AppConfig):
    """Register the app."""

    name = "veerkracht.domain.impact"
    label = "impact"
