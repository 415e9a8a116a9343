"""What an editor may choose from: only what belongs to the programme of the page."""

from typing import Any

from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import RegionTile

from .choices import ARTICLE_KINDS, TOOL_KINDS


class ItemForm(WagtailAdminPageForm):
    """What holds for every item, also for one that is not published yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the themes of the programme under whose page the item stands."""
        super().__init__(*args, **kwargs)
        if "region" in self.fields:
            self._offer_regions()
        if "theme" in self.fields:
            themes = self.fields["theme"].queryset.filter(programme_id=self.parent_page.specific.programme_id)
            self.fields["theme"].queryset = themes.order_by("position")

    def _offer_regions(self) -> None:
        """Let an editor choose a part of the region; what stands there already stays among the choices."""
        tiles = RegionTile.objects.filter(programme_id=self.parent_page.specific.programme_id).exclude(subregion="")
        names = {*tiles.order_by().values_list("subregion", flat=True), *filter(None, [self.instance.region])}
        choices = [("", _("the whole region")), *((name, name) for name in sorted(names))]
        self.fields["region"].widget = Select(choices=choices)

    def clean(self) -> dict[str, Any]:
        """Refuse what a reader could not use: an address of another item, a picture without words, days in reverse."""
        cleaned: dict[str, Any] = super().clean()
        self._check_address(cleaned.get("slug", ""))
        if cleaned.get("picture") and not cleaned.get("picture_alt"):
            self.add_error("picture_alt", _("Say what is on the picture, for who does not see it."))
        checked_on, review_on = cleaned.get("checked_on"), cleaned.get("review_on")
        if checked_on and review_on and review_on <= checked_on:
            self.add_error("review_on", _("Choose a day after the day on which it was last checked."))
        return cleaned

    def _check_address(self, slug: str) -> None:
        """Refuse an address that an item in another language has: addresses hold in every language."""
        shelf = self.parent_page.specific
        shelves = type(shelf).objects.filter(programme_id=shelf.programme_id).exclude(pk=shelf.pk)
        if slug and any(each.get_children().filter(slug=slug).exists() for each in shelves):
            self.add_error("slug", _("Another item has this address. Choose another one."))


class StoryForm(ItemForm):
    """A story is told by a pionier of the own programme."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the pioniers of the programme under whose page the story stands."""
        super().__init__(*args, **kwargs)
        programme_id = self.parent_page.specific.programme_id
        people = Person.objects.filter(programme_id=programme_id, pionier__isnull=False)
        self.fields["told_by"].queryset = people.order_by("name")


class ToolForm(ItemForm):
    """A tool is a tool or a scan, never a story."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave the story out of the kinds."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in TOOL_KINDS]


class ArticleForm(ItemForm):
    """An article is an article, a video or a piece of research."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave the other kinds out."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in ARTICLE_KINDS]
