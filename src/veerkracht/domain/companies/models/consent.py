"""What people said yes to: each yes and each end with its moment, its text and where it came from."""

import datetime as dt
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme

from ..choices import ConsentEnd, ConsentPurpose, ConsentSource, ConsentState
from ..rules.consent import CONFIRM_WITHIN, state_of
from .person import Person
from .step import new_token


class ConsentText(models.Model):
    """One version of what is asked; it never changes, because people said yes to exactly this."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="consent_texts")
    purpose = models.CharField(_("for what"), max_length=20, choices=ConsentPurpose)
    language = models.CharField(_("language"), max_length=5)
    version = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("text"), max_length=1000)
    valid_from = models.DateField(_("valid from"))

    class Meta:
        verbose_name = _("consent text")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "purpose", "language", "version"], name="companies_one_consent_text_per_version"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="companies_consent_text_says_something"),
        ]
        triggers: ClassVar = [pgtrigger.Protect(name="consent_text_is_fixed", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.purpose} {self.language} {self.version}"


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Consents by where they stand."""

    def of(self, programme: Programme) -> "ConsentQuerySet":
        """Return the consents of this programme."""
        return self.filter(programme=programme)

    def given(self, purpose: ConsentPurpose | None = None) -> "ConsentQuerySet":
        """Return what was confirmed and not withdrawn."""
        given = self.filter(confirmed_at__isnull=False, ended="")
        return given.filter(purpose=purpose) if purpose else given

    def unanswered(self, now: dt.datetime) -> "ConsentQuerySet":
        """Return what was asked too long ago and never confirmed."""
        return self.filter(confirmed_at__isnull=True, ended="", asked_at__lte=now - CONFIRM_WITHIN)


class Consent(models.Model):
    """One yes of one person for one purpose: asked, confirmed by its owner, ended. A later yes is a row of its own."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="consents")
    person = models.ForeignKey(Person, models.PROTECT, related_name="consents", verbose_name=_("person"))
    address = models.EmailField(_("e-mail"), blank=True, help_text=_("The address that was asked."))
    purpose = models.CharField(_("for what"), max_length=20, choices=ConsentPurpose)
    text = models.ForeignKey(ConsentText, models.PROTECT, related_name="consents", verbose_name=_("text"))
    source = models.CharField(_("where it came from"), max_length=10, choices=ConsentSource)
    proof = models.CharField(_("proof"), max_length=200, blank=True)
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    ended = models.CharField(_("how it ended"), max_length=10, choices=ConsentEnd, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    end_reason = models.CharField(_("reason"), max_length=200, blank=True)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "purpose"], condition=Q(ended=""), name="companies_one_open_consent_per_purpose"
            ),
            models.CheckConstraint(
                condition=Q(ended="", ended_at__isnull=True) | (~Q(ended="") & Q(ended_at__isnull=False)),
                name="companies_consent_end_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(confirmed_at__gte=F("asked_at")),
                name="companies_consent_asked_first",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["programme", "purpose", "person"], condition=Q(ended=""), name="companies_consent_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.person_id}"

    @property
    def state(self) -> ConsentState:
        """Return where it stands; an unconfirmed one lapses by the nightly work."""
        return state_of(asked_at=self.asked_at, confirmed_at=self.confirmed_at, ended=self.ended)
