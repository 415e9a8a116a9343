"""Invented providers and questions that are on their way, for the example."""

from typing import NamedTuple


class Helper(NamedTuple):
    """A provider: kind, contact, theme codes, room a month, what it offers, its price."""

    name: str
    kind: str
    contact: str
    themes: tuple[str, ...]
    capacity: int
    offer: str
    price: str = ""
    is_approved: bool = True


HELPERS = (
    Helper(
        "Roosterwerkplaats Salland",
        "coach",
        "Hanneke Veldboer",
        ("planning", "zelforganisatie"),
        2,
        "Eén dag op de werkvloer: samen het eerste zelfrooster maken.",
        "eerste gesprek gratis, daarna € 480 per dag",
    ),
    Helper(
        "Bureau Samen Sturen",
        "coach",
        "Jorrit Kamphof",
        ("gedeeld-leiderschap", "structuur"),
        3,
        "Begeleidt eigenaren die taken aan ploegen willen geven.",
        "€ 600 per dagdeel",
    ),
    Helper(
        "Ondernemershuis Vechtdal",
        "expert",
        "Mieke Oosterveen",
        ("planning", "teams", "structuur"),
        4,
        "Adviseur die een uur meekijkt naar rooster, overleg en afspraken.",
        "gratis voor leden",
    ),
    Helper(
        "Loket Slim Werken",
        "government",
        "Ramon Bleker",
        ("slimmer-werken", "veranderen-en-meten"),
        8,
        "Wegwijs in regelingen en subsidies van de provincie.",
        "gratis",
    ),
    Helper(
        "Kennisloket Mbo Zwolle",
        "expert",
        "Sanne Terwolde",
        ("leren", "instroom"),
        3,
        "Docenten die helpen kennis vast te leggen en mensen op te leiden.",
        "in overleg",
    ),
    Helper(
        "Techniek met de Ploeg",
        "expert",
        "Gijs Averdijk",
        ("techniek-samen-invoeren", "kunstmatige-intelligentie"),
        1,
        "Helpt machines en software invoeren samen met wie ermee werken.",
        "€ 750 per dag",
    ),
    Helper(
        "Werkplezier Oost",
        "coach",
        "Loes Bannink",
        ("werkdruk", "werkplezier", "verzuim"),
        2,
        "Gesprekken met ploegen over druk, herstel en plezier.",
        "€ 420 per dag",
    ),
    Helper(
        "Rekenblad Kortere Werkweek",
        "tool_owner",
        "Dennis Ruiter",
        ("arbeidsproductiviteit",),
        6,
        "Rekenblad met uitleg: wat kost en brengt een kortere werkweek?",
        "gratis",
    ),
    Helper(
        "Kring Familiebedrijven Twente",
        "circle",
        "Annet Schepers",
        ("opvolging", "visie"),
        2,
        "Zes ondernemers die elkaar om de zes weken spreken.",
        "€ 150 per jaar",
    ),
    Helper(
        "Bedrijvenkring IJsselstreek",
        "fan",
        "Wim Holterman",
        ("ondernemers-onderling", "klanten-en-leveranciers"),
        5,
        "Brengt u bij een ondernemer die het al deed.",
        "gratis",
    ),
    Helper(
        "Aanspreken Zonder Ruzie",
        "coach",
        "Fatima El Idrissi",
        ("elkaar-aanspreken", "leren-van-fouten"),
        2,
        "Oefent met ploegen hoe je fouten bespreekt.",
        "€ 390 per dagdeel",
    ),
    Helper(
        "Medezeggenschap Klein Bedrijf",
        "expert",
        "Pieter Nijkamp",
        ("medezeggenschap", "beloning"),
        2,
        "Wat moet en wat kan, voor bedrijven tot vijftig mensen.",
        "eerste uur gratis",
        is_approved=False,
    ),
)


class OnItsWay(NamedTuple):
    """A question that is not simply open or over: its state, theme, the words, and what was said since."""

    state: str
    theme: str
    text: str
    said: str = ""


ON_THEIR_WAY = (
    OnItsWay(
        "waiting",
        "planning",
        "Kan iemand meedenken over een rooster voor de nacht?",
        "Met hoeveel mensen werkt u 's nachts, en hoe lang is een dienst?",
    ),
    OnItsWay("asked", "werkdruk", "In de drukke maanden vallen er steeds mensen uit. Wie kan ons helpen?"),
    OnItsWay("offered", "gedeeld-leiderschap", "Wij willen ploegleiders kiezen in plaats van benoemen. Wie deed dat?"),
    OnItsWay("declined", "planning", "Wie kan een dag bij ons op de werkvloer komen voor een eerste zelfrooster?"),
    OnItsWay("queued", "techniek-samen-invoeren", "Wij krijgen een lasrobot. Hoe nemen we de lassers mee?"),
    OnItsWay(
        "queued", "kunstmatige-intelligentie", "Welke taken kan een taalmodel overnemen bij een kantoor van tien?"
    ),
    OnItsWay("held", "", "Top SEO! Zie https://a.example https://b.example en https://c.example voor uw positie."),
    OnItsWay("held", "", "CRYPTO INVESTEREN MET GARANTIE, GROTE WINST, REAGEER VANDAAG NOG OP DIT BERICHT"),
    OnItsWay("helped", "planning", "Hoe beginnen we met ruilen van diensten zonder de chef?"),
    OnItsWay("helped", "leren", "Wie helpt ons een vakman die met pensioen gaat zijn werk te laten overdragen?"),
    OnItsWay("helped", "slimmer-werken", "Is er een regeling voor een proef met minder administratie?"),
    OnItsWay("not_helped", "werkplezier", "Hoe krijgen we het plezier terug na de verhuizing?"),
    OnItsWay("accepted", "elkaar-aanspreken", "Onze ploeg praat niet over fouten. Wie komt eens langs?"),
)

TEMPLATES = (
    ("Dank en wanneer", "Beste {name},\n\nDank voor uw vraag over {theme}. U hoort uiterlijk overmorgen van ons."),
    (
        "Stuk uit de kennisbank",
        "Beste {name},\n\nIn onze kennisbank staat een stuk dat hierover gaat. Lees het op uw gemak."
        " Laat weten of het helpt voor {company}.\n\nHartelijke groet,\n{programme}",
    ),
)

# Words in a question by which the example knows its theme; the first that occurs counts.
THEME_WORDS = (
    ("rooster", "planning"),
    ("dienst", "planning"),
    ("ploeg", "teams"),
    ("robot", "techniek-samen-invoeren"),
    ("leiding", "gedeeld-leiderschap"),
    ("directeur", "gedeeld-leiderschap"),
    ("salaris", "beloning"),
    ("loon", "beloning"),
    ("kennis", "leren"),
    ("mbo", "scholen-en-kennis"),
    ("fout", "leren-van-fouten"),
    ("ideeën", "ideeen"),
    ("werkweek", "arbeidsproductiviteit"),
    ("cijfers", "monitoring"),
    ("budget", "structuur"),
    ("rollen", "zelforganisatie"),
)
