"""The themes of a programme, and the words that mean the same to those who search."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme


class ThemeQuerySet(models.QuerySet["Theme"]):
    """Themes of a programme."""

    def of(self, programme: Programme) -> "ThemeQuerySet":
        """Return the themes of this programme with their parent."""
        return self.filter(programme=programme).select_related("parent")

    def main(self) -> "ThemeQuerySet":
        """Return the themes that have sub-themes, and are none."""
        return self.filter(parent__isnull=True)


class Theme(models.Model):
    """What items are about: ten themes with sub-themes (domain.md 4.6), kept by the editors of a programme."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="themes")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    code = models.SlugField(_("code"), max_length=40, help_text=_("Stands in addresses, so it stays."))
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    intro = models.TextField(_("introduction"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "code"], name="knowledge_one_theme_per_code"),
            models.CheckConstraint(condition=~Q(parent=models.F("pk")), name="knowledge_theme_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Return the name in the language of the page, Dutch when there is no other."""
        return self.name_en if self.name_en and get_language() == "en" else self.name

    @property
    def main(self) -> "Theme":
        """Return the theme of which this is a part, or itself."""
        return self.parent or self


class SynonymQuerySet(models.QuerySet["Synonym"]):
    """Synonyms of a programme."""

    def of(self, programme: Programme) -> "SynonymQuerySet":
        """Return the synonyms of this programme."""
        return self.filter(programme=programme)


class Synonym(models.Model):
    """Words that mean the same to those who search, separated by commas; kept by the team."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="synonyms")
    words = models.CharField(_("words that mean the same"), max_length=300)

    objects = SynonymQuerySet.as_manager()

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "words"], name="knowledge_same_synonyms_once")
        ]

    def __str__(self) -> str:
        return self.words


class MissedQuerySet(models.QuerySet["MissedSearch"]):
    """Searches of a programme that found nothing."""

    def of(self, programme: Programme) -> "MissedQuerySet":
        """Return those of this programme."""
        return self.filter(programme=programme)

    def told(self) -> "MissedQuerySet":
        """Return those that more than one visit asked for; one visit's words are nobody's business."""
        return self.filter(visits__gte=2)


class MissedSearch(models.Model):
    """Words for which nothing was found in a week, without anything about who asked."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="missed_searches")
    week = models.DateField(_("week of"))
    words = models.CharField(_("words"), max_length=60)
    visits = models.PositiveIntegerField(_("visits"), default=1)
    last_at = models.DateTimeField(_("last asked at"))

    objects = MissedQuerySet.as_manager()

    class Meta:
        verbose_name = _("missed search")
        verbose_name_plural = _("missed searches")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "week", "words"], name="knowledge_missed_once_a_week")
        ]

    def __str__(self) -> str:
        return self.words
