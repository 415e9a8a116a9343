"""The meetings from June 2018 on, and the three that are still to come."""

import datetime as dt

from veerkracht.domain.events.choices import EventKind as Kind

from ..definition import Meeting


def _at(day: str, time: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T{time}")  # local time; the loader adds the zone


LATER_MEETINGS = (
    Meeting(
        _at("2018-06-14", "16:00"), 150, Kind.TALK, "kennispoort", "GM1708", "Theaterzaal, Steenwijk",
        "Leren en veiligheid", ("tjitske", "dirkjan"), "Vakmanschap doorgeven",
        "Een werf en een hoveniersbedrijf over leren van oud naar jong, en andersom. Met vier nieuwe pioniers.",
        58, 12, True,
    ),
    Meeting(
        _at("2018-09-13", "19:30"), 120, Kind.TALK, "twente", "GM0158", "Dorpszaal, Haaksbergen",
        "Flexibel organiseren", ("omer",), "Waarom mijn planner nu coach is",
        "Wat doet de planner als de chauffeurs hun eigen ritten verdelen?", 33, 6,
    ),
    Meeting(
        _at("2018-09-27", "12:15"), 40, Kind.ONLINE, "cleantech", "", "Online", "Mens en talent",
        ("dirkjan", "anouk"), "Lunch aan je scherm: iedereen kan twee banen",
        "Korte online kennismaking met rouleren op de werkvloer. Kijkers melden zich niet met naam aan.", 64, 64,
    ),
    Meeting(
        _at("2018-10-11", "16:30"), 120, Kind.TALK, "ikt", "GM0173", "Reefhuis Kunststoffen, Oldenzaal",
        "Mens en talent", ("anouk", "berend"), "Wie kan wat? Het bord met vaardigheden",
        "Een bord aan de muur laat zien wie welke machine kan bedienen, en wie het wil leren.", 57, 9, True,
    ),
    Meeting(
        _at("2018-10-30", "13:30"), 180, Kind.WORKSHOP, "cleantech", "GM0150", "Fabriek aan de haven, Deventer",
        "Werkgeluk en gezondheid", ("dirkjan", "nadia"), "Werkplaats: een week van vier dagen",
        "Rekenen aan een kortere werkweek: wat kost het, wat levert het op, hoe begin je klein?", 29, 0, True,
    ),
    Meeting(
        _at("2018-11-15", "19:30"), 120, Kind.TALK, "vechtdal", "GM0160", "Zaal aan de Vecht, Hardenberg",
        "Slimmer werken", ("gerben", "marleen"), "Bouw en hout: slimmer met dezelfde mensen",
        "Twee bedrijven in een krappe arbeidsmarkt laten zien waar zij tijd vonden.", 61, 14, True,
    ),
    Meeting(
        _at("2018-12-06", "17:00"), 120, Kind.TALK, "twente", "GM0163", "Sportcafé, Nijverdal",
        "Zeggenschap en betrokkenheid", ("ilse",), "Het ideeënbord van de bakkerij",
        "Van brooddoos tot bezorgroute: 61 ideeën in een jaar, 40 uitgevoerd.", 35, 3,
    ),
    Meeting(
        _at("2019-01-17", "16:00"), 180, Kind.TALK, "kennispoort", "GM0193", "Beurshal, Zwolle",
        "Veerkracht en adaptatie", ("ruben", "tjitske"), "Nieuwjaarsbijeenkomst: veerkracht in de praktijk",
        "Grote avond voor alle netwerken in de regio. Twee pioniers over tegenslag en opnieuw beginnen.", 110, 44,
    ),
    Meeting(
        _at("2019-02-07", "09:30"), 180, Kind.WORKSHOP, "boost", "GM0153", "Demozaal, Enschede",
        "Mens en talent", ("anouk",), "Werkplaats: jouw vaardighedenbord",
        "Je maakt een eerste bord voor je eigen afdeling, met de mensen die je meebrengt.", 25, 0, True,
    ),
    Meeting(
        _at("2019-02-28", "19:30"), 120, Kind.TALK, "twente", "GM1735", "Dorpszaal, Goor",
        "Zeggenschap en betrokkenheid", ("yasmina",), "Schoonmakers met een eigen budget",
        "Elke ploeg beslist zelf over middelen en tijd. Wat doet dat met verzuim en klanten?", 40, 5,
    ),
    Meeting(
        _at("2019-03-14", "17:00"), 120, Kind.TALK, "deventer", "GM0150", "Theaterzaal, Deventer",
        "Werkgeluk en gezondheid", ("dirkjan", "wietske"), "Minder uren, evenveel werk?",
        "Een hovenier en een thuiszorgbedrijf over werktijden die bij mensen passen.", 74, 18, True,
    ),
    Meeting(
        _at("2019-03-21", "19:30"), 120, Kind.TALK, "cleantech", "GM0177", "Herberg aan de markt, Raalte",
        "Flexibel organiseren", ("wietske",), "Zelf roosteren: vragen uit de zaal",
        "Geen presentatie, alleen vragen. Neem je eigen rooster mee.", 31, 0,
    ),
    Meeting(
        _at("2019-04-11", "13:00"), 180, Kind.WORKSHOP, "ikt", "GM0164", "Lansinkhof Metaalbewerking, Hengelo",
        "Leren en veiligheid", ("berend",), "Werkplaats: een gesprek over een fout",
        "Oefenen met het gesprek na een fout: eerst de oorzaak, nooit de schuldige.", 23, 0, True,
    ),
    Meeting(
        _at("2019-05-09", "19:30"), 120, Kind.TALK, "kennispoort", "GM1896", "Dorpshuis, Zwartsluis",
        "Leren en veiligheid", ("tjitske", "nadia"), "Kennis die niet met pensioen gaat",
        "Hoe haal je de kennis van je oudste vakman op papier, en in de handen van de jongste?", 28, 2,
    ),
    Meeting(
        _at("2019-05-23", "17:00"), 120, Kind.TALK, "twente", "GM0147", "Dorpshuis, Borne",
        "Mens en talent", ("omer", "anouk"), "Krapte? Maak het werk anders",
        "Geen mensen te vinden? Twee bedrijven keken eerst naar het werk zelf.", 47, 7,
    ),
    Meeting(
        _at("2019-06-06", "12:30"), 30, Kind.TALK, "kennispoort", "GM0193", "Zaal in de binnenstad, Zwolle",
        "Flexibel organiseren", ("wietske",), "Lunchpraatje: zelf roosteren in een half uur",
        "Een half uur voor wie nieuwsgierig is, met verwijzing naar de werkplaats.", 56, 28,
    ),
    Meeting(
        _at("2019-06-20", "19:30"), 120, Kind.TALK, "vechtdal", "GM0175", "Theaterzaal, Ommen",
        "Co-creatie en netwerken", ("gerben", "wietske"), "Samen met je klant vernieuwen",
        "Wat er gebeurt als klant, uitvoerder en leverancier vanaf dag een aan tafel zitten.", 54, 8, True,
    ),
    Meeting(
        _at("2019-09-05", "17:00"), 150, Kind.TALK, "twente", "GM0153", "Stadionzaal, Enschede",
        "Slimmer werken", ("yasmina", "marleen"), "Start van het seizoen: werk dat bij mensen past",
        "Twee pioniers, zes tafels, en aan elke tafel een bedrijf dat dit jaar een eerste stap zette.", 80, 20,
    ),
    Meeting(
        _at("2019-09-12", "19:30"), 120, Kind.TALK, "deventer", "GM0150", "Zaal bij het stadhuis, Deventer",
        "Flexibel organiseren", ("wietske", "dirkjan"), "Morgen beginnen met zelf roosteren",
        "Drie eerste stappen die je deze week kunt zetten. Elke gast gaat naar huis met een kaart.", 49, 4, True,
    ),
    Meeting(
        _at("2019-10-10", "19:30"), 120, Kind.TALK, "kennispoort", "GM0166", "Stadszaal, Kampen",
        "Leren en veiligheid", ("tjitske",), "Leren van de oudste vakman",
        "Een jachtwerf laat zien hoe kennis van hand tot hand gaat.",
        address="Voorbeeldkade 12, 8261 AA",
        accessibility="Gelijkvloers, met aangepast toilet. Parkeren kan voor de deur; de bus stopt op vijf minuten.",
        audience="Ondernemers en leidinggevenden van bedrijven met vakmensen",
    ),
    Meeting(
        _at("2019-11-07", "13:30"), 180, Kind.WORKSHOP, "twente", "GM0141", "Oude spinnerij, Almelo",
        "Co-creatie en netwerken", ("omer",), "Kennismaken met de leren-van-elkaar-kring Twente",
        "Voor bedrijven die een jaar lang van elkaar willen leren. De kring is in opbouw; er is nog plaats.",
        address="Voorbeeldweg 3, 7607 AA",
        accessibility="Lift naar de zaal op de eerste verdieping. Een ringleiding is er niet.",
        audience="Ondernemers die een jaar tijd willen vrijmaken",
    ),
    Meeting(
        _at("2019-12-05", "19:30"), 120, Kind.TALK, "vechtdal", "GM0160", "Zaal aan de Vecht, Hardenberg",
        "Slimmer werken", ("gerben", "marleen"), "Wat drie jaar pionieren opleverde",
        "Terugblik en vooruitblik met de pioniers uit het Vechtdal.",
        address="Voorbeeldlaan 40, 7772 AA",
        accessibility="Gelijkvloers, met ringleiding en aangepast toilet.",
        audience="Iedereen die bij een van de avonden was, en wie nieuwsgierig is",
    ),
)  # fmt: skip
