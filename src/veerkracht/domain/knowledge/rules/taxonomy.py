"""The ten themes with their sub-themes that a new programme starts with (domain.md 4.6); editors change them later."""

from typing import NamedTuple


class Node(NamedTuple):
    """A theme: the code that stands in addresses, its name in Dutch and English, and its sub-themes."""

    code: str
    name: str
    name_en: str
    children: tuple["Node", ...] = ()


TAXONOMY = (
    Node("richting-en-leiderschap", "Richting en leiderschap", "Direction and leadership", (
        Node("visie", "Visie", "Vision"),
        Node("gedeeld-leiderschap", "Gedeeld leiderschap", "Shared leadership"),
        Node("opvolging", "Opvolging", "Succession"),
    )),
    Node("flexibel-organiseren", "Flexibel organiseren", "Organising flexibly", (
        Node("zelforganisatie", "Zelforganisatie", "Self-organisation"),
        Node("teams", "Teams", "Teams"),
        Node("structuur", "Structuur en regels", "Structure and rules"),
        Node("planning", "Planning en roosters", "Planning and rosters"),
    )),
    Node("slimmer-werken", "Slimmer werken", "Working smarter", (
        Node("werkinrichting", "Werkinrichting", "Design of work"),
        Node("techniek-samen-invoeren", "Techniek samen invoeren", "Introducing technology together"),
        Node("kunstmatige-intelligentie", "Kunstmatige intelligentie", "Artificial intelligence"),
        Node("arbeidsproductiviteit", "Arbeidsproductiviteit", "Labour productivity"),
    )),
    Node("mens-en-talent", "Mens en talent", "People and talent", (
        Node("leren", "Leren en opleiden", "Learning and training"),
        Node("duurzame-inzetbaarheid", "Duurzame inzetbaarheid", "Sustainable employability"),
        Node("instroom", "Nieuwe mensen vinden en houden", "Finding and keeping people"),
        Node("diversiteit", "Diversiteit", "Diversity"),
    )),
    Node("zeggenschap-en-betrokkenheid", "Zeggenschap en betrokkenheid", "Having a say", (
        Node("medezeggenschap", "Medezeggenschap", "Employee representation"),
        Node("ideeen", "Ideeën van de werkvloer", "Ideas from the floor"),
        Node("beloning", "Beloning", "Reward"),
    )),
    Node("leren-en-veiligheid", "Leren en veiligheid", "Learning and safety", (
        Node("leren-van-fouten", "Leren van fouten", "Learning from mistakes"),
        Node("elkaar-aanspreken", "Elkaar aanspreken", "Speaking up"),
    )),
    Node("co-creatie-en-netwerken", "Co-creatie en netwerken", "Co-creation and networks", (
        Node("klanten-en-leveranciers", "Samen met klanten en leveranciers", "With customers and suppliers"),
        Node("scholen-en-kennis", "Samen met scholen", "With schools"),
        Node("ondernemers-onderling", "Ondernemers onderling", "Entrepreneurs together"),
    )),
    Node("veerkracht-en-adaptatie", "Veerkracht en adaptatie", "Resilience and adapting", (
        Node("trends", "Trends", "Trends"),
        Node("continuiteit", "Continuïteit", "Continuity"),
        Node("crisis", "Crisis", "Crisis"),
    )),
    Node("werkgeluk-en-gezondheid", "Werkgeluk en gezondheid", "Happiness and health at work", (
        Node("werkdruk", "Werkdruk", "Workload"),
        Node("verzuim", "Verzuim", "Absence"),
        Node("werkplezier", "Werkplezier", "Joy in work"),
    )),
    Node("veranderen-en-meten", "Veranderen en meten", "Changing and measuring", (
        Node("aanpak", "Aanpak van verandering", "Approach to change"),
        Node("monitoring", "Meten en volgen", "Measuring and following"),
    )),
)  # fmt: skip
