"""What the team writes down about a company, and when somebody will be in touch again."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import keep_history

from .company import Company


@keep_history
class CompanyNote(models.Model):
    """A note of somebody of the team; only the author changes it, earlier versions stay."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="company_notes")
    company = models.ForeignKey(Company, models.PROTECT, related_name="notes")
    text = models.TextField(_("note"), max_length=4000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written"))
    changed_at = models.DateTimeField(_("changed"), null=True, blank=True)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        indexes: ClassVar = [models.Index(fields=["company", "-written_at"], name="companies_note_recent")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="companies_note_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.written_at}"


class NextContactQuerySet(models.QuerySet["NextContact"]):
    """Appointments of a programme."""

    def of(self, programme: Programme) -> "NextContactQuerySet":
        """Return those of this programme, with companies that were not merged away."""
        return self.filter(programme=programme, company__merged_into__isnull=True)

    def open(self) -> "NextContactQuerySet":
        """Return what was not done yet."""
        return self.filter(done_on__isnull=True)

    def overdue(self, on: dt.date) -> "NextContactQuerySet":
        """Return what should have been done before this day."""
        return self.open().filter(due_on__lt=on)


@keep_history
class NextContact(models.Model):
    """Who will be in touch with a company about what, on which day; and what came of it."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="next_contacts")
    company = models.ForeignKey(Company, models.PROTECT, related_name="next_contacts")
    what = models.CharField(_("what"), max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="next_contacts", verbose_name=_("who")
    )
    due_on = models.DateField(_("when"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    outcome = models.CharField(_("what came of it"), max_length=500, blank=True)

    objects = NextContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("next contact")
        verbose_name_plural = _("next contacts")
        indexes: ClassVar = [
            models.Index(
                fields=["programme", "due_on"], condition=Q(done_on__isnull=True), name="companies_contact_due"
            ),
            models.Index(fields=["owner", "due_on"], condition=Q(done_on__isnull=True), name="companies_contact_own"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(what=""), name="companies_contact_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.what} ({self.due_on})"
