"""The blocks a text is made of: one set for every kind of item, each with a preview in the editor."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock, URLBlock
from wagtail.images.blocks import ImageChooserBlock

# Drawn by the site's own styles, so that an editor sees what a visitor will see.
PREVIEW = "public/knowledge/block_preview.html"


class LinkBlock(StructBlock):
    """A link to another site; the words say where it leads."""

    text = CharBlock(label=_("Words"), max_length=120)
    url = URLBlock(label=_("Address"), max_length=500)

    class Meta:
        icon = "link"
        label = _("Link")
        description = _("A link to another site, on a line of its own.")
        preview_template = PREVIEW
        preview_value = {"text": "Lees meer bij het waterschap", "url": "https://example.org/"}


class QuoteBlock(StructBlock):
    """Words of somebody, set apart."""

    text = TextBlock(label=_("Words"), max_length=400, rows=3)
    said_by = CharBlock(label=_("Who says this"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("Words of somebody, large and set apart.")
        preview_template = PREVIEW
        preview_value = {"text": "Had ik het opgelost, dan was het weer mijn rooster.", "said_by": "een ondernemer"}


class PictureBlock(StructBlock):
    """A picture with words for who does not see it."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = CharBlock(
        label=_("What is on it"),
        max_length=200,
        help_text=_("For who does not see the picture: say in one sentence what it shows."),
    )
    caption = CharBlock(label=_("Caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with words beside it. Set its focal point under Images.")
        preview_template = PREVIEW
        preview_value = {"image": None, "alt": "Vijf mensen bij een machine", "caption": "Zo ziet een bijschrift eruit"}


class TextBody(StreamBlock):
    """Headings, paragraphs, quotes, pictures, links. Links between pages are made by the site, so they cannot break."""

    heading = CharBlock(
        label=_("Heading"),
        icon="title",
        max_length=120,
        description=_("A line above the paragraphs that follow."),
        preview_template=PREVIEW,
        preview_value="Zo begint u",
    )
    paragraph = RichTextBlock(
        label=_("Paragraph"),
        icon="pilcrow",
        features=["bold", "italic", "ol", "ul"],
        description=_("Plain text, with lists when that helps."),
        preview_template=PREVIEW,
        preview_value="<p>Begin met <b>één team</b> dat wil. Spreek drie dingen af die niet mogen mislukken.</p>",
    )
    quote = QuoteBlock()
    picture = PictureBlock()
    link = LinkBlock()
