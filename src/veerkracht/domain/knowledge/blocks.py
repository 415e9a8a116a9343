"""The few blocks a text is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock, StructBlock, URLBlock


class LinkBlock(StructBlock):
    """A link to another site; the words say where it leads."""

    text = CharBlock(label=_("Words"), max_length=120)
    url = URLBlock(label=_("Address"), max_length=500)

    class Meta:
        icon = "link"
        label = _("Link")


class TextBody(StreamBlock):
    """Headings, paragraphs and links. Links between pages are made by the site itself, so they cannot break."""

    heading = CharBlock(label=_("Heading"), icon="title", max_length=120)
    paragraph = RichTextBlock(label=_("Paragraph"), icon="pilcrow", features=["bold", "italic", "ol", "ul"])
    link = LinkBlock()
