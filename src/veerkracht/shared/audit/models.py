"""One line per action: action, object, result, origin, actor, moment (BIO 8.15.01)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditLineQuerySet(models.QuerySet["AuditLine"]):
    """Lines about one row, or of one programme."""

    def about(self, instance: models.Model) -> "AuditLineQuerySet":
        """Return the lines about this row, newest first."""
        return self.filter(object_type=instance._meta.label_lower, object_id=str(instance.pk)).order_by("-at", "-pk")


class AuditLine(models.Model):
    """What one person or the system did, in one transaction."""

    at = models.DateTimeField(_("moment"), auto_now_add=True)
    action = models.CharField(_("action"), max_length=80)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("who")
    )
    origin = models.CharField(_("origin"), max_length=80, blank=True, help_text=_("Route, command or task."))
    programme_id = models.BigIntegerField(null=True, db_index=True)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    details = models.JSONField(default=dict, blank=True)
    context_id = models.UUIDField(null=True, help_text=_("The same id stands on the row history."))

    objects = AuditLineQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["object_type", "object_id", "-at"])]

    def __str__(self) -> str:
        return f"{self.action} {self.object_type} {self.object_id}".strip()
