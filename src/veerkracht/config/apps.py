"""The config app exists for its management commands."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Register the commands that start and run the product."""

    name = "veerkracht.config"
    label = "config"
