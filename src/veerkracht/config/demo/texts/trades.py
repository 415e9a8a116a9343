"""What companies do: SBI 2008 code, how common, turnover per employee, and how such a company is called.

The star stands for the surname or coined word. Turnover is in thousands of euros a year, a rough figure.
"""

from typing import NamedTuple


class Trade(NamedTuple):
    """One kind of firm."""

    sbi: str
    weight: int
    turnover: int
    names: tuple[str, ...]


_ROWS = """
1051 2 320 Zuivel *|* Zuivelproducten
1013 3 260 * Vleeswaren|Slagersbedrijf *
10711 10 85 Bakkerij *|* Brood en Banket
1081 1 300 * Suikerwerken
1091 2 480 * Mengvoeders|Veevoeder *
1392 3 160 * Textiel|Weverij *
1413 2 120 * Bedrijfskleding
1610 2 220 Houtzagerij *|* Hout
1623 9 170 Timmerfabriek *|* Kozijnen|* Trappen
1729 1 240 * Kartonnage
1812 6 130 Drukkerij *|* Drukwerk|* Grafisch
2016 2 390 * Harsen
2221 4 230 * Kunststof Profielen
2229 7 210 * Kunststoffen|* Spuitgietwerk
2361 4 240 * Betonproducten|Betonfabriek *
2370 3 130 * Natuursteen
2511 9 180 * Staalbouw|* Constructie
2561 4 140 * Oppervlaktetechniek|Straalbedrijf *
2562 12 150 * Metaalbewerking|Machinefabriek *|* Fijnmetaal
2573 3 160 * Gereedschapmakers|Stempelfabriek *
2599 4 170 * Metaalwaren
2651 3 190 * Meetinstrumenten
2712 3 200 * Schakelkasten|* Paneelbouw
2821 2 220 * Ovenbouw
2822 3 230 * Hijstechniek|* Transportbanden
2829 6 210 * Machinebouw|* Procesmachines
2830 4 250 * Landbouwmachines
2920 4 220 Carrosseriefabriek *|* Aanhangwagens
3012 3 150 Jachtwerf *|* Jachtbouw
3101 3 140 * Kantoormeubelen|* Projectinrichting
3109 7 120 Meubelmakerij *|* Interieurbouw
3250 3 110 Tandtechniek *|* Orthopedietechniek
3312 6 150 * Machineonderhoud|* Industrieservice
3821 3 260 * Recycling|* Grondstoffen
4120 22 230 Bouwbedrijf *|* Bouw|Aannemersbedrijf *
4211 6 210 Wegenbouw *|* Infra
4221 3 200 * Kabels en Leidingen
4312 5 190 * Grondverzet|Grondwerken *
4321 16 140 * Elektrotechniek|Elektro *|* Installaties
43221 13 140 * Loodgieters|Installatiebedrijf *|* Sanitair
43222 5 160 * Klimaattechniek|* Koeltechniek
4331 3 110 Stukadoors *|* Afbouw
4332 7 120 * Timmerwerken|Montagebedrijf *
4333 4 110 * Vloeren|Tegelwerken *
4334 10 90 Schildersbedrijf *|* Glas en Verf
4391 7 130 Dakdekkers *|* Daken
4399 5 140 * Voegwerken|Metselbedrijf *
45112 14 330 Autobedrijf *|Garage *|* Auto's
45204 5 120 Autoschade *|* Autoherstel
4531 3 280 * Auto-onderdelen
4617 2 420 Handelsagentuur *
4621 4 520 * Granen en Zaden
4622 3 380 Bloemengroothandel *
46311 3 480 * Groente en Fruit|Groothandel *
4634 3 500 Drankenhandel *|* Dranken
4639 4 470 * Horecagroothandel|* Levensmiddelen
4642 3 310 * Modehandel
4646 2 420 * Medische Hulpmiddelen
4649 4 330 * Import|* Huishoudwaren
4651 3 390 * Computerhandel
4661 4 420 * Mechanisatie|Landbouwmechanisatie *
4669 9 380 * Techniekhandel|* Industriebenodigdheden|* Pompen
4673 8 360 * Bouwmaterialen|Houthandel *
4674 5 340 * IJzerwaren en Sanitair|Technische Groothandel *
4676 2 430 * Verpakkingen
4711 17 190 Supermarkt *|* Versmarkt
4722 3 120 Slagerij *|Keurslagerij *
4752 6 170 Bouwmarkt *|* Doe-het-zelf
4759 6 150 Woonwinkel *|Meubelhuis *|* Keukens
4764 5 140 * Tweewielers|Fietsspecialist *
4771 8 110 Modehuis *|* Kleding
4772 3 110 * Schoenen
4776 8 130 Tuincentrum *|Bloemist *
4791 7 240 * Webwinkels|* Online
4932 3 70 Taxi *|* Personenvervoer
4939 3 80 Touringcars *|* Reizen per Bus
4941 18 140 Transportbedrijf *|* Transport|* Wegvervoer
5210 6 150 * Opslag|* Logistiek
5229 4 220 Expeditie *|* Expeditie
5320 3 70 * Pakketdienst|Koeriers *
5510 8 75 Hotel *|Herberg *
5530 4 70 Camping *|Vakantiepark *
5610 26 60 Restaurant *|Eetcafé *|Pannenkoekenhuis *
5621 5 65 * Catering
5630 6 65 Grand Café *|Proeflokaal *
5811 2 130 Uitgeverij *
6201 12 120 * Software|* Digitaal|* Apps
6202 7 130 * ICT-beheer|* Automatisering
6209 3 120 * Netwerken
6420 1 180 * Beheer
6622 6 110 Assurantiën *|* Verzekeringen
6619 2 120 Hypotheekadvies *
6820 4 190 * Vastgoedverhuur
6831 5 100 Makelaardij *|* Makelaars
6832 2 110 Vastgoedbeheer *
6910 4 120 Advocaten *|Notariskantoor *
6920 11 95 Accountantskantoor *|Administratie *|* Accountants
7021 3 100 * Communicatie
7022 6 120 * Organisatieadvies|* Bedrijfsadvies
7111 5 95 Architecten *|* Bouwontwerp
7112 9 110 Ingenieursbureau *|* Engineering
7120 3 120 * Keuringen|Laboratorium *
7219 2 110 * Ontwikkeling
7311 6 110 Reclamebureau *|* Reclame
7410 3 90 * Vormgeving
7500 5 90 Dierenartsen *|Dierenkliniek *
7711 3 180 Autoverhuur *
7732 4 190 * Bouwmachineverhuur|* Steigerverhuur
7820 7 75 Uitzendbureau *|* Uitzendkrachten
7911 3 140 Reisbureau *
8020 2 90 * Beveiligingstechniek
8121 9 35 Schoonmaakbedrijf *|* Schoonmaak
8122 3 55 Glazenwasserij *|* Gevelreiniging
8130 10 85 Hoveniers *|* Tuinen|* Groenwerk
8219 2 70 * Kantoorservice
8292 2 110 * Verpakkingsdienst
8553 4 65 Rijschool *|Verkeersschool *
8559 4 70 * Opleidingen|Cursuscentrum *
8621 4 110 Huisartsen *
8623 6 105 Tandartsen *|Mondzorg *
8690 8 65 Fysiotherapie *|* Paramedisch
8710 2 60 Zorghuis *
88101 6 50 Thuiszorg *|* Zorg aan Huis
8891 8 45 Kinderopvang *|Kinderdagverblijf *
9001 1 60 Theaterproducties *
9313 5 50 Sportschool *|* Sport en Bewegen
9329 4 70 * Speelparadijs|Dagrecreatie *
9521 2 90 * Reparatiedienst
9601 3 60 Wasserij *|Stomerij *
9602 7 40 Kapsalon *|* Kappers
9603 2 110 Uitvaartzorg *
"""


def _parse(line: str) -> Trade:
    sbi, weight, turnover, names = line.split(" ", 3)
    return Trade(sbi, int(weight), int(turnover), tuple(names.split("|")))


TRADES = tuple(_parse(line) for line in _ROWS.strip().splitlines())
