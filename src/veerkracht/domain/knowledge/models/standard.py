"""A free page, for what is no story, tool or article."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from ..choices import ItemKind
from ..forms import ItemForm
from .pages import PICTURE, ItemPage


class StandardPage(ItemPage):
    """A text of the programme itself, such as "about this region": found, looked at again and printed as every item."""

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("theme"),
        FieldPanel("intro"),
        PICTURE,
        FieldPanel("body"),
    ]
    base_form_class = ItemForm

    class Meta:
        verbose_name = _("page of the programme")

    def clean(self) -> None:
        """Keep the kind right."""
        super().clean()
        self.kind = ItemKind.PAGE
