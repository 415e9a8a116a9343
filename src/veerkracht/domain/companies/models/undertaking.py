"""Who holds a part of whom, and what firms have per accounting year: together they tell how large a firm really is."""

import datetime as dt
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import LinkKind
from .company import Company


class _DateRange(Func):
    """PostgreSQL's daterange of two columns; an empty day is no bound."""

    function = "DATERANGE"
    output_field = DateRangeField()


class UndertakingLinkQuerySet(models.QuerySet["UndertakingLink"]):
    """Links of a programme, between companies that live on."""

    def of(self, programme: Programme) -> "UndertakingLinkQuerySet":
        """Return the links of this programme of which no end was merged away."""
        return self.filter(programme=programme, holder__merged_into__isnull=True, held__merged_into__isnull=True)

    def present(self, on: dt.date) -> "UndertakingLinkQuerySet":
        """Return the links in force on this day."""
        return self.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=on), Q(ends_on__isnull=True) | Q(ends_on__gt=on)
        )


@keep_history
class UndertakingLink(models.Model):
    """One firm, or a public body, holds a part of another: from when, until when, and who says so (SME-4)."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="undertaking_links")
    holder = models.ForeignKey(
        Company, models.PROTECT, null=True, blank=True, related_name="holdings", verbose_name=_("holder")
    )
    holder_name = models.CharField(_("name of the holder"), max_length=200, blank=True)
    held = models.ForeignKey(Company, models.PROTECT, related_name="holders", verbose_name=_("held company"))
    kind = models.CharField(_("kind"), max_length=8, choices=LinkKind)
    percentage = models.DecimalField(
        _("percentage"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    has_control = models.BooleanField(_("has control"), default=False)
    is_public_body = models.BooleanField(_("the holder is a public body"), default=False)
    is_exempt = models.BooleanField(_("exempt investor"), default=False, help_text=_("Art. 3(2) of 2003/361/EC."))
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=100)

    objects = UndertakingLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link between companies")
        verbose_name_plural = _("links between companies")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(holder__isnull=True) | ~Q(holder=F("held")), name="companies_link_between_two"
            ),
            models.CheckConstraint(
                condition=Q(holder__isnull=False) | (Q(is_public_body=True) & ~Q(holder_name="")),
                name="companies_link_holder_is_known",
            ),
            models.CheckConstraint(
                condition=Q(percentage__isnull=True) | Q(percentage__range=(0, 100)), name="companies_link_0_to_100"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="companies_link_dates",
            ),
            models.CheckConstraint(
                condition=Q(percentage__isnull=True)
                | (Q(kind="linked") & (Q(percentage__gt=50) | Q(has_control=True)))
                | Q(kind="partner", percentage__range=(25, 50), has_control=False)
                | Q(kind="minor", percentage__lt=25, has_control=False),
                name="companies_link_kind_fits",
            ),
            ExclusionConstraint(
                name="companies_link_once_at_a_time",
                expressions=[
                    ("holder", RangeOperators.EQUAL),
                    ("held", RangeOperators.EQUAL),
                    (_DateRange("starts_on", "ends_on", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id or self.holder_name} -> {self.held_id} ({self.kind})"


@keep_history
class AccountingYear(models.Model):
    """What a company alone had in one accounting year; persons and annual work units stay apart (SME-3)."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="accounting_years")
    year = models.PositiveSmallIntegerField(
        _("accounting year"), validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )
    awu = models.DecimalField(_("annual work units"), max_digits=9, decimal_places=2, null=True, blank=True)
    headcount = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    turnover = models.DecimalField(_("turnover"), max_digits=14, decimal_places=2, null=True, blank=True)
    balance = models.DecimalField(_("balance total"), max_digits=14, decimal_places=2, null=True, blank=True)
    is_estimate = models.BooleanField(_("estimate of a new company"), default=False)
    source = models.CharField(_("source"), max_length=100)

    class Meta:
        verbose_name = _("accounting year")
        verbose_name_plural = _("accounting years")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["company", "year"], name="companies_one_accounting_year"),
            models.CheckConstraint(
                condition=(Q(awu__isnull=True) | Q(awu__gte=0))
                & (Q(turnover__isnull=True) | Q(turnover__gte=0))
                & (Q(balance__isnull=True) | Q(balance__gte=0)),
                name="companies_year_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(awu__isnull=False)
                | Q(headcount__isnull=False)
                | Q(turnover__isnull=False)
                | Q(balance__isnull=False),
                name="companies_year_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.year}"
