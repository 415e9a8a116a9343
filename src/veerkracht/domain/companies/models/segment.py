"""Saved groups of companies and their people, by a rule that is read anew each time."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import keep_history

from ..rules.segments import SegmentRule


class SegmentQuerySet(models.QuerySet["Segment"]):
    """Segments of a programme."""

    def of(self, programme: Programme) -> "SegmentQuerySet":
        """Return the segments that are in use."""
        return self.filter(programme=programme, deleted_at__isnull=True)


@keep_history
class Segment(models.Model):
    """A group for mailings and invitations: a rule as data with its version, never a list of names."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="segments")
    name = models.CharField(_("name"), max_length=80)
    rule = models.JSONField(default=dict, help_text=_("Checked by the segment rules; its version stands in it."))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = SegmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("segment")
        verbose_name_plural = _("segments")
        constraints: ClassVar = [
            models.UniqueConstraint(
                "programme", Lower("name"), condition=Q(deleted_at__isnull=True), name="companies_one_segment_per_name"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="companies_segment_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def parsed(self) -> SegmentRule:
        """Return the rule as the segment rules know it."""
        return SegmentRule.from_json(self.rule)
