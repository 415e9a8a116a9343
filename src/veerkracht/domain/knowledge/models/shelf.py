"""The page under which the items of a programme stand, once for each language."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, Site

from veerkracht.domain.programme.models import Programme


def own_address(found: tuple[int, str, str] | None, path: str) -> tuple[int, str, str] | None:
    """Return the site that Wagtail found, with our own path: our own views serve the items, not Wagtail's tree."""
    if found is None:
        return None
    roots = {site.site_id: site.root_url for site in Site.get_site_root_paths()}
    return found[0], roots[found[0]], path


class KnowledgePage(Page):
    """The shelf of one programme in one language: its items stand under this page, and nothing else does.

    The shelves of a programme are translations of each other, so there is one for each language at most.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    intro = models.TextField(_("introduction"), max_length=300, blank=True)

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = [
        "knowledge.StoryPage",
        "knowledge.ToolPage",
        "knowledge.ArticlePage",
        "knowledge.SchemePage",
    ]
    is_creatable = False
    preview_modes: ClassVar[list[tuple[str, str]]] = []

    class Meta:
        verbose_name = _("knowledge base")

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """Return the address of the list."""
        return own_address(super().get_url_parts(request), reverse("public:knowledge"))
