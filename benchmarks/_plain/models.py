"""Three kinds of pages, as in the tutorial: a home page, lists, and articles of blocks."""

from typing import Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import CharBlock, RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index


class PlainHome(Page):
    """The home page with the newest articles."""

    template = "plain/home.html"

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the newest articles."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["newest"] = PlainArticle.objects.live().order_by("-first_published_at", "-pk")[:6]
        return context


class PlainList(Page):
    """A list of articles."""

    template = "plain/list.html"


class PlainArticle(Page):
    """An article."""

    template = "plain/article.html"
    intro = models.CharField(max_length=250)
    body = StreamField([("heading", CharBlock()), ("paragraph", RichTextBlock())])
    search_fields: ClassVar = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add a few articles of the same list."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["beside"] = self.get_siblings(inclusive=False).live()[:3]
        return context
