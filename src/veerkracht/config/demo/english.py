"""Some items of the example in English too, beside the Dutch ones, and two with a picture."""

import datetime as dt
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import typst
from django.conf import settings
from PIL import Image as Drawing
from wagtail.images.models import Image
from wagtail.models import Collection

from veerkracht.domain.knowledge.actions import publish_item
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import ItemPage
from veerkracht.domain.knowledge.queries import editors_group_name, items_of
from veerkracht.domain.programme.models import Programme
from veerkracht.shared import ui
from veerkracht.web.printing import OWN_PAGES, pointer_of

LABEL = "<p><i>This is an example. People, firms and figures are invented.</i></p>"
LANDSCAPE = Path(str(ui.__file__)).parent / "static/ui/illustrations/landscape.svg"
WIDE = b"""#set page(width: 16cm, height: 9cm, margin: 0pt)
#image(bytes(sys.inputs.svg), width: 100%, height: 100%, fit: "cover")"""
CHECKED_ON, REVIEW_ON = dt.date(2019, 6, 3), dt.date(2020, 6, 1)


class English(NamedTuple):
    """The English version of the item with this Dutch title."""

    of: str
    slug: str
    title: str
    intro: str
    paragraphs: tuple[str, ...]


ITEMS = (
    English(
        "De eerste zes weken zelf roosteren", "six-weeks-of-self-scheduling", "Six weeks of self-scheduling",
        "Do you want a team to make its own roster? This is how we went about it, and this is what went wrong.",
        (
            "Start with one team that wants to. Agree on three things that must not fail. With us: every shift is "
            "filled, nobody works more than five days in a row, who swaps a shift arranges it.",
            "Two shifts stayed empty. I was called at half past six. I asked: what are you going to do? That was the "
            "hardest part. Had I solved it, it would have been my roster again.",
            "After six weeks we sat down for an hour with coffee and the old roster. The team made a fourth rule "
            "itself. I would never have dared to impose it.",
        ),
    ),
    English(
        "Een foutenbord in uw hal: zo begint u", "a-board-for-mistakes", "A board for mistakes in your hall",
        "Hiding mistakes costs more than making them. A board, a pen and half an hour a week are enough.",
        (
            "A board without a first mistake stays empty. Put up your own, with the amount. Do not laugh about it and "
            "do not make it smaller.",
            "Three questions, every Friday. What happened? What made it possible? What do we agree? We never ask who "
            "did it.",
        ),
    ),
    English(
        "Stoplijst: wat doen we niet meer?", "list-of-things-to-stop", "List of things to stop doing",
        "One sheet with four questions that clears out rules and meetings that help nobody any more.",
        ("Drop one thing a month, and tell everybody. What nobody has missed after three months stays away.",),
    ),
    English(
        "Wie kan wat: een leeg bord", "who-can-do-what", "Who can do what: an empty board",
        "An empty board for the wall: names, tasks and two colours. In a day you see where your firm is vulnerable.",
        ("Hang it where people drink coffee, not in the office.",),
    ),
)  # fmt: skip
PICTURED = {
    "De eerste zes weken zelf roosteren": "Een dorp aan de rand van het land, met een werkplaats en bomen in de zon",
    "Vijf mensen van de vloer kiezen een machine": "Een landschap met huizen, velden en een werkplaats",
}


def load_english(programme: Programme) -> None:
    """Publish the English versions of the items that this programme has, and put the pictures above theirs."""
    found = {item.title: item for item in items_of(programme).select_related(*OWN_PAGES, "theme").order_by("pk")}
    for english in ITEMS:
        if english.of in found:
            _publish(programme, english, found[english.of])
    pictured = [found[title] for title in PICTURED if title in found]
    if pictured:
        image = _picture(programme)
        for item in pictured:
            words = PICTURED[item.title]
            ItemPage.objects.filter(pk=item.pk).update(picture=image, picture_alt=words)


def _publish(programme: Programme, english: English, dutch: ItemPage) -> None:
    pointer = pointer_of(dutch)
    publish_item(
        programme=programme,
        kind=ItemKind(dutch.kind),
        title=english.title,
        slug=english.slug,
        intro=english.intro,
        theme=dutch.theme.code,
        body=[("paragraph", f"<p>{words}</p>") for words in english.paragraphs] + [("paragraph", LABEL)],
        checked_on=CHECKED_ON,
        review_on=REVIEW_ON,
        told_by=dutch.storypage.told_by if dutch.kind == ItemKind.STORY else None,
        link=pointer.link if pointer else "",
        maker="an example network" if pointer else "",
        keeps_draft=False,
        language="en",
        translates=dutch,
        by=None,
    )


def _picture(programme: Programme) -> Image:
    """Draw the landscape of the home page as a picture that editors could have put in."""
    name = "original_images/voorbeeld-landschap.png"
    drawn = typst.compile(WIDE, format="png", ppi=250, sys_inputs={"svg": LANDSCAPE.read_text()})
    place = Path(settings.MEDIA_ROOT) / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(drawn)
    width, height = Drawing.open(BytesIO(drawn)).size
    folder = Collection.objects.get(name=editors_group_name(programme))
    return Image.objects.create(
        title="Landschap", file=name, width=width, height=height, file_size=len(drawn), collection=folder
    )
