"""The programme of the published description: region, rules, targets, money, fans, pioniers and meetings."""

import datetime as dt
from decimal import Decimal

from veerkracht.domain.programme.choices import Stage, Unit

from ..definition import Account, Amounts, Definition, MoneyLine, TargetLine
from .fans import FANS, OFFERS
from .meetings_2016_2018 import FIRST_MEETINGS
from .meetings_2018_2019 import LATER_MEETINGS
from .pioniers import MEDIA, PIONIERS
from .region import NEIGHBOURS, PLACES

_SOURCE = "Provincie Overijssel en P2, beschrijving van de actielijn Sociale en organisatorische innovatie"

OVERIJSSEL = Definition(
    slug="pioniers-overijssel",
    name="Pioniers Overijssel",
    region_name="Overijssel",
    hostnames=(),
    is_default=True,
    starts_on=dt.date(2016, 6, 1),
    ends_on=dt.date(2020, 1, 1),
    population_size=12_750,
    population_source="Provincie Overijssel, cijfers 2014",
    contact_name="Programmateam",
    contact_email="programmateam@example.org",
    seed=20160608,
    kvk_block=99_900_000,
    places=PLACES,
    neighbours=NEIGHBOURS,
    rules_from=dt.date(2016, 6, 1),
    rules_source=f"{_SOURCE}; 'of' in plaats van 'en' volgens Provinciaal Blad 2017, 1522",
    targets=(
        TargetLine(Stage.AWARE, Unit.COMPANIES, 450),
        TargetLine(Stage.ACTIVATED, Unit.COMPANIES, 100),
    ),
    targets_source=_SOURCE,
    money=(
        MoneyLine("bureau", "Ontwikkeling en uitvoering door een bureau", Decimal(200_000), Decimal(181_450)),
        MoneyLine("kringen", "Leren van elkaar-kringen", Decimal(150_000), Decimal(38_500)),
        MoneyLine("middelen", "Middelen, evenementen en activiteiten", Decimal(50_000), Decimal(43_870)),
    ),
    fans=FANS,
    pioniers=PIONIERS,
    media=MEDIA,
    meetings=FIRST_MEETINGS + LATER_MEETINGS,
    offers=OFFERS,
    accounts=(
        Account("team_member", "Loes Averesch", "loes.averesch@example.org"),
        Account("project_leader", "Mirjam Kleinlugt", "mirjam.kleinlugt@example.org"),
        Account("deputy", "De gedeputeerde", "gedeputeerde@example.org"),
        Account("auditor", "Pim Overkleeft", "pim.overkleeft@example.org"),
        Account("pionier", "Wietske Oldenhof", "wietske.oldenhof@example.org"),
        Account("fan_contact", "Harma Lubbers", "harma.lubbers@example.org"),
        Account("company_contact", "", ""),
        Account("team_member", "Jorn Teunisman", "jorn.teunisman@example.org"),
    ),
    amounts=Amounts(
        population=12_750,
        too_small=260,
        too_large=60,
        outside_region=160,
        unknown_figures=210,
        guest_companies=640,
        guest_outsiders=70,
        guests_without_company=115,
        activated=480,
        activated_without_meeting=65,
        second_steps=60,
        not_counted_steps=34,
    ),
    circles=(
        ("Vechtdal werkt anders", "Vechtdal", 8),
        ("Maakbedrijven Twente", "Twente", 7),
    ),
    questions=True,
    knowledge=True,
    remembered_codes={("wietske", dt.date(2019, 9, 12)): "WERK23"},
)
