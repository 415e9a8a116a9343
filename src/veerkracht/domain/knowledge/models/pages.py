"""The kinds of items of the knowledge base."""

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.decision import Refused

from ..blocks import TextBody
from ..choices import (
    ARTICLE_KINDS,
    TOOL_KINDS,
    CompanySize,
    Cost,
    Effort,
    Evidence,
    ItemKind,
    Layer,
    ScanDimension,
    Sector,
)
from ..forms import ArticleForm, ItemForm, StoryForm, ToolForm
from ..rules.approval import fingerprint
from .fields import Choices
from .shelf import KnowledgePage, own_address
from .texts import plain_text
from .themes import Theme

REVIEW_AFTER = dt.timedelta(days=365)
READ_A_MINUTE = 180
FACETS = MultiFieldPanel(
    [
        FieldPanel("layer"),
        FieldPanel("sectors"),
        FieldPanel("company_sizes"),
        FieldPanel("scan_dimensions"),
        FieldPanel("effort"),
        FieldPanel("cost"),
        FieldPanel("evidence"),
        FieldPanel("region"),
    ],
    heading=_("For whom, and what it asks"),
)
PICTURE = MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture above the text"))
SOURCE = MultiFieldPanel(
    [FieldPanel("licence"), FieldPanel("source"), FieldPanel("source_url")], heading=_("Where it comes from")
)


def a_year_from_now() -> dt.date:
    """Return the day on which a text made today is looked at again, unless its editor says otherwise."""
    return timezone.localdate() + REVIEW_AFTER


class ItemQuerySet(PageQuerySet):
    """Items of a programme."""

    def on_shelf_of(self, programme: Programme) -> "ItemQuerySet":
        """Return the published items under this programme's page, which stands right under the root.

        The first two steps of a path name that page, so that no query is spent on finding it.
        """
        shelf = KnowledgePage.objects.filter(programme=programme).values("path")
        return self.live().alias(shelf_path=Left("path", 2 * Page.steplen)).filter(shelf_path__in=shelf)


class ItemPage(Page):
    """What every item has; only its own kinds below are made by editors. Its owner is Wagtail's `owner`."""

    kind = models.CharField(_("kind"), max_length=10, choices=ItemKind, default=ItemKind.TOOL)
    intro = models.TextField(
        _("introduction"), max_length=300, help_text=_("Two sentences: for whom, and what it gives.")
    )
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+", verbose_name=_("theme"))
    layer = models.CharField(_("why, how or what"), max_length=10, choices=Layer, default=Layer.HOW)
    sectors = Choices(Sector, verbose_name=_("sectors"), help_text=_("None means: for every sector."))
    company_sizes = Choices(CompanySize, verbose_name=_("size of the firm"), help_text=_("None means: for every size."))
    scan_dimensions = Choices(ScanDimension, verbose_name=_("dimensions of the scan"))
    effort = models.CharField(_("time it takes"), max_length=10, choices=Effort, blank=True)
    cost = models.CharField(_("cost"), max_length=10, choices=Cost, blank=True)
    evidence = models.CharField(_("evidence"), max_length=12, choices=Evidence, blank=True)
    region = models.CharField(_("part of the region"), max_length=60, blank=True)
    licence = models.CharField(_("licence"), max_length=60, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    picture_alt = models.CharField(
        _("what is on the picture"),
        max_length=200,
        blank=True,
        help_text=_("For who does not see the picture: say in one sentence what it shows."),
    )
    body = StreamField(TextBody(), verbose_name=_("text"), blank=True)
    checked_on = models.DateField(_("last checked on"), default=timezone.localdate)
    review_on = models.DateField(_("look at it again on"), default=a_year_from_now)

    objects = PageManager.from_queryset(ItemQuerySet)()

    parent_page_types: ClassVar = ["knowledge.KnowledgePage"]
    subpage_types: ClassVar[list[str]] = []
    is_creatable = False
    search_fields: ClassVar = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    settings_panels: ClassVar = [
        *Page.settings_panels,
        FieldPanel("owner"),
        FieldPanel("checked_on"),
        FieldPanel("review_on"),
    ]

    class Meta:
        verbose_name = _("item")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(review_on__gt=F("checked_on")), name="knowledge_review_after_check"),
            models.CheckConstraint(
                condition=Q(picture__isnull=True) | ~Q(picture_alt=""), name="knowledge_no_picture_without_words"
            ),
        ]

    @property
    def words(self) -> str:
        """Return the text of the body without its mark-up."""
        return plain_text(self.body)

    @property
    def reading_minutes(self) -> int:
        """Return how long it takes to read, at 180 words a minute; at least one."""
        return max(1, round(len(self.words.split()) / READ_A_MINUTE))

    def copy(self, *args: Any, update_attrs: dict[str, Any] | None = None, **kwargs: Any) -> "ItemPage":
        """Copy the item; a translation gets an address of its own, since addresses hold in every language."""
        attrs = dict(update_attrs or {})
        if "locale" in attrs:
            attrs["slug"] = f"{attrs.get('slug', self.slug)}-{attrs['locale'].language_code}"
        copied: ItemPage = super().copy(*args, update_attrs=attrs or None, **kwargs)
        return copied

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """Return the address of the item on the site."""
        return own_address(super().get_url_parts(request), reverse("public:item", args=[self.slug]))

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """Return the template of the preview; the site's own view draws a published item."""
        return "public/knowledge/preview.html"

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """Return the preview; unlike every other page it may stand in a frame, that of the editor."""
        response = super().serve_preview(request, mode_name)
        response._csp_replace = {"frame-ancestors": ["'self'"]}
        return response


class NotAgreed(Refused):
    """A story may not be published without its pionier's yes."""

    message = _("The pionier has not agreed with this text yet. Ask for it in the workspace, under Knowledge base.")


class StoryPage(ItemPage):
    """What a pionier tells about the own firm."""

    told_by = models.ForeignKey(Person, models.PROTECT, related_name="stories", verbose_name=_("told by"))

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("told_by"),
        FieldPanel("theme"),
        FieldPanel("intro"),
        PICTURE,
        FieldPanel("body"),
        FACETS,
        SOURCE,
    ]
    base_form_class = StoryForm

    class Meta:
        verbose_name = _("story")

    def clean(self) -> None:
        """Keep the kind right."""
        super().clean()
        self.kind = ItemKind.STORY

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish, by whichever way: now, on a day, or after somebody looked. Raises NotAgreed."""
        if not revision.as_object().has_yes:
            raise NotAgreed
        return super().publish(revision, *args, **kwargs)

    @property
    def has_yes(self) -> bool:
        """Tell whether the pionier agreed with exactly this text; the latest answer on it counts."""
        wanted = fingerprint(title=self.title, intro=self.intro, text=self.words)
        answers = self.approvals.filter(fingerprint=wanted, answered_at__isnull=False)
        latest = answers.order_by("-answered_at", "-pk").first()
        return latest is not None and latest.is_approved


class ToolPage(ItemPage):
    """A tool or scan that exists elsewhere: we say what it is for and link to it, rather than copy it."""

    link = models.URLField(_("link"), max_length=500)
    maker = models.CharField(_("made by"), max_length=120, blank=True)

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("theme"),
        FieldPanel("intro"),
        FieldPanel("link"),
        FieldPanel("maker"),
        PICTURE,
        FieldPanel("body"),
        FACETS,
        SOURCE,
    ]
    base_form_class = ToolForm

    class Meta:
        verbose_name = _("tool")

    def clean(self) -> None:
        """Keep the kind right."""
        super().clean()
        if self.kind not in TOOL_KINDS:
            self.kind = ItemKind.TOOL


class ArticlePage(ItemPage):
    """A text of our own, or a video or a piece of research that we tell about and link to."""

    link = models.URLField(_("link"), max_length=500, blank=True)
    maker = models.CharField(_("made by"), max_length=120, blank=True)

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("theme"),
        FieldPanel("intro"),
        FieldPanel("link"),
        FieldPanel("maker"),
        PICTURE,
        FieldPanel("body"),
        FACETS,
        SOURCE,
    ]
    base_form_class = ArticleForm

    class Meta:
        verbose_name = _("article")

    def clean(self) -> None:
        """Keep the kind right."""
        super().clean()
        if self.kind not in ARTICLE_KINDS:
            self.kind = ItemKind.ARTICLE


class SchemePage(ItemPage):
    """A pointer to a scheme that others run: we say for whom it is and link to it, since its terms change."""

    link = models.URLField(_("link"), max_length=500)
    maker = models.CharField(_("run by"), max_length=120, blank=True)
    open_until = models.DateField(_("open until"), null=True, blank=True)

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("theme"),
        FieldPanel("intro"),
        FieldPanel("link"),
        FieldPanel("maker"),
        FieldPanel("open_until"),
        PICTURE,
        FieldPanel("body"),
        FACETS,
        SOURCE,
    ]
    base_form_class = ItemForm

    class Meta:
        verbose_name = _("scheme pointer")

    def clean(self) -> None:
        """Keep the kind right."""
        super().clean()
        self.kind = ItemKind.SCHEME
