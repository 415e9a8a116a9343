"""The team's own words for a kind of mail."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class MailTemplateQuerySet(models.QuerySet["MailTemplate"]):
    """Versions of texts."""

    def of(self, programme_id: int, kind: str, language: str) -> "MailTemplateQuerySet":
        """Return the versions of one text, newest first."""
        return self.filter(programme_id=programme_id, kind=kind, language=language).order_by("-version")


class MailTemplate(models.Model):
    """One version of the words of a kind of mail in one language; without one in use the words of the product hold."""

    programme_id = models.BigIntegerField()
    kind = models.CharField(_("kind"), max_length=60)
    language = models.CharField(_("language"), max_length=5)
    version = models.PositiveIntegerField(_("version"))
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"), max_length=8000)
    is_used = models.BooleanField(_("in use"), default=True)
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = MailTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of mail")
        verbose_name_plural = _("texts of mail")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme_id", "kind", "language", "version"], name="mail_one_version"),
            models.UniqueConstraint(
                fields=["programme_id", "kind", "language"], condition=Q(is_used=True), name="mail_one_text_in_use"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.version}"
