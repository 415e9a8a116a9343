"""A concrete step: what a company did, and what shows it."""

import secrets
from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import EvidenceKind, EvidenceLevel, StepKind, StepState
from .company import Company
from .person import Person


def new_token() -> str:
    """Return an unguessable code for a link in a mail (128 bits)."""
    return secrets.token_urlsafe(16)


class PrivateStorage(FileSystemStorage):
    """Files beside the public media, never inside it: only a view that asks who you are hands them out."""

    @property
    def base_location(self) -> str:
        """Return the folder, as the settings have it now."""
        return str(Path(settings.VAR) / "private")

    @property
    def location(self) -> str:
        """Return the folder as an absolute path."""
        return str(Path(self.base_location).resolve())

    def url(self, name: str | None) -> str:
        """Refuse: there is no address at which anybody may fetch these files."""
        raise ValueError("Private files have no address of their own.")


def evidence_storage() -> Storage:
    """Return where documents of companies are kept: `STORAGES["private"]` when the operator set it."""
    return storages["private"] if "private" in settings.STORAGES else PrivateStorage()


def evidence_path(step: "ConcreteStep", filename: str) -> str:
    """Return a random name; only the extension of the (already checked) file stays."""
    return f"evidence/{step.done_on:%Y}/{secrets.token_hex(16)}{Path(filename).suffix.lower()}"


class ConcreteStepQuerySet(models.QuerySet["ConcreteStep"]):
    """Steps of a programme."""

    def of(self, programme: Programme) -> "ConcreteStepQuerySet":
        """Return the steps of this programme."""
        return self.filter(programme=programme)

    def open(self) -> "ConcreteStepQuerySet":
        """Return the steps that wait for the company's answer."""
        return self.filter(state=StepState.ASKED)


@keep_history
class ConcreteStep(models.Model):
    """What a company did; counts as activation only with evidence or the company's own yes (KPI-2)."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="steps")
    company = models.ForeignKey(Company, models.PROTECT, related_name="steps")
    contact = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="steps", verbose_name=_("who to ask")
    )
    kind = models.CharField(_("kind of step"), max_length=20, choices=StepKind)
    description = models.TextField(_("what the company did"), max_length=1000)
    done_on = models.DateField(_("when"))
    evidence_kind = models.CharField(_("evidence"), max_length=10, choices=EvidenceKind, default=EvidenceKind.NONE)
    evidence_url = models.URLField(_("link"), max_length=500, blank=True)
    evidence_document = models.FileField(_("document"), storage=evidence_storage, upload_to=evidence_path, blank=True)
    evidence_name = models.CharField(_("name of the document"), max_length=120, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=StepState)
    level = models.CharField(_("evidence level"), max_length=2, choices=EvidenceLevel, blank=True)
    correction = models.TextField(_("correction by the company"), max_length=1000, blank=True)
    contribution = models.PositiveSmallIntegerField(
        _("how much the programme contributed"), null=True, blank=True, validators=[MaxValueValidator(4)]
    )
    what_else = models.TextField(_("what else helped"), max_length=500, blank=True)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = ConcreteStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("concrete step")
        verbose_name_plural = _("concrete steps")
        indexes: ClassVar = [
            models.Index(fields=["programme", "state"]),
            models.Index(fields=["company", "-done_on"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(contribution__isnull=True) | Q(contribution__lte=4), name="companies_contribution_0_to_4"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["evidenced", "confirmed"]) | ~Q(level=""),
                name="companies_counted_step_has_level",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.done_on})"
