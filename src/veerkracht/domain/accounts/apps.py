"""The word `accounts` as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Register the app."""

    name = "veerkracht.domain.accounts"
    label = "accounts"
