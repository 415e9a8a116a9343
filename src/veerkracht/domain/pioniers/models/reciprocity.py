"""What goes back and forth between pionier and programme, and what travelling cost."""

import secrets
from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.budget.models import BudgetLine
from veerkracht.domain.companies.models import Occasion
from veerkracht.domain.companies.models.step import evidence_storage
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import ExpenseState, ValueKind
from .pionier import Pionier


class ValueMoment(models.Model):
    """One moment at which a pionier gave something or got something back (PIO-5); acts are counted beside these."""

    pionier = models.ForeignKey(Pionier, models.CASCADE, related_name="value_moments")
    kind = models.CharField(_("what"), max_length=12, choices=ValueKind)
    on = models.DateField(_("when"))
    note = models.CharField(_("in a few words"), max_length=200, blank=True)
    occasion = models.ForeignKey(Occasion, models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("moment of giving or receiving")
        verbose_name_plural = _("moments of giving or receiving")
        indexes: ClassVar = [models.Index(fields=["pionier", "-on"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pionier", "kind", "occasion"],
                condition=Q(occasion__isnull=False),
                name="pioniers_value_once_per_occasion",
            ),
            models.UniqueConstraint(
                fields=["pionier", "kind", "on"],
                condition=Q(occasion__isnull=True),
                name="pioniers_value_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pionier_id} {self.kind} {self.on}"


def receipt_path(expense: "TravelExpense", filename: str) -> str:
    """Return a random name; only the extension of the (already checked) file stays."""
    return f"receipts/{expense.on:%Y}/{secrets.token_hex(16)}{Path(filename).suffix.lower()}"


class TravelExpenseQuerySet(models.QuerySet["TravelExpense"]):
    """Claims of a programme."""

    def of(self, programme: Programme) -> "TravelExpenseQuerySet":
        """Return the claims of this programme."""
        return self.filter(programme=programme)

    def waiting(self) -> "TravelExpenseQuerySet":
        """Return the claims on which nobody decided."""
        return self.filter(state=ExpenseState.CLAIMED)


@keep_history
class TravelExpense(models.Model):
    """Travel costs of a pionier, with a receipt; decided by somebody who neither gets nor entered them."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    pionier = models.ForeignKey(Pionier, models.PROTECT, related_name="expenses", verbose_name=_("pionier"))
    on = models.DateField(_("day of the journey"))
    description = models.CharField(_("from where to where, and for what"), max_length=200)
    amount = models.DecimalField(_("amount"), max_digits=8, decimal_places=2)
    receipt = models.FileField(_("receipt"), storage=evidence_storage, upload_to=receipt_path, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ExpenseState, default=ExpenseState.CLAIMED)
    claimed_at = models.DateTimeField(_("claimed"))
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    paid_to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text=_("The pionier's own sign-in.")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    budget_line = models.ForeignKey(
        BudgetLine, models.PROTECT, null=True, blank=True, related_name="travel_expenses", verbose_name=_("budget line")
    )

    objects = TravelExpenseQuerySet.as_manager()

    class Meta:
        verbose_name = _("travel expense")
        verbose_name_plural = _("travel expenses")
        indexes: ClassVar = [models.Index(fields=["programme", "state", "-on"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="pioniers_expense_positive"),
            models.CheckConstraint(
                condition=~Q(decided_by=F("claimed_by")), name="pioniers_expense_decided_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("paid_to_user")), name="pioniers_expense_decided_not_by_receiver"
            ),
            models.CheckConstraint(
                condition=Q(state="claimed", decided_by__isnull=True, decided_at__isnull=True)
                | Q(~Q(state="claimed"), decided_by__isnull=False, decided_at__isnull=False),
                name="pioniers_expense_decision_has_person_and_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(budget_line__isnull=False), name="pioniers_expense_has_budget_line"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pionier_id} {self.amount} ({self.on})"
