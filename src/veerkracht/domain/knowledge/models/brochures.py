"""Booklets that the team puts together from items."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme

from .pages import ItemPage


class BrochureQuerySet(models.QuerySet["Brochure"]):
    """Brochures of a programme."""

    def of(self, programme: Programme) -> "BrochureQuerySet":
        """Return the brochures of this programme."""
        return self.filter(programme=programme, deleted_at__isnull=True)

    def taken_away(self, programme: Programme) -> "BrochureQuerySet":
        """Return those that were taken away and can come back."""
        return self.filter(programme=programme, deleted_at__isnull=False)


class Brochure(models.Model):
    """A booklet of chosen items with a cover; kept, so that it can be made again when the items have changed."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="brochures")
    title = models.CharField(_("title"), max_length=100)
    subtitle = models.CharField(_("subtitle"), max_length=150, blank=True)
    foreword = models.TextField(_("foreword"), max_length=4000, blank=True)
    changed_at = models.DateTimeField(_("last changed"))
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = BrochureQuerySet.as_manager()

    class Meta:
        verbose_name = _("brochure")
        verbose_name_plural = _("brochures")

    def __str__(self) -> str:
        return self.title


class BrochureItem(models.Model):
    """One item in a brochure, and its place. An item that leaves the site stays here, and is left out of the print."""

    brochure = models.ForeignKey(Brochure, models.CASCADE, related_name="lines")
    item = models.ForeignKey(ItemPage, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(_("order"))

    class Meta:
        verbose_name = _("item of a brochure")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["brochure", "item"], name="knowledge_item_once_in_a_brochure"),
            models.UniqueConstraint(fields=["brochure", "position"], name="knowledge_one_item_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.brochure_id} {self.position} {self.item_id}"
