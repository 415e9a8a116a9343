"""The app holds the templates, the styles and the template tags of every door."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Register the look."""

    name = "veerkracht.shared.ui"
    label = "ui"
