"""The audit trail."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Hold the audit lines beside the row history of pghistory."""

    name = "veerkracht.shared.audit"
    label = "audit"
