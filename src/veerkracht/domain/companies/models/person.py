"""People, their positions, and the mail they got."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import keep_history
from veerkracht.shared.mail.models import Mail

from .company import Company


class PersonQuerySet(models.QuerySet["Person"]):
    """People of a programme."""

    def of(self, programme: Programme) -> "PersonQuerySet":
        """Return the people of this programme who were not merged into another."""
        return self.filter(programme=programme, merged_into__isnull=True)


@keep_history
class Person(models.Model):  # type: ignore[django-manager-missing]  # Wagtail makes its pages' manager as it runs
    """Somebody the programme met; may or may not sign in."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="people")
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("sign-in"),
    )
    language = models.CharField(max_length=5, default="nl")
    anonymised_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_people")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints: ClassVar = [
            models.UniqueConstraint(
                "programme", Lower("email"), condition=~Q(email=""), name="companies_one_person_per_address"
            ),
            models.UniqueConstraint(
                fields=["programme", "user"], condition=Q(user__isnull=False), name="companies_one_person_per_user"
            ),
            models.CheckConstraint(
                condition=Q(anonymised_at__isnull=True) | Q(name="", email="", phone="", user__isnull=True),
                name="companies_anonymised_is_empty",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["programme", "name"])]

    def __str__(self) -> str:
        return self.name or self.email or str(_("anonymous person"))


class Position(models.Model):
    """What a person is at a company, from when to when."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="positions")
    company = models.ForeignKey(Company, models.CASCADE, related_name="positions")
    title = models.CharField(_("position"), max_length=120, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("position")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "company"], condition=Q(ends_on__isnull=True), name="companies_one_current_position"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="companies_position_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.company_id}"


class Correspondence(models.Model):
    """Ties a mail of the outbox to the person and company it concerns."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="correspondence")
    mail = models.OneToOneField(Mail, models.CASCADE, related_name="correspondence")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="correspondence")
    company = models.ForeignKey(Company, models.SET_NULL, null=True, related_name="correspondence")

    def __str__(self) -> str:
        return f"{self.mail_id}: {self.person_id} {self.company_id}"


class PersonMerge(models.Model):
    """Two records that were one person; holds what is needed to undo it, never who the person is."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    kept = models.ForeignKey(Person, models.PROTECT, related_name="merges_kept")
    merged = models.ForeignKey(Person, models.PROTECT, related_name="merges_lost")
    moved = models.JSONField(default=dict, help_text=_("Per table and column: the rows that were pointed elsewhere."))
    filled = models.JSONField(default=list, help_text=_("Fields that the kept person took over."))
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    merged_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(kept=F("merged")), name="companies_merge_two_people"),
            models.UniqueConstraint(
                fields=["merged"], condition=Q(undone_at__isnull=True), name="companies_person_merged_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} -> {self.kept_id}"
