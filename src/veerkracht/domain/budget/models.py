"""Money lines."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme


class BudgetLine(models.Model):
    """Money the province set apart for one purpose, in euros; `spent` is what has been paid so far."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="budget_lines")
    code = models.SlugField()
    name = models.CharField(_("name"), max_length=200)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    spent = models.DecimalField(_("spent"), max_digits=12, decimal_places=2, default=0)
    spent_on = models.DateField(_("spent, as of"), null=True, blank=True)

    class Meta:
        verbose_name = _("budget line")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "code"], name="budget_one_line_per_code"),
            models.CheckConstraint(condition=models.Q(amount__gte=0, spent__gte=0), name="budget_not_negative"),
        ]

    def __str__(self) -> str:
        return self.name
