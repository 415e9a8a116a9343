"""The word `referrals` as a Django app."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Register the app."""

    name = "veerkracht.domain.referrals"
    label = "referrals"
