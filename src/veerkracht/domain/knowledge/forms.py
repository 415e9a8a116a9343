"""What an editor may choose from: only what belongs to the programme of the page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from veerkracht.domain.companies.models import Person

from .choices import ARTICLE_KINDS, TOOL_KINDS


class ItemForm(WagtailAdminPageForm):
    """What holds for every item, also for one that is not published yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the themes of the programme under whose page the item stands."""
        super().__init__(*args, **kwargs)
        if "theme" in self.fields:
            themes = self.fields["theme"].queryset.filter(programme_id=self.parent_page.specific.programme_id)
            self.fields["theme"].queryset = themes.order_by("position")

    def clean(self) -> dict[str, Any]:
        """Refuse to look at a text again before it was looked at."""
        cleaned: dict[str, Any] = super().clean()
        checked_on, review_on = cleaned.get("checked_on"), cleaned.get("review_on")
        if checked_on and review_on and review_on <= checked_on:
            self.add_error("review_on", _("Choose a day after the day on which it was last checked."))
        return cleaned


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
