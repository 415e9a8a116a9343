"""The word `programme` as a Django app."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Register the app."""

    name = "veerkracht.domain.programme"
    label = "programme"
