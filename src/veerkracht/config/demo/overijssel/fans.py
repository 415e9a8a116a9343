"""The seven fans that the description names. Only their names come from there; contacts and stages are invented."""

import datetime as dt

from veerkracht.domain.fans.choices import FanKind

from ..definition import FanEntry, StageOffer

_ABOUT = "Netwerk dat de beschrijving van het programma als fan noemt. Contactpersoon en podia zijn verzonnen. "

FANS = (
    FanEntry(
        "vechtdal", "Ondernemershuis Vechtdal", FanKind.DESK, "GM0160",
        _ABOUT + "In dit voorbeeld: een vast loket voor ondernemers in Hardenberg, Ommen en Dalfsen.", "Harma Lubbers",
    ),
    FanEntry(
        "twente", "Ondernemend Twente", FanKind.NETWORK, "GM0153",
        _ABOUT + "In dit voorbeeld: een breed netwerk dat in elke Twentse gemeente een avond kan houden.",
        "Wilco Heetkamp",
    ),
    FanEntry(
        "ikt", "IKT", FanKind.TRADE_BODY, "GM0164",
        _ABOUT + "In dit voorbeeld: een kring van maakbedrijven met ledenbijeenkomsten op donderdag.",
        "Renate Mensink",
    ),
    FanEntry(
        "kennispoort", "Kennispoort Regio Zwolle", FanKind.DESK, "GM0193",
        _ABOUT + "In dit voorbeeld: het innovatieloket met de grootste zaal en de langste gastenlijst.",
        "Jeroen Westerhof",
    ),
    FanEntry(
        "boost", "Boost", FanKind.DESK, "GM0153",
        _ABOUT + "In dit voorbeeld: het loket voor slimme techniek en voor de mensen achter de machine.",
        "Esther Kolkert",
    ),
    FanEntry(
        "deventer", "MKB Deventer", FanKind.NETWORK, "GM0150",
        _ABOUT + "In dit voorbeeld: kleine en middelgrote bedrijven uit Deventer die elkaar elke maand zien.",
        "Freek van Dorth",
    ),
    FanEntry(
        "cleantech", "Cleantech Regio", FanKind.NETWORK, "GM0150",
        _ABOUT + "In dit voorbeeld: bedrijven in de Stedendriehoek die schoner en slimmer willen werken.",
        "Annemiek Rietberg",
    ),
)  # fmt: skip

OFFERS = (
    StageOffer(
        "boost", dt.date(2019, 10, 17), "Themamiddag 'De mens achter de machine'", 45,
        "Spreekslot van 20 minuten, liefst een pionier uit de maakindustrie.",
    ),
    StageOffer(
        "deventer", dt.date(2019, 11, 19), "Maandborrel MKB Deventer", 60, "Kort verhaal van een kwartier.",
    ),
    StageOffer(
        "cleantech", dt.date(2019, 12, 12), "Jaarafsluiting Cleantech Regio", 80, "Thema nog open.",
    ),
    StageOffer(
        "ikt", dt.date(2019, 3, 7), "Ledenlunch IKT", 30, "Geen pionier vrij op deze dag.", declined=True,
    ),
)  # fmt: skip
