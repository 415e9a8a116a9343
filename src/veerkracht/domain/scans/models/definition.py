"""Published definitions: what a scan asked, kept for as long as answers refer to it."""

from functools import cached_property
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme

from ..choices import ScanKind
from ..rules.definition import Definition, read_definition, text_of


class ScanDefinitionQuerySet(models.QuerySet["ScanDefinition"]):
    """Definitions of a programme."""

    def of(self, programme: Programme) -> "ScanDefinitionQuerySet":
        """Return the definitions of this programme."""
        return self.filter(programme=programme)

    def offered(self) -> "ScanDefinitionQuerySet":
        """Return the newest version of each code that was not withdrawn, in the order of their codes."""
        return self.filter(withdrawn_on__isnull=True).order_by("code", "-version").distinct("code")


class ScanDefinition(models.Model):
    """One published version of a scan; it never changes, which the database sees to."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="scan_definitions")
    code = models.SlugField(_("code"))
    version = models.PositiveSmallIntegerField(_("version"))
    kind = models.CharField(_("kind"), max_length=10, choices=ScanKind)
    title = models.CharField(_("title"), max_length=300)
    licence = models.CharField(_("licence"), max_length=300)
    maker = models.CharField(_("made by"), max_length=300)
    body = models.JSONField(help_text=_("The definition as it was read."))
    published_on = models.DateField(_("published"))
    withdrawn_on = models.DateField(_("withdrawn"), null=True, blank=True)

    objects = ScanDefinitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("scan definition")
        verbose_name_plural = _("scan definitions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "code", "version"], name="scans_one_definition_per_version"),
            models.CheckConstraint(condition=Q(version__gte=1), name="scans_version_from_1"),
        ]
        triggers: ClassVar = [
            pgtrigger.ReadOnly(
                name="never_changes",
                fields=["programme", "code", "version", "kind", "title", "licence", "maker", "body", "published_on"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"

    @cached_property
    def rules(self) -> Definition:
        """Return the definition as the rules know it."""
        return read_definition(self.body)

    @property
    def name(self) -> str:
        """Return the title in the language of the moment."""
        return text_of(self.rules.title, get_language() or "nl")
