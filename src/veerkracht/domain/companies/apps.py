"""The word `companies` as a Django app."""

from django.apps import AppConfig


class CompaniesConfig(AppConfig):
    """Register the app."""

    name = "veerkracht.domain.companies"
    label = "companies"
