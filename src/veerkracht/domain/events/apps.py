"""The word `events` as a Django app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Register the app."""

    name = "veerkracht.domain.events"
    label = "events"
