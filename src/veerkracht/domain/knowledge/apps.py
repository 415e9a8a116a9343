"""The word `knowledge` as a Django app."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Register the app."""

    name = "veerkracht.domain.knowledge"
    label = "knowledge"
