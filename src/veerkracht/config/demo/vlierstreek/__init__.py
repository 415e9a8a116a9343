"""A second, wholly invented programme, small: it shows that two programmes do not see each other."""

import datetime as dt
from decimal import Decimal

from veerkracht.domain.events.choices import EventKind
from veerkracht.domain.fans.choices import FanKind
from veerkracht.domain.programme.choices import Stage, Unit

from ..definition import (
    Account,
    Amounts,
    Definition,
    FanEntry,
    Meeting,
    MoneyLine,
    PionierEntry,
    Place,
    TargetLine,
)

_SOURCE = "Verzonnen voorbeeld"

VLIERSTREEK = Definition(
    slug="vlierstreek-vernieuwt",
    name="Vlierstreek vernieuwt",
    region_name="Vlierstreek",
    hostnames=("tweede.localhost",),
    is_default=False,
    starts_on=dt.date(2019, 1, 1),
    ends_on=dt.date(2022, 1, 1),
    population_size=36,
    population_source=_SOURCE,
    contact_name="Team Vlierstreek",
    contact_email="vlierstreek@example.org",
    seed=20190101,
    kvk_block=99_900_000,
    places=(
        Place("GM9901", "Vlierdam", "", 0, 0, 40, (9901, 9904), ("Vlierdam",)),
        Place("GM9902", "Oosterbeemd", "", 1, 0, 22, (9906, 9908), ("Oosterbeemd",)),
        Place("GM9903", "Zandhorst", "", 0, 1, 15, (9911, 9913), ("Zandhorst",)),
    ),
    neighbours=(),
    rules_from=dt.date(2019, 1, 1),
    rules_source=_SOURCE,
    targets=(
        TargetLine(Stage.AWARE, Unit.COMPANIES, 20),
        TargetLine(Stage.ACTIVATED, Unit.COMPANIES, 5),
    ),
    targets_source=_SOURCE,
    money=(MoneyLine("uitvoering", "Uitvoering", Decimal(30_000), Decimal(4_200)),),
    fans=(
        FanEntry(
            "kring", "Ondernemerskring Vlierdam", FanKind.NETWORK, "GM9901", "Verzonnen kring.", "Olaf Zwiers"
        ),
    ),
    pioniers=(
        PionierEntry(
            "jet", "Jet Waterink", "Waterink Verpakkingen", "GM9901", "Vlierdam", "4676", 31, "directeur",
            "Elke vrijdag een uur verbeteren", "Leren en veiligheid", (dt.date(2019, 3, 1),),
            """Bij ons stopt elke vrijdag om drie uur de lijn. Dan praten we een uur over wat beter kan. Iedereen doet
            mee, ook de uitzendkracht. Eén verbetering voeren we de week erna uit. De rest komt op een lijst.""",
        ),
    ),
    media=(),
    meetings=(
        Meeting(
            dt.datetime.fromisoformat("2019-05-14T19:30"), 120, EventKind.TALK, "kring", "GM9901",
            "Havenzaal, Vlierdam", "Leren en veiligheid", ("jet",), "Een uur per week beter worden",
            "Hoe je tijd vrijmaakt voor verbeteren, ook als het druk is.", 14, 3,
        ),
    ),
    offers=(),
    accounts=(Account("team_member", "Olga Zandhuis", "olga.zandhuis@example.org"),),
    amounts=Amounts(
        population=36,
        too_small=2,
        too_large=1,
        outside_region=0,
        unknown_figures=1,
        guest_companies=7,
        guest_outsiders=1,
        guests_without_company=1,
        activated=2,
        activated_without_meeting=0,
        second_steps=0,
        not_counted_steps=1,
    ),
)  # fmt: skip
