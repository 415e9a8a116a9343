"""The edition and its dated rules."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.accounts.models import User

from .choices import AccessibilityStatus, Stage, Unit


class Municipality(models.Model):
    """A Dutch municipality by its CBS code."""

    code = models.CharField(_("code"), max_length=6, primary_key=True, validators=[RegexValidator(r"^GM\d{4}$")])
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("municipality")

    def __str__(self) -> str:
        return self.name


class Programme(models.Model):
    """One edition: a region, a period, its own companies, people and rules."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=200)
    region_name = models.CharField(_("region"), max_length=100)
    hostnames = ArrayField(models.CharField(max_length=200), default=list, blank=True, verbose_name=_("host names"))
    is_default = models.BooleanField(default=False, help_text=_("Answers on host names no programme claims."))
    tokens = models.SlugField(default="veerkracht", help_text=_("Design token file of this programme."))
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"), help_text=_("The first day after the programme."))
    municipalities = models.ManyToManyField(Municipality, through="RegionTile", related_name="programmes")
    population_size = models.PositiveIntegerField(_("companies in the target group"), null=True, blank=True)
    population_source = models.CharField(_("source of that number"), max_length=200, blank=True)
    contact_name = models.CharField(_("contact"), max_length=200, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    accessibility_status = models.CharField(
        _("accessibility: status"), max_length=1, choices=AccessibilityStatus, default=AccessibilityStatus.UNKNOWN
    )
    accessibility_tested_on = models.DateField(_("accessibility: tested on"), null=True, blank=True)
    accessibility_report = models.URLField(_("accessibility: report of the test"), blank=True)
    answer_working_days = models.PositiveSmallIntegerField(_("days to answer a question"), default=2)
    match_certain = models.FloatField(
        _("sure enough to link"),
        default=0.87,
        help_text=_("From this probability a row is linked to a company without a person looking at it."),
    )
    match_perhaps = models.FloatField(
        _("likely enough to show"),
        default=0.03,
        help_text=_("From this probability a person is asked whether a row is this company."),
    )
    small_group = models.PositiveSmallIntegerField(_("smallest public group"), default=5)
    is_demo = models.BooleanField(_("example with invented data"), default=False)
    clock_offset = models.DurationField(
        default=dt.timedelta, help_text=_("Only an example programme may shift its clock.")
    )

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="programme_ends_after_start"),
            models.CheckConstraint(
                condition=Q(is_demo=True) | Q(clock_offset=dt.timedelta()), name="programme_real_clock_unless_demo"
            ),
            models.UniqueConstraint(fields=["is_default"], condition=Q(is_default=True), name="programme_one_default"),
            models.CheckConstraint(
                condition=Q(match_perhaps__gt=0, match_certain__gt=F("match_perhaps"), match_certain__lte=1),
                name="programme_match_thresholds_in_order",
            ),
            models.CheckConstraint(condition=Q(small_group__gte=5), name="programme_small_group_never_under_5"),
        ]

    def __str__(self) -> str:
        return self.name

    def now(self) -> dt.datetime:
        """Return this programme's moment: the real one, shifted for an example programme."""
        return timezone.now() + self.clock_offset

    def today(self) -> dt.date:
        """Return this programme's day in local time."""
        return timezone.localdate(self.now())


class RegionTile(models.Model):
    """A municipality of the region, with its place on the tile map."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="tiles")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="tiles")
    subregion = models.CharField(_("part of the region"), max_length=60, blank=True)
    column = models.PositiveSmallIntegerField()
    row = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "municipality"], name="programme_one_tile_per_municipality"),
            models.UniqueConstraint(fields=["programme", "column", "row"], name="programme_one_tile_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} ({self.column}, {self.row})"


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Who is what, when."""

    def current(self, on: dt.date) -> "MembershipQuerySet":
        """Return the memberships in force on this day."""
        return self.filter(Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gt=on)))


class Membership(models.Model):
    """A role of a user in one programme, with dates."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("role in the programme")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "user", "role", "starts_on"], name="programme_one_membership"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="programme_membership_dates"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class PopulationRule(models.Model):
    """One dated version of who belongs to the target group (TGT-1)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="population_rules")
    valid_from = models.DateField(_("valid from"))
    more_than_employees = models.PositiveIntegerField(_("more employees than"), default=5)
    fewer_than_employees = models.PositiveIntegerField(_("fewer employees than"), default=250)
    max_turnover = models.DecimalField(_("turnover at most"), max_digits=14, decimal_places=2, default=50_000_000)
    max_balance = models.DecimalField(_("balance total at most"), max_digits=14, decimal_places=2, default=43_000_000)
    assume_small_when_money_unknown = models.BooleanField(default=False)
    source = models.CharField(_("source"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("population rule")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "valid_from"], name="programme_one_population_rule_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.more_than_employees}-{self.fewer_than_employees} ({self.valid_from})"


class StageRule(models.Model):
    """One dated version of what proves that a company is reached, aware or activated (KPI-2)."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="stage_rules")
    valid_from = models.DateField(_("valid from"))
    reached_kinds = ArrayField(models.CharField(max_length=20), verbose_name=_("facts that mean reached"))
    aware_min_minutes = models.PositiveSmallIntegerField(_("minutes attended"), default=45)
    aware_min_answer = models.PositiveSmallIntegerField(_("lowest answer to 'I see the need'"), default=4)
    accept_proxy = models.BooleanField(_("attendance counts when nobody was asked"), default=True)
    activating_kinds = ArrayField(models.CharField(max_length=20), verbose_name=_("facts that mean activated"))

    class Meta:
        verbose_name = _("stage rule")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "valid_from"], name="programme_one_stage_rule_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.valid_from}"


class Target(models.Model):
    """What the programme promised, in a named unit."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="targets")
    stage = models.CharField(_("stage"), max_length=10, choices=Stage)
    unit = models.CharField(_("unit"), max_length=12, choices=Unit)
    amount = models.PositiveIntegerField(_("target"))
    by = models.DateField(_("by"))
    source = models.CharField(_("source"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("target")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "stage", "unit", "by"], name="programme_one_target")
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.unit} {self.stage}"


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Views of one list."""

    def of(self, programme: Programme, user: User) -> "SavedViewQuerySet":
        """Return the views that this user sees: the own ones and those that others share."""
        return self.filter(Q(owner=user) | Q(is_shared=True), programme=programme, deleted_at__isnull=True)


class SavedView(models.Model):
    """Filters, order and columns of one list under a name; of one person, or shared with the whole team."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    page = models.CharField(max_length=60, help_text=_("The list's name among the team's addresses."))
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=1000, blank=True)
    columns = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    is_shared = models.BooleanField(_("everybody in the team sees it"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        constraints: ClassVar = [
            models.UniqueConstraint(
                "programme",
                "page",
                "owner",
                Lower("name"),
                condition=Q(deleted_at__isnull=True),
                name="programme_one_view_per_name",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="programme_view_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ListChoice(models.Model):
    """How one person wants to see one list: which columns, and which saved view it opens with."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    page = models.CharField(max_length=60)
    columns = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    view = models.ForeignKey(SavedView, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("choice for a list")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "user", "page"], name="programme_one_choice_per_list")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.page}"
