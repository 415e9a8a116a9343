"""The words of Dutch company names, with how often they occur, as far as that matters."""


def pairs(text: str) -> dict[str, int]:
    """Read `name:weight` entries, separated by commas."""
    found = (entry.strip().rsplit(":", 1) for entry in " ".join(text.split()).split(",") if entry.strip())
    return {name: int(weight) for name, weight in found}


def listed(text: str) -> tuple[str, ...]:
    """Read entries separated by commas."""
    return tuple(entry.strip() for entry in " ".join(text.split()).split(","))


# Surnames by thousands of bearers.
SURNAMES = pairs(
    """
    de Jong:84, Jansen:74, de Vries:71, van den Berg:58, van Dijk:56, Bakker:55, Janssen:54, Visser:49, Smit:42,
    Meijer:40, de Boer:38, Mulder:36, de Groot:36, Bos:35, Vos:30, Peters:30, Hendriks:29, van Leeuwen:28, Dekker:27,
    Brouwer:25, de Wit:24, Dijkstra:24, Smits:23, de Graaf:21, van der Meer:21, van der Linden:20, Kok:20, Jacobs:20,
    de Haan:19, Vermeulen:19, van den Heuvel:18, van der Veen:18, van den Broek:18, de Bruijn:17, de Bruin:17,
    van der Heijden:17, Schouten:16, van Beek:16, Willems:16, van Vliet:15, van de Ven:15, Hoekstra:15, Maas:15,
    Verhoeven:15, Koster:15, van Dam:15, van der Wal:14, Prins:14, Blom:14, Huisman:14, Peeters:13, de Jonge:13,
    Kuipers:13, van Veen:13, Post:13, Kuiper:13, Veenstra:12, Kramer:12, van den Brink:12, Scholten:12, van Wijk:12,
    Postma:12, Martens:12, Vink:11, de Ruiter:11, Timmermans:11, Groen:11, Gerritsen:11, Jonker:11, van Loon:11,
    Boer:11, van der Velde:11, Willemsen:11, Smeets:11, de Lange:11, de Vos:11, Bosch:10, van Dongen:10, Schipper:10,
    de Koning:10, van der Laan:10, Koning:10, Driessen:10, van Doorn:9, Hermans:9, Evers:9, van den Bosch:9,
    van der Meulen:9, Hofman:9, Bosman:9, Wolters:9, Sanders:9, van der Horst:9, Mol:8, Kuijpers:8, Molenaar:8,
    van de Pol:8, de Leeuw:8, Verbeek:8, Gerrits:8, van der Ploeg:8, Dijkman:8, Hoogendoorn:7, Bouwman:7, Kroon:7,
    Zijlstra:7, Scholte:6, ter Horst:6, Schuurman:6, Wessels:6, Nijhuis:6, Hofstra:6, Oosterhuis:6, Kamphuis:6,
    Lubbers:5, Veldhuis:5, Pot:3, Snijders:8, Wolf:4, Slot:4, Huls:3, ten Cate:2, ter Haar:3, van Essen:4, Kolk:3,
    van 't Hof:3, in 't Veld:2, op den Akker:1, van Putten:3, Zwart:5, Zwiers:1, Pasman:2, Altena:2, Stegeman:4,
    Wijnen:3, Ekkelkamp:1, Yilmaz:5, Kaya:4, Demir:3, Ozturk:3, Ali:3, Nguyen:4, Singh:3, el Idrissi:1, Mohamed:3,
    Bennani:1, Kowalski:1, Nowak:1, Santos:1, Silva:1, Wong:1, Chen:2, Hu:1, Müller:2, Schmidt:2, Schröder:2
    """
)
FIRST_HALVES = listed(
    """
    Achter, Al, Bar, Ber, Beu, Bloem, Boer, Bol, Bonk, Brand, Braam, Broek, Brug, Dam, Diep, Dijk, Doorn, Ekker,
    Elst, Esch, Flier, Geer, Gras, Groen, Haar, Hage, Hart, Haver, Heerd, Hees, Heide, Helm, Hof, Holt, Hooi, Horst,
    Hulst, Kamp, Klei, Kloos, Kol, Koe, Kreu, Laar, Lank, Leus, Lohuis, Loo, Luttik, Mars, Meer, Men, Mid, Mole,
    Nij, Noord, Olde, Oos, Over, Pas, Poel, Raam, Rees, Rie, Rol, Roo, Scho, Slaat, Spijk, Steen, Stok, Tank, Tijd,
    Tim, Veen, Veld, Ves, Vlas, Voor, Wage, Wan, Wee, Wes, Wier, Wil, Wissel, Wol, Wub, Zand, Zee, Zoe, Zon, Zui,
    Zwan
    """
)
SECOND_HALVES = listed(
    """
    beek, berg, boer, bos, broek, burg, dijk, drecht, enaar, geest, ger, haar, hof, horst, huis, huizen, ing, ink,
    kamp, ker, kens, klaas, kuil, laar, land, link, man, mans, meijer, mink, nenberg, ning, olt, ooster, rink, sink,
    sma, stede, stra, straat, ter, teren, tink, veld, veen, voort, waard, werf, wijk, wold, wolde, zen
    """
)
PREFIXES = ("", "", "", "", "", "", "van ", "van ", "van de ", "van der ", "ten ", "ter ", "te ", "Klein ", "Groot ")
FIRST_NAMES = listed(
    """
    Jan, Piet, Kees, Henk, Gerrit, Johan, Hans, Wim, Peter, Erik, Mark, Martijn, Bas, Tom, Tim, Jeroen, Sander,
    Niels, Bart, Rob, Ron, Marcel, Michel, Dennis, Robert, Frank, Paul, Theo, Ben, Bert, Gert, Herman, Harry, Arie,
    Klaas, Wouter, Rick, Kevin, Stefan, Daan, Lars, Sven, Thijs, Ruud, Ton, Ad, Leo, Jos, Rene, Andre, Marieke,
    Anja, Petra, Monique, Esther, Linda, Sandra, Ingrid, Karin, Marloes, Sanne, Lisa, Anouk, Eva, Fleur, Femke,
    Iris, Inge, Joke, Ria, Wilma, Miranda, Nicole, Kim, Laura, Lotte, Maaike, Mirjam, Nienke, Renate, Saskia,
    Suzanne, Tineke, Yvonne, Fatima, Mohammed, Ahmed, Mehmet, Ayse, Ali, Aisha, Yusuf, Wei, Agnieszka, Pawel
    """
)
INITIALS = listed(
    """
    A, B, C, D, E, F, G, H, H, J, J, J, J, K, L, M, M, N, P, R, R, S, T, W, W
    """
)

# Trades: how often, sections of words a firm of that trade may carry before or behind the naming words.
TRADES = pairs(
    """
    bouw:70, installatie:40, transport:32, schilder:30, hovenier:36, bakkerij:14, slagerij:10, auto:38, metaal:28,
    advies:95, it:55, horeca:70, kapper:44, zorg:46, administratie:34, agrarisch:72, winkel:60, marketing:38,
    vastgoed:30, schoonmaak:22, timmer:30, elektro:24, makelaar:12, fysio:14, tandarts:9, onderwijs:20, mode:12,
    bloemen:10, fiets:10, keuken:8, interieur:16, machine:16, groothandel:30, uitzend:14, fotografie:14, rij:10,
    dieren:8, coach:36, beauty:26, evenement:12, design:20, verzeker:12, architect:10, stukadoor:12, dak:10, loon:14
    """
)
TRADE_WORDS = {
    "bouw": (("Bouwbedrijf", "Aannemersbedrijf", "Bouwonderneming"), ("Bouw", "Bouw & Onderhoud", "Bouwgroep")),
    "installatie": (
        ("Installatiebedrijf", "Loodgietersbedrijf", "Technisch Bureau"),
        ("Installatietechniek", "Installaties", "Klimaattechniek", "Techniek"),
    ),
    "transport": (("Transportbedrijf", "Expeditiebedrijf"), ("Transport", "Logistiek", "Logistics", "Koeriers")),
    "schilder": (("Schildersbedrijf", "Schilderwerken"), ("Schilderwerken", "Schilders", "Onderhoud")),
    "hovenier": (("Hoveniersbedrijf", "Tuincentrum", "Hovenier"), ("Hoveniers", "Tuinen", "Groenvoorziening")),
    "bakkerij": (("Bakkerij", "Banketbakkerij", "Bakker", "Brood- en Banketbakkerij"), ("Brood & Banket",)),
    "slagerij": (("Slagerij", "Keurslagerij", "Ambachtelijke Slagerij"), ("Vlees & Vleeswaren",)),
    "auto": (("Autobedrijf", "Garage", "Garagebedrijf", "Autoschade"), ("Auto's", "Automotive", "Autoservice")),
    "metaal": (("Constructiebedrijf", "Machinefabriek", "Smederij"), ("Metaal", "Metaalbewerking", "Staalbouw")),
    "advies": (("Adviesbureau", "Bureau"), ("Advies", "Consultancy", "Consulting", "Management", "Interim")),
    "it": (("ICT Bureau", "Webbureau"), ("ICT", "Software", "Automatisering", "IT Services", "Solutions", "Online")),
    "horeca": (
        ("Restaurant", "Café", "Eetcafé", "Snackbar", "Cafetaria", "Hotel", "Lunchroom", "Pizzeria", "Grand Café"),
        ("Catering", "Horeca"),
    ),
    "kapper": (("Kapsalon", "Salon", "Barbershop"), ("Kappers", "Haarmode", "Hairstyling")),
    "zorg": (("Zorgboerderij", "Thuiszorg", "Huisartsenpraktijk", "Zorgbureau"), ("Zorg", "Thuiszorg", "Begeleiding")),
    "administratie": (("Administratiekantoor", "Accountantskantoor"), ("Administraties", "Accountants", "Fiscalisten")),
    "agrarisch": (("Melkveebedrijf", "Maatschap", "Kwekerij", "Akkerbouwbedrijf"), ("Agro", "Veehouderij")),
    "winkel": (("Winkel", "Boekhandel", "Juwelier", "Drogisterij", "Slijterij"), ("Wonen", "Schoenen", "Sport")),
    "marketing": (("Reclamebureau", "Communicatiebureau"), ("Marketing", "Media", "Communicatie", "Reclame")),
    "vastgoed": (("Vastgoedbedrijf",), ("Vastgoed", "Onroerend Goed", "Verhuur")),
    "schoonmaak": (("Schoonmaakbedrijf", "Glazenwasserij"), ("Schoonmaak", "Facilitair", "Cleaning")),
    "timmer": (("Timmerbedrijf", "Timmerwerken"), ("Timmerwerken", "Houtbouw", "Kozijnen", "Klussenbedrijf")),
    "elektro": (("Elektrotechnisch Bureau", "Electro"), ("Elektrotechniek", "Elektro", "Electro")),
    "makelaar": (("Makelaardij", "Makelaarskantoor"), ("Makelaars", "Makelaardij", "Vastgoedadvies")),
    "fysio": (("Fysiotherapie", "Fysiotherapiepraktijk", "Praktijk"), ("Fysiotherapie", "Fysio")),
    "tandarts": (("Tandartspraktijk", "Tandartsen"), ("Tandartsen", "Mondzorg")),
    "onderwijs": (("Opleidingsinstituut", "Trainingsbureau"), ("Training", "Opleidingen", "Academy")),
    "mode": (("Modehuis", "Boutique"), ("Mode", "Fashion")),
    "bloemen": (("Bloemenhuis", "Bloemist"), ("Bloemen", "Bloembinders")),
    "fiets": (("Rijwielhandel", "Fietsenwinkel"), ("Tweewielers", "Fietsen", "Bikes")),
    "keuken": (("Keukencentrum",), ("Keukens", "Keukens & Badkamers")),
    "interieur": (("Interieurbouw", "Meubelmakerij"), ("Interieur", "Interieurbouw", "Meubelen")),
    "machine": (("Mechanisatiebedrijf", "Machinehandel"), ("Machines", "Mechanisatie", "Engineering")),
    "groothandel": (("Groothandel", "Handelsonderneming"), ("Trading", "Import & Export", "Handel", "Groothandel")),
    "uitzend": (("Uitzendbureau", "Werving & Selectie"), ("Uitzendbureau", "Flex", "Personeel", "Detachering")),
    "fotografie": (("Fotografie", "Fotostudio"), ("Fotografie", "Photography", "Film")),
    "rij": (("Rijschool", "Verkeersschool"), ("Rijopleidingen",)),
    "dieren": (("Dierenartsenpraktijk", "Hondenschool"), ("Dierenartsen", "Diervoeders")),
    "coach": (("Praktijk", "Coachpraktijk"), ("Coaching", "Coaching & Advies", "Training & Coaching")),
    "beauty": (("Schoonheidssalon", "Beautysalon", "Pedicure"), ("Beauty", "Huidverzorging", "Nails")),
    "evenement": (("Evenementenbureau",), ("Events", "Evenementen", "Verhuur")),
    "design": (("Ontwerpbureau", "Studio", "Atelier"), ("Design", "Vormgeving", "Ontwerp", "Studio")),
    "verzeker": (("Assurantiekantoor", "Verzekeringskantoor"), ("Assurantiën", "Verzekeringen", "Financieel Advies")),
    "architect": (("Architectenbureau", "Bouwkundig Adviesbureau"), ("Architecten", "Architectuur")),
    "stukadoor": (("Stukadoorsbedrijf", "Afbouwbedrijf"), ("Stukadoors", "Afbouw", "Wandafwerking")),
    "dak": (("Dakdekkersbedrijf",), ("Dakbedekking", "Dakwerken")),
    "loon": (("Loonbedrijf", "Grondverzetbedrijf"), ("Loonwerk", "Grondverzet", "Infra", "Grondwerken")),
}  # fmt: skip
HOUSE_NAMES = listed(
    """
    Gouden Leeuw, Zwarte Arend, Oude Molen, Lindeboom, Zonnebloem, Vlinder, Keizer, Kroon, Ster, Posthoorn,
    Wilgenhoeve, Nieuwe Brug, Watertoren, Smederij, Korenmolen, Herberg, Brink, Hoefslag, Zwaan, Gulden
    Bot, Roode Haan, Vier Jaargetijden, Groene Weide, Rietvink, Ooievaar, Kastanje, Haven, Schakel, Spil, Kern,
    Toekomst, Vriendschap, Eendracht, Vrijheid, Bron, Regenboog, Zevensprong, Kleine Prins, Ijsvogel, Uil, Vos,
    Kolk, Belt, Marke, Esch, Hoge Bomen, Klaproos, Veldhoeve, Buitenplaats, Anker, Wapen, Veerhuis, Trefpunt, Zwaantje
    """
)
NEUTER = frozenset({"Anker", "Wapen", "Veerhuis", "Trefpunt", "Zwaantje"})  # het
ENGLISH = listed(
    """
    Bright, Blue, Next, Level, Smart, Green, Urban, Prime, True, North, Fresh, Solid, Core, Open, Clear, Bold,
    Happy, Golden, Red, Silver, Active, Global, First, Direct, Total, Pro, Fit, Wild, Pure, Simple, Rocket, Fox,
    Eagle, Harbor, River, Summit, Pixel, Cloud, Data, Orange, Spark, Motion, Vision, Impact, Change, People, Talent,
    Brand, Code, Logic, Wave, Bridge, Point, Key, Stone
    """
)
ENGLISH_TRADES = listed(
    """
    Solutions, Consulting, Media, Marketing, Trading, Services, Projects, Concepts, Events, Design, Studio, Works,
    Partners, Group, Software, Systems, Fitness, Foods, Logistics, Engineering, Recruitment, Interim, Academy,
    Creative, Ventures, Energy, Support
    """
)
FANTASY_FIRST = listed(
    """
    Agri, Aqua, Ardo, Astra, Bio, Calor, Cenda, Dyna, Eco, Ecto, Fino, Flexi, Forta, Gea, Helio, Inno, Inter, Kero,
    Lumi, Magna, Medi, Meta, Mobi, Nova, Novi, Octo, Opti, Ovi, Pano, Plana, Poly, Prisma, Proxi, Quadra, Qua, Reno,
    Sani, Senso, Soli, Stabi, Tecto, Terra, Trans, Tri, Uni, Vali, Vario, Vega, Ventu, Veri, Vita, Vivo, Xelo, Zeno
    """
)
FANTASY_SECOND = listed(
    """
    bel, bis, call, care, com, con, cura, dex, dor, fix, flor, form, gen, lab, lance, line, link, log, lux, mat,
    max, med, mix, nex, norm, pact, plan, plus, pol, pro, quest, rix, ron, sense, solve, sta, tec, tech, tek, terra,
    tron, va, vent, via, visie, vise, vita, wise, zorg
    """
)
CHAINS = listed(
    """
    Kluswijs, Bakker Berend, Prima Slager, Haarplezier, Fixpunt Auto, Woonwens, Brilmeester, Fietsvriend,
    Snackpoint, Drankenier, Rijbewust, Tuinrijk, Huisgenoot Makelaars, Slaapgoed, Kidsclub Zonnig, Vloerkoning,
    Bandenbaas, Zorgthuis Plus
    """
)
STREETS = listed(
    """
    Dorpsstraat, Kerkstraat, Hoofdstraat, Stationsweg, Molenweg, Industrieweg, Schoolstraat, Nijverheidsstraat,
    Handelsweg, Marktstraat, Zuiderlaan, Noordeinde, Ambachtsweg, Energieweg, Kanaalweg, Beatrixstraat,
    Wilhelminastraat, Veldweg, Esweg, Brinkstraat, Zandweg, Dijkstraat, Havenstraat, Parallelweg, Ondernemersweg,
    Vonderweg, Koperslagersweg, Lindelaan
    """
)
FREE_MAIL = ("gmail.com", "hotmail.com", "outlook.com", "ziggo.nl", "kpnmail.nl", "live.nl", "home.nl", "planet.nl")
# Place: inhabitants in thousands, first and last four digits of the postcode, area code, in the province or not.
PLACES_TEXT = """
Zwolle:130:8011:8043:038:1, Enschede:160:7511:7548:053:1, Deventer:101:7411:7429:0570:1,
Hengelo:81:7551:7559:074:1, Almelo:73:7601:7611:0546:1, Kampen:38:8261:8267:038:1, Hardenberg:19:7771:7773:0523:1,
Raalte:20:8101:8103:0572:1, Oldenzaal:31:7571:7577:0541:1, Rijssen:28:7461:7463:0548:1, Ommen:9:7731:7731:0529:1,
Dalfsen:10:7721:7722:0529:1, Steenwijk:18:8331:8334:0521:1, Nijverdal:24:7441:7443:0548:1,
Vroomshoop:9:7681:7681:0546:1, Vriezenveen:13:7671:7672:0546:1, Borne:22:7621:7623:074:1,
Haaksbergen:19:7481:7483:053:1, Goor:12:7471:7472:0547:1, Delden:7:7491:7491:074:1, Losser:13:7581:7582:053:1,
Ootmarsum:4:7631:7631:0541:1, Tubbergen:7:7651:7651:0546:1, Denekamp:9:7591:7591:0541:1, Olst:5:8121:8121:0570:1,
Wijhe:7:8131:8131:0570:1, Heino:7:8141:8141:0572:1, Luttenberg:2:8105:8105:0572:1, Hasselt:7:8061:8061:038:1,
Genemuiden:10:8281:8281:038:1, Zwartsluis:5:8064:8064:038:1, Vollenhove:4:8325:8325:0527:1,
Staphorst:12:7951:7951:0522:1, Rouveen:4:7954:7954:0522:1, Nieuwleusen:9:7711:7711:0529:1,
Balkbrug:4:7707:7707:0523:1, Dedemsvaart:13:7701:7702:0523:1, Slagharen:3:7776:7776:0523:1,
Gramsbergen:3:7783:7783:0524:1, Bathmen:5:7437:7437:0570:1, Holten:9:7451:7451:0548:1, Markelo:7:7475:7475:0547:1,
Diepenheim:3:7478:7478:0547:1, Wierden:14:7641:7642:0546:1, Enter:7:7468:7468:0547:1,
Lemelerveld:4:8151:8151:0572:1, Hoonhorst:1:7722:7722:0529:1, Mariënheem:1:8106:8106:0572:1,
Hellendoorn:7:7447:7447:0548:1, Giethoorn:3:8355:8355:0521:1, Sint Jansklooster:2:8326:8326:0527:1,
IJsselmuiden:12:8271:8271:038:1, Den Ham:6:7683:7683:0546:1, Weerselo:3:7595:7595:0541:1,
Saasveld:1:7597:7597:074:1, Amsterdam:870:1011:1109:020:0, Rotterdam:650:3011:3089:010:0,
's-Gravenhage:545:2491:2597:070:0, Utrecht:360:3511:3585:030:0, Eindhoven:235:5611:5658:040:0,
Groningen:200:9711:9747:050:0, Tilburg:220:5011:5049:013:0, Almere:215:1311:1363:036:0, Breda:184:4811:4839:076:0,
Nijmegen:177:6511:6546:024:0, Apeldoorn:163:7311:7339:055:0, Arnhem:161:6811:6846:026:0,
Haarlem:161:2011:2037:023:0, Amersfoort:157:3811:3829:033:0, 's-Hertogenbosch:155:5211:5249:073:0,
Zaandam:77:1501:1509:075:0, Maastricht:121:6211:6229:043:0, Leiden:125:2311:2334:071:0,
Dordrecht:119:3311:3329:078:0, Zoetermeer:125:2711:2729:079:0, Emmen:57:7811:7828:0591:0,
Leeuwarden:93:8911:8941:058:0, Ede:72:6711:6718:0318:0, Venlo:64:5911:5928:077:0, Alkmaar:109:1811:1827:072:0,
Heerlen:66:6411:6422:045:0, Assen:67:9401:9408:0592:0, Roosendaal:67:4701:4709:0165:0, Oss:58:5341:5349:0412:0,
Helmond:91:5701:5709:0492:0, Meppel:30:7941:7944:0522:0, Hoogeveen:40:7901:7908:0528:0,
Barneveld:35:3771:3772:0342:0, Zutphen:40:7201:7207:0575:0, Doetinchem:45:7001:7009:0314:0,
Veenendaal:66:3901:3907:0318:0, Gouda:73:2801:2809:0182:0, Harderwijk:44:3841:3848:0341:0,
Winterswijk:24:7101:7109:0543:0, Epe:15:8161:8162:0578:0, Hattem:12:8051:8051:038:0, Heerde:12:8181:8181:0578:0,
Nunspeet:20:8071:8072:0341:0, Elburg:9:8081:8081:0525:0, 't Harde:6:8084:8084:0525:0, Urk:21:8321:8322:0527:0,
Emmeloord:26:8301:8305:0527:0, Lelystad:78:8211:8245:0320:0, Dronten:29:8251:8256:0321:0,
Heerenveen:30:8441:8448:0513:0, Sneek:34:8601:8608:0515:0, Drachten:45:9201:9207:0512:0,
Bergen op Zoom:58:4611:4625:0164:0, Goes:28:4461:4465:0113:0, Middelburg:42:4331:4338:0118:0,
Weert:42:6001:6006:0495:0, Roermond:45:6041:6045:0475:0, Sittard:38:6131:6137:046:0, Uden:35:5401:5408:0413:0,
Hoorn:73:1621:1628:0229:0, Den Helder:56:1781:1789:0223:0, Hilversum:90:1211:1223:035:0,
Alphen aan den Rijn:80:2401:2409:0172:0
"""
PLACE_VARIANTS = {
    "'s-Hertogenbosch": ("Den Bosch", "s Hertogenbosch", "s-Hertogenbosch"),
    "'s-Gravenhage": ("Den Haag", "s-Gravenhage"),
    "Alphen aan den Rijn": ("Alphen a/d Rijn", "Alphen ad Rijn", "Alphen"),
    "Bergen op Zoom": ("Bergen o/z", "Bergen op zoom"),
    "IJsselmuiden": ("Ijsselmuiden", "Ysselmuiden"),
    "Sint Jansklooster": ("St. Jansklooster", "St Jansklooster"),
    "Mariënheem": ("Marienheem",),
    "Hengelo": ("Hengelo (O)", "Hengelo Ov."),
    "'t Harde": ("t Harde", "Het Harde"),
}
ABBREVIATIONS = {
    "Bouwbedrijf": "Bouwbedr.", "Aannemersbedrijf": "Aann. bedr.", "Installatiebedrijf": "Inst. bedr.",
    "Installatietechniek": "Inst. techniek", "Gebroeders": "Gebr.", "Transportbedrijf": "Transp.bedr.",
    "Administratiekantoor": "Adm. kantoor", "Accountantskantoor": "Acc. kantoor", "Autobedrijf": "Autobedr.",
    "Schildersbedrijf": "Schildersbedr.", "Handelsonderneming": "Handelsond.", "Technisch": "Techn.",
    "Hoveniersbedrijf": "Hov. bedrijf", "Machinefabriek": "Mach. fabriek", "Restaurant": "Rest.",
    "Elektrotechniek": "Elektro", "Consultancy": "Consult", "Management": "Mgmt", "Nederland": "NL", "Zonen": "Zn.",
    "Fysiotherapie": "Fysio", "Makelaardij": "Mak.", "Verzekeringen": "Verz.", "Holding": "Hold.", "Beheer": "Beh.",
}  # fmt: skip
