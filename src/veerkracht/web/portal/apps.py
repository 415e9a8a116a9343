"""The portal door as a Django app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Register templates of the door."""

    name = "veerkracht.web.portal"
    label = "portal"
