"""The example's knowledge base, written for this project and labelled as examples; `items` holds most of it."""

import datetime as dt
from dataclasses import dataclass

from django.utils.text import slugify

from veerkracht.domain.knowledge.actions import admit_editors, open_shelf, publish_item
from veerkracht.domain.knowledge.choices import TOOL_KINDS, ItemKind, Layer
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme, RegionTile

from .items import Item, read_items

TITLE = "Kennisbank"
LABEL = "<p><i>Dit is een voorbeeld. Mensen, bedrijven en cijfers zijn verzonnen.</i></p>"
CHECKED_ON = dt.date(2019, 6, 3)
REVIEW_ON = dt.date(2020, 6, 1)


@dataclass(frozen=True)
class Story:
    """A story: whose it is (the pionier's slug), what scans it helps with, and its text by heading."""

    pionier: str
    title: str
    theme: str
    dimensions: tuple[str, ...]
    intro: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Tool:
    """A tool or scan elsewhere: what it is for, and how we would use it."""

    kind: ItemKind
    title: str
    theme: str
    intro: str
    link: str
    maker: str
    paragraphs: tuple[str, ...]


STORIES = (
    Story(
        "wietske-oldenhof", "De eerste zes weken zelf roosteren", "planning", ("FO",),
        "Wilt u dat een team zelf het rooster maakt? Zo pakten wij de eerste weken aan, en dit ging er mis.",
        (
            ("Week 1 en 2: afspreken wat vaststaat", (
                "Begin met één team dat wil. Spreek drie dingen af die niet mogen mislukken. Bij ons: elke dienst is "
                "gevuld, niemand werkt langer dan vijf dagen achter elkaar, wie ruilt regelt het zelf.",
                "Hang de lege weken aan de muur. Een scherm kan later. Aan een muur staan mensen samen te praten.",
            )),
            ("Week 3 en 4: handen op de rug", (
                "Er bleven twee diensten leeg. Ik werd om half zeven gebeld. Ik heb gevraagd: wat gaan jullie doen? "
                "Dat was het moeilijkste van alles. Had ik het opgelost, dan was het weer mijn rooster geweest.",
            )),
            ("Week 5 en 6: samen terugkijken", (
                "We zaten een uur bij elkaar met koffie en het oude rooster. Het team maakte zelf een vierde regel: "
                "wie vrij wil met de feestdagen, zegt dat zes weken vooraf. Dat had ik nooit durven opleggen.",
            )),
        ),
    ),
    Story(
        "berend-lansinkhof", "Een foutenbord in uw hal: zo begint u", "leren-van-fouten", ("LV",),
        "Fouten verstoppen kost meer dan fouten maken. Een bord, een stift en een half uur per week is genoeg.",
        (
            ("Schrijf zelf het eerste briefje", (
                "Een bord zonder eerste fout blijft leeg. Zet die van uzelf erop, met het bedrag erbij. Lach er niet "
                "om en maak hem niet kleiner. Ik wist pas dat het werkte toen er een tweede briefje naast hing.",
            )),
            ("Drie vragen, elke vrijdag", (
                "Wat gebeurde er? Waardoor kon het gebeuren? Wat spreken we af? De vraag wie het deed, stellen we "
                "niet. Wie hem toch stelt, haalt de taart.",
            )),
            ("Wat u kunt verwachten", (
                "In het begin lijkt het erger te worden, want er wordt meer gemeld. Vertel dat vooraf aan uw "
                "boekhouder en aan uzelf. Bij ons duurde het een jaar voordat er minder werd afgekeurd.",
            )),
        ),
    ),
    Story(
        "marleen-bosgraaf", "Vijf mensen van de vloer kiezen een machine", "techniek-samen-invoeren", ("SW", "CC"),
        "Nieuwe techniek lukt als de mensen die ermee werken hem kiezen. Dit gaven wij hun mee, en dit juist niet.",
        (
            ("Wat ze kregen", (
                "Een bedrag, twee maanden, en vier uur per week zonder productie. Ze mochten bij drie bedrijven gaan "
                "kijken zonder dat ik meeging. Ze moesten één ding beloven: uitleggen waarom.",
            )),
            ("Wat ze niet kregen", (
                "Een lijst met wensen van mij. Dat was lastig, want ik had er een. Achteraf stonden er vier dingen op "
                "die niemand op de vloer belangrijk vond.",
            )),
            ("Wat we een volgende keer anders doen", (
                "We betrekken de nachtploeg eerder. Zij hoorden het als laatsten en hadden de beste vragen.",
            )),
        ),
    ),
    Story(
        "dirk-jan-kolthof", "Een proef van drie maanden die mag mislukken", "aanpak", ("AV",),
        "Niet praten over een kortere werkweek, maar hem proberen. Met vooraf drie getallen, zodat u het zeker weet.",
        (
            ("Meet eerst, begin dan", (
                "We telden een maand lang de schade, de overuren en de klachten. Saai werk. Maar zonder die maand had "
                "iedereen na afloop gelijk gehad.",
            )),
            ("Twee ploegen, niet het hele bedrijf", (
                "De ploegen die wilden, mochten. Wie niet wilde, hoefde niet. Zo bleef het een proef en werd het geen "
                "strijd.",
            )),
            ("Spreek af wanneer u stopt", (
                "Wij zeiden: als klanten langer moeten wachten, stoppen we. Dat gaf rust, ook bij mij. Het is niet "
                "gebeurd.",
            )),
        ),
    ),
    Story(
        "anouk-reefhuis", "Het bord met groen en blauw", "leren", ("SW",),
        "Kan bij u maar één mens die ene machine instellen? Met een bord aan de muur wordt dat zichtbaar en "
        "bespreekbaar.",
        (
            ("Zo maakt u het bord", (
                "Zet de namen onder elkaar en de taken naast elkaar. Groen: ik kan het en ik kan het uitleggen. "
                "Blauw: ik wil het leren. Wit mag. Meer hoeft er niet op.",
            )),
            ("Niemand wil de eerste zijn", (
                "De eerste week bleef ons bord bijna leeg. Mensen vonden groen opschepperig. Pas toen de leiding haar "
                "eigen witte vakken liet zien, kwamen de stiften tevoorschijn.",
            )),
            ("Een dag per twee weken", (
                "Plan het leren in, anders wint de bestelling. Bij ons wisselt iedereen een dag per twee weken van "
                "plek. In de nacht lukt het niet, en dat laten we zo.",
            )),
        ),
    ),
    Story(
        "ilse-wennekink", "Elk idee binnen twee weken antwoord", "ideeen", ("LV", "DM"),
        "Een ideeënbus raakt leeg als er niets mee gebeurt. Met één belofte kwamen er bij ons 61 ideeën in een jaar.",
        (
            ("De belofte", (
                "Wie een idee op het bord hangt, hoort binnen twee weken ja, nee of eerst uitzoeken. Met de reden "
                "erbij. Ook een nee wordt gewaardeerd als hij op tijd komt.",
            )),
            ("Wie beslist", (
                "Kost het minder dan 250 euro, dan beslist de ploeg. Daarboven bespreken we het op maandag. Het meeste "
                "blijft eronder.",
            )),
            ("Wat het opleverde", (
                "Een haakje voor schorten, een andere volgorde bij het afwegen, en een nacht zonder nachtdienst. Dat "
                "laatste begon met een briefje van een leerling.",
            )),
        ),
    ),
)  # fmt: skip

TOOLS = (
    Tool(
        ItemKind.SCAN, "Wendbaar in acht minuten", "trends",
        "Een korte lijst met stellingen over uw bedrijf. Na acht minuten ziet u wat goed gaat en waar u kunt beginnen.",
        "https://example.org/wendbaar-in-acht-minuten", "een voorbeeldinstituut",
        ("Vul de lijst eerst alleen in. Vraag daarna twee collega's hetzelfde te doen. Waar u verschilt, begint het "
         "gesprek.",),
    ),
    Tool(
        ItemKind.SCAN, "Hoe leert uw team?", "leren-van-fouten",
        "Twintig vragen voor een team van vijf tot vijftien mensen. Niemand ziet wie wat heeft ingevuld.",
        "https://example.org/hoe-leert-uw-team", "een voorbeeldhogeschool",
        ("Plan meteen een half uur om de uitkomst samen te bekijken. Zonder dat halve uur is de scan weinig waard.",),
    ),
    Tool(
        ItemKind.TOOL, "Gesprekskaarten voor de werkvloer", "ideeen",
        "Vierentwintig kaarten met een vraag. Voor een kwartier aan het begin van de dag, zonder voorbereiding.",
        "https://example.org/gesprekskaarten", "een voorbeeldvereniging",
        ("Laat iemand anders dan de leiding de kaart trekken. Eén kaart per keer is genoeg.",),
    ),
    Tool(
        ItemKind.TOOL, "Wie kan wat: een leeg bord", "leren",
        "Een leeg bord om op te hangen: namen, taken en twee kleuren. U ziet in een dag waar u kwetsbaar bent.",
        "https://example.org/wie-kan-wat", "een voorbeeldfonds",
        ("Hang het waar mensen koffie drinken, niet op kantoor.",),
    ),
    Tool(
        ItemKind.TOOL, "Stoplijst: wat doen we niet meer?", "planning",
        "Een blad met vier vragen om regels en overleggen op te ruimen die niemand meer helpen.",
        "https://example.org/stoplijst", "een voorbeeldnetwerk",
        ("Schrap elke maand één ding, en vertel het aan iedereen. Wat na drie maanden niet gemist wordt, blijft weg.",),
    ),
)  # fmt: skip


def load_knowledge(programme: Programme) -> None:
    """Open the programme's shelf and fill it: the stories of its own pioniers, and the tools."""
    open_shelf(programme=programme, title=TITLE, by=None)
    admit_editors(programme=programme, on=programme.today(), by=None)
    tellers = {pionier.slug: pionier for pionier in Pionier.objects.of(programme).select_related("person", "company")}
    tiles = RegionTile.objects.filter(programme=programme).order_by("pk")
    parts = dict(tiles.values_list("municipality_id", "subregion"))
    for story in STORIES:
        if story.pionier in tellers:
            teller = tellers[story.pionier]
            _publish_story(programme, story, teller, parts.get(teller.company.municipality_id or "", ""))
    for tool in TOOLS:
        _publish_tool(programme, tool)
    for item in read_items():
        _publish_item(programme, item)


def _publish_item(programme: Programme, item: Item) -> None:
    publish_item(
        programme=programme,
        kind=ItemKind(item.facts["kind"]),
        title=item.title,
        intro=item.facts["intro"],
        theme=item.facts["theme"],
        layer=Layer(item.facts["layer"]),
        body=[*item.body, ("paragraph", LABEL)],
        checked_on=CHECKED_ON,
        review_on=REVIEW_ON,
        link=item.facts.get("link", _example_link(item)),
        maker=item.facts.get("maker", ""),
        facets=item.facets,
        keeps_draft=False,
        by=None,
    )


def _example_link(item: Item) -> str:
    return f"https://example.org/{slugify(item.title)}" if item.facts["kind"] in TOOL_KINDS else ""


def _publish_story(programme: Programme, story: Story, teller: Pionier, region: str) -> None:
    body: list[tuple[str, object]] = []
    for heading, paragraphs in story.parts:
        body += [("heading", heading), *(("paragraph", f"<p>{words}</p>") for words in paragraphs)]
    publish_item(
        programme=programme,
        kind=ItemKind.STORY,
        title=story.title,
        intro=story.intro,
        theme=story.theme,
        body=[*body, ("paragraph", LABEL)],
        checked_on=CHECKED_ON,
        review_on=REVIEW_ON,
        told_by=teller.person,
        facets={"region": region, "scan_dimensions": list(story.dimensions)},
        by=None,
    )


def _publish_tool(programme: Programme, tool: Tool) -> None:
    body = [("paragraph", f"<p>{words}</p>") for words in tool.paragraphs]
    publish_item(
        programme=programme,
        kind=tool.kind,
        title=tool.title,
        intro=tool.intro,
        theme=tool.theme,
        body=[*body, ("paragraph", LABEL)],
        checked_on=CHECKED_ON,
        review_on=REVIEW_ON,
        link=tool.link,
        maker=tool.maker,
        keeps_draft=False,
        by=None,
    )
