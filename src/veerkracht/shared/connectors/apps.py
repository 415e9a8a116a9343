"""Connectors as a Django app: the tables of what was asked and answered."""

from django.apps import AppConfig


class ConnectorsConfig(AppConfig):
    """Connectors to other registers."""

    name = "veerkracht.shared.connectors"
    label = "connectors"
