"""The word `budget` as a Django app."""

from django.apps import AppConfig


class BudgetConfig(AppConfig):
    """Register the app."""

    name = "veerkracht.domain.budget"
    label = "budget"
