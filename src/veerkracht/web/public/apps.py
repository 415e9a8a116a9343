"""The public door as a Django app."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Register templates of the door."""

    name = "veerkracht.web.public"
    label = "public"
