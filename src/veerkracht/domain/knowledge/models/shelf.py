"""The page under which the items of a programme stand, once for each language."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, Site

from veerkracht.domain.programme.models import Programme

HOME_PAGE = (
    MultiFieldPanel(
        [FieldPanel("home_title"), FieldPanel("home_intro")],
        heading=_("Home page"),
        help_text=_("Leave empty what should keep the standard text, as it stands on the home page now."),
    ),
    MultiFieldPanel([FieldPanel("story_title"), FieldPanel("story_text")], heading=_("To the stories")),
    MultiFieldPanel([FieldPanel("scan_title"), FieldPanel("scan_text")], heading=_("To the scan")),
    MultiFieldPanel([FieldPanel("agenda_title"), FieldPanel("agenda_text")], heading=_("To the calendar")),
)


def own_address(found: tuple[int, str, str] | None, path: str) -> tuple[int, str, str] | None:
    """Return the site that Wagtail found, with our own path: our own views serve the items, not Wagtail's tree."""
    if found is None:
        return None
    roots = {site.site_id: site.root_url for site in Site.get_site_root_paths()}
    return found[0], roots[found[0]], path


class KnowledgePage(Page):
    """The shelf of one programme in one language: its items stand under this page, and nothing else does.

    The shelves of a programme are translations of each other, so there is one for each language at most.
    Editors write the words of the home page here too; what they leave empty keeps the standard text.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    intro = models.TextField(_("introduction"), max_length=300, blank=True)
    home_title = models.CharField(_("headline"), max_length=90, blank=True)
    home_intro = models.TextField(_("sentences below the headline"), max_length=300, blank=True)
    story_title = models.CharField(_("first way in: heading"), max_length=60, blank=True)
    story_text = models.TextField(_("first way in: text"), max_length=300, blank=True)
    scan_title = models.CharField(_("second way in: heading"), max_length=60, blank=True)
    scan_text = models.TextField(_("second way in: text"), max_length=300, blank=True)
    agenda_title = models.CharField(_("third way in: heading"), max_length=60, blank=True)
    agenda_text = models.TextField(_("third way in: text"), max_length=300, blank=True)

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("intro"), *HOME_PAGE]
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = [
        "knowledge.StoryPage",
        "knowledge.ToolPage",
        "knowledge.ArticlePage",
        "knowledge.SchemePage",
        "knowledge.StandardPage",
    ]
    is_creatable = False
    preview_modes: ClassVar[list[tuple[str, str]]] = []

    class Meta:
        verbose_name = _("knowledge base")

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """Return the address of the list."""
        return own_address(super().get_url_parts(request), reverse("public:knowledge"))
