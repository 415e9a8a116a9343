"""Rate limits."""

from django.apps import AppConfig


class RatelimitConfig(AppConfig):
    """Hold the counters."""

    name = "veerkracht.shared.ratelimit"
    label = "ratelimit"
