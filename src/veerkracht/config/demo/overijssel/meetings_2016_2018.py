"""The meetings of the first two and a half years; with those of the next file they are 38 with 1,775 attendances."""

import datetime as dt

from veerkracht.domain.events.choices import EventKind as Kind

from ..definition import Meeting


def _at(day: str, time: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T{time}")  # local time; the loader adds the zone


FIRST_MEETINGS = (
    Meeting(
        _at("2016-11-10", "16:00"), 90, Kind.CEREMONY, "", "GM0193", "Provinciehuis, Zwolle", "Richting en leiderschap",
        ("wietske", "berend", "yasmina", "gerben"), "De eerste vier pioniers benoemd",
        "De gedeputeerde reikt vier plaquettes uit. De nieuwe pioniers vertellen elk in vijf minuten wat zij in hun "
        "bedrijf anders zijn gaan doen.", 62, 18,
    ),
    Meeting(
        _at("2016-12-06", "19:30"), 120, Kind.TALK, "vechtdal", "GM0160", "Zaal aan de Vecht, Hardenberg",
        "Co-creatie en netwerken", ("gerben",), "Samen bouwen begint om zeven uur",
        "Elke ochtend een kwartier met iedereen rond de tekening. Wat levert dat op voor planning, sfeer en klant?",
        34, 6,
    ),
    Meeting(
        _at("2017-01-19", "16:30"), 120, Kind.TALK, "ikt", "GM0164", "Bedrijfshal aan het kanaal, Hengelo",
        "Leren en veiligheid", ("berend",), "Fouten op het bord",
        "In de hal van een metaalbedrijf hangt een bord met alle fouten van de maand. Niemand schaamt zich ervoor.",
        48, 8, True,
    ),
    Meeting(
        _at("2017-02-09", "13:30"), 180, Kind.WORKSHOP, "deventer", "GM0150", "Zaal bij het stadhuis, Deventer",
        "Flexibel organiseren", ("wietske",), "Werkplaats: een rooster dat het team zelf maakt",
        "In drie uur maak je met eigen gegevens een eerste rooster waar je team mee kan proefdraaien.", 27, 0, True,
    ),
    Meeting(
        _at("2017-03-14", "17:00"), 120, Kind.TALK, "kennispoort", "GM0193", "Spoorzone, Zwolle",
        "Zeggenschap en betrokkenheid", ("yasmina", "wietske"), "Wie het werk doet, mag het zeggen",
        "Twee bedrijven waar medewerkers zelf hun werk verdelen: schoonmaak en thuiszorg.", 71, 21,
    ),
    Meeting(
        _at("2017-04-20", "09:30"), 150, Kind.WORKSHOP, "twente", "GM0153", "Kantoortuin, Enschede",
        "Werkgeluk en gezondheid", ("yasmina",), "Werkplaats: vertrouwen zonder controlelijst",
        "Welke controles kun je morgen schrappen? We lopen ze samen langs.", 24, 0,
    ),
    Meeting(
        _at("2017-05-18", "19:30"), 120, Kind.TALK, "vechtdal", "GM0175", "Theaterzaal, Ommen",
        "Leren en veiligheid", ("gerben", "berend"), "Wat ging er mis? Vertel!",
        "Een bouwer en een metaalbewerker over de fout waar zij het meest van leerden.", 45, 9, True,
    ),
    Meeting(
        _at("2017-06-15", "14:00"), 150, Kind.VISIT, "boost", "GM0164", "Lansinkhof Metaalbewerking, Hengelo",
        "Slimmer werken", ("berend",), "Kijken in de hal bij Lansinkhof",
        "Rondleiding door de medewerkers zelf: van foutenbord tot zelf ingerichte werkplek.", 18, 0, True,
    ),
    Meeting(
        _at("2017-09-21", "19:30"), 120, Kind.TALK, "cleantech", "GM0177", "Herberg aan de markt, Raalte",
        "Flexibel organiseren", ("wietske",), "Zelf roosteren: het eerste jaar",
        "Eerlijk verhaal over wat misging in de eerste maanden, en waarom niemand terug wil.", 39, 7,
    ),
    Meeting(
        _at("2017-10-12", "17:00"), 120, Kind.TALK, "twente", "GM0141", "Oude spinnerij, Almelo",
        "Leren en veiligheid", ("berend",), "Ruimte voor ideeën van de werkvloer",
        "Elk idee krijgt binnen twee weken antwoord. Hoe houd je dat vol als het druk is?", 55, 12,
    ),
    Meeting(
        _at("2017-11-23", "16:00"), 150, Kind.TALK, "kennispoort", "GM0193", "Theaterzaal, Zwolle",
        "Richting en leiderschap", ("marleen", "ruben"), "Jaaravond: acht pioniers",
        "Vier nieuwe pioniers stellen zich voor. Daarna tafelgesprekken over leiding geven zonder bazen.", 74, 26,
    ),
    Meeting(
        _at("2017-12-12", "07:45"), 35, Kind.TALK, "ikt", "GM0173", "Ontbijtzaal, Oldenzaal",
        "Flexibel organiseren", ("omer",), "Ontbijt: chauffeurs plannen zelf",
        "Korte kennismaking bij koffie en een broodje: wie kent de route beter dan de chauffeur?", 41, 15,
    ),
    Meeting(
        _at("2018-01-18", "19:30"), 120, Kind.TALK, "twente", "GM1742", "Parkgebouw, Rijssen",
        "Werkgeluk en gezondheid", ("ilse",), "Slapen als je bakker bent",
        "Een bakkerij die de nachtdienst samen met de bakkers opnieuw bedacht.", 36, 5,
    ),
    Meeting(
        _at("2018-02-08", "13:00"), 180, Kind.WORKSHOP, "kennispoort", "GM0193", "Werkplaats bij het spoor, Zwolle",
        "Richting en leiderschap", ("ruben",), "Werkplaats: besluiten zonder baas",
        "Oefen met een besluit waar niemand tegen is. Je neemt een spelregelkaart mee naar huis.", 22, 0, True,
    ),
    Meeting(
        _at("2018-02-20", "16:30"), 120, Kind.TALK, "ikt", "GM0141", "Oude spinnerij, Almelo",
        "Flexibel organiseren", ("omer", "yasmina"), "Planning loslaten, grip houden",
        "Een vervoerder en een schoonmaakbedrijf over wat je moet regelen voor je loslaat.", 52, 10,
    ),
    Meeting(
        _at("2018-03-15", "19:30"), 120, Kind.TALK, "vechtdal", "GM0148", "Dorpshuis, Dalfsen",
        "Slimmer werken", ("marleen", "gerben"), "De robot die het team zelf uitkoos",
        "Een kozijnenfabriek liet de mannen en vrouwen aan de zaag kiezen welke machine er kwam.", 43, 6, True,
    ),
    Meeting(
        _at("2018-04-05", "13:30"), 180, Kind.WORKSHOP, "deventer", "GM0150", "Zaal bij het stadhuis, Deventer",
        "Flexibel organiseren", ("wietske",), "Werkplaats zelf roosteren, tweede ronde",
        "Voor bedrijven die al begonnen zijn: ruilen, ziekte, vakantie en de drukke vrijdag.", 26, 0,
    ),
    Meeting(
        _at("2018-04-19", "17:00"), 120, Kind.TALK, "boost", "GM0153", "Demozaal, Enschede",
        "Slimmer werken", ("marleen",), "Techniek kopen is makkelijk, samen invoeren niet",
        "Driekwart van de winst zit vaak in de mensen, wordt gezegd. Klopt dat in de praktijk?", 66, 20,
    ),
    Meeting(
        _at("2018-05-17", "19:30"), 120, Kind.TALK, "kennispoort", "GM0166", "Stadszaal, Kampen",
        "Mens en talent", ("yasmina", "ilse"), "Goed werk in de vroege uren",
        "Bakkers en schoonmakers beginnen als anderen slapen. Zo blijft dat werk aantrekkelijk.", 38, 4,
    ),
)  # fmt: skip
