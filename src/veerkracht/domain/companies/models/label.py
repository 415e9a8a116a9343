"""Labels by which the team groups companies in its own words."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme

from .company import Company


class CompanyLabel(models.Model):
    """A word of the team's own to group companies by; a programme keeps its list."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="company_labels")
    name = models.CharField(_("label"), max_length=40)

    class Meta:
        verbose_name = _("label")
        constraints: ClassVar = [
            models.UniqueConstraint("programme", Lower("name"), name="companies_one_label_per_name"),
            models.CheckConstraint(condition=~Q(name=""), name="companies_label_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Labelling(models.Model):
    """That one company has one label."""

    label = models.ForeignKey(CompanyLabel, models.CASCADE, related_name="labellings")
    company = models.ForeignKey(Company, models.CASCADE, related_name="labellings")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["company", "label"], name="companies_labelled_once"),
        ]

    def __str__(self) -> str:
        return f"{self.label_id} @ {self.company_id}"


class LabelChange(models.Model):
    """One label put on, or taken off, many companies at once; holds which of them really changed, for undo."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    label = models.ForeignKey(CompanyLabel, models.CASCADE, related_name="+")
    is_removal = models.BooleanField(default=False)
    company_ids = ArrayField(models.BigIntegerField(), default=list)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{'-' if self.is_removal else '+'}{self.label_id}: {len(self.company_ids)}"
