"""The trade register: branches, files that were read, and what each line of a file did."""

import secrets
from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Municipality, Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import LineKind, RegisterState
from .company import Company
from .step import evidence_storage


class EstablishmentQuerySet(models.QuerySet["Establishment"]):
    """Branches, and those that are open."""

    def open(self) -> "EstablishmentQuerySet":
        """Return the branches that were not closed and are still in the register."""
        return self.filter(closed_on__isnull=True, gone_on__isnull=True)


@keep_history
class Establishment(models.Model):
    """A place where a company works, with its own number of 12 digits (IDS-1); what happens there is the company's."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, models.CASCADE, related_name="establishments")
    number = models.CharField(_("establishment number"), max_length=12, validators=[RegexValidator(r"^\d{12}$")])
    name = models.CharField(_("name"), max_length=250, blank=True)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("municipality")
    )
    is_head_office = models.BooleanField(_("head office"), default=False)
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    gone_on = models.DateField(_("not in the register since"), null=True, blank=True)

    objects = EstablishmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("establishment")
        verbose_name_plural = _("establishments")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "number"], name="companies_one_establishment_per_number"),
            models.CheckConstraint(condition=Q(number__regex=r"^\d{12}$"), name="companies_establishment_12_digits"),
        ]

    def __str__(self) -> str:
        return f"{self.name or self.company_id} ({self.number})"


class PostcodeArea(models.Model):
    """The municipality of a postcode: four digits, or four digits and two letters; the longer one wins."""

    postcode = models.CharField(_("postcode"), max_length=6, primary_key=True)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+", verbose_name=_("municipality"))

    class Meta:
        verbose_name = _("postcode area")

    def __str__(self) -> str:
        return f"{self.postcode}: {self.municipality_id}"


class RegisterMapping(models.Model):
    """What the columns of a file with these headers hold, as a person last said it in this programme."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    signature = models.CharField(max_length=64, help_text=_("Recognises files with the same column names."))
    fields = models.JSONField(default=dict, help_text=_("Per column: what it holds."))
    sbi_version = models.CharField(max_length=4, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "signature"], name="companies_one_mapping_per_header")
        ]

    def __str__(self) -> str:
        return self.signature[:12]


def register_path(batch: "RegisterImport", filename: str) -> str:
    """Return a random name; only the extension stays."""
    return f"register/{secrets.token_hex(16)}{Path(filename).suffix.lower()[:8]}"


class RegisterImportQuerySet(models.QuerySet["RegisterImport"]):
    """Files of a programme."""

    def of(self, programme: Programme) -> "RegisterImportQuerySet":
        """Return the files of this programme."""
        return self.filter(programme=programme)

    def done(self) -> "RegisterImportQuerySet":
        """Return the files that are in the register now."""
        return self.filter(state=RegisterState.DONE)


class RegisterImport(models.Model):
    """One file of the trade register: looked at, mapped, read in the background in one transaction, undoable."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    file_name = models.CharField(_("file"), max_length=200)
    file = models.FileField(storage=evidence_storage, upload_to=register_path, blank=True)
    kind = models.CharField(_("kind"), max_length=10)
    source = models.CharField(_("source"), max_length=100, help_text=_("Stands beside every field that it fills."))
    as_of = models.DateField(_("state of the register on"))
    is_whole = models.BooleanField(
        _("holds the whole register"), default=True, help_text=_("Then what is not in it any more is reported as gone.")
    )
    header = models.JSONField(default=list)
    header_row = models.IntegerField(default=0, help_text=_("-1 when the file has no column names."))
    signature = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict, help_text=_("Per column: what it holds."))
    sbi_version = models.CharField(_("SBI version"), max_length=4, blank=True)
    sample = models.JSONField(default=list, help_text=_("The first rows, for the preview."))
    notes = models.JSONField(default=list, help_text=_("What the reader wants to say."))
    state = models.CharField(_("state"), max_length=10, choices=RegisterState, default=RegisterState.MAPPING)
    rows_read = models.PositiveIntegerField(default=0, help_text=_("How far the import is, while it runs."))
    share_read = models.FloatField(default=0, help_text=_("Part of the file that was read, 0 to 1."))
    report = models.JSONField(default=dict)
    failure = models.TextField(blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("who")
    )
    uploaded_at = models.DateTimeField(_("put in"), auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = RegisterImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("register file")
        verbose_name_plural = _("register files")
        indexes: ClassVar = [models.Index(fields=["programme", "-uploaded_at"])]

    def __str__(self) -> str:
        return self.file_name


class RegisterLine(models.Model):
    """What one line of a file did to a company or a branch; `changes` holds per field the old and the new value."""

    batch = models.ForeignKey(RegisterImport, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField(_("row"), null=True, help_text=_("Empty for what is gone from the file."))
    kind = models.CharField(_("what happened"), max_length=10, choices=LineKind)
    is_branch = models.BooleanField(_("about a branch"), default=False)
    company = models.ForeignKey(Company, models.SET_NULL, null=True, related_name="+")
    establishment = models.ForeignKey(Establishment, models.SET_NULL, null=True, related_name="+")
    label = models.CharField(_("who"), max_length=250, blank=True)
    changes = models.JSONField(default=dict, help_text=_("Per field: old, new, source before, source after."))
    kept = models.JSONField(default=dict, help_text=_("What the file says of fields that a person corrected."))
    problems = models.JSONField(default=list)

    # Undo puts back what the line did to this very record, also when it was merged since.
    stays_at_merge: ClassVar = ("company",)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["batch", "kind", "id"]),
            models.Index(fields=["batch", "company"]),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} row {self.number}: {self.kind}"
