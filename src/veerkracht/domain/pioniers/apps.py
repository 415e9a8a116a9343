"""The word `pioniers` as a Django app."""

from django.apps import AppConfig


class PioniersConfig(AppConfig):
    """Register the app."""

    name = "veerkracht.domain.pioniers"
    label = "pioniers"
