"""The team door as a Django app."""

from django.apps import AppConfig


class TeamConfig(AppConfig):
    """Register templates of the door."""

    name = "veerkracht.web.team"
    label = "team"
