"""Twelve invented entrepreneurs with invented firms and stories. Any likeness to real people or firms is chance."""

import datetime as dt

from ..definition import Media, PionierEntry

_FIRST = dt.date(2016, 11, 10)
_SECOND = dt.date(2017, 11, 23)
_THIRD = dt.date(2018, 6, 14)


def _renewed(first: dt.date) -> tuple[dt.date, ...]:
    return (first, first.replace(year=first.year + 2))


PIONIERS = (
    PionierEntry(
        "wietske", "Wietske Oldenhof", "Oldenhof Zorg aan Huis", "GM0177", "Raalte", "88101", 96, "directeur",
        "Onze teams maken hun rooster zelf", "Flexibel organiseren, zeggenschap", _renewed(_FIRST),
        """Vijf jaar geleden maakte ik elke donderdag het rooster. Elke vrijdag belden er tien mensen dat het zo niet
        ging. Ik werd er moe van en zij ook. Toen heb ik in één team gezegd: jullie kennen de cliënten en elkaar, maak
        het zelf maar. De eerste maand was een rommeltje. Twee diensten bleven leeg en ik stond zelf om zeven uur bij
        een mevrouw voor de deur. Maar ik heb het rooster niet teruggepakt. We spraken drie regels af: elke dienst is
        gevuld, niemand werkt meer dan vijf dagen achter elkaar, en wie ruilt regelt het zelf. Daarna liep het. Nu maken
        alle negen teams hun eigen rooster. Het verzuim is gedaald en cliënten zien minder verschillende gezichten. Het
        mooiste vind ik dat mensen elkaar nu aanspreken. Dat deed ik vroeger altijd. Mijn advies: begin met één team dat
        wil, en beloof dat het in het begin mis mag gaan.""",
    ),
    PionierEntry(
        "berend", "Berend Lansinkhof", "Lansinkhof Metaalbewerking", "GM0164", "Hengelo", "2562", 64,
        "directeur-eigenaar", "Bij ons hangen de fouten aan de muur", "Leren en veiligheid", _renewed(_FIRST),
        """In een metaalbedrijf kost een fout geld. Daarom verstopte iedereen ze, ik ook. Tot we een hele partij assen
        opnieuw moesten draaien omdat niemand had durven zeggen dat de tekening niet klopte. Die week heb ik mijn eigen
        grootste fout van het jaar op een bord geschreven, midden in de hal. Met het bedrag erbij. Een dag later hing er
        een tweede briefje naast. Nu bespreken we elke vrijdag om half vier het bord. We zoeken de oorzaak, nooit de
        schuldige. Wie een fout meldt, krijgt hulp bij de oplossing. In het eerste jaar ging het aantal meldingen
        omhoog, en daar schrokken we van. In het tweede jaar ging het aantal afgekeurde stukken omlaag. Jonge vaklui
        blijven langer, omdat ze mogen leren. Ik vertel mijn verhaal graag in een hal en niet in een zaaltje. Kom
        kijken, dan leggen de mannen en vrouwen aan de machines het zelf uit. Dat kunnen zij beter dan ik.""",
    ),
    PionierEntry(
        "yasmina", "Yasmina el Kadiri", "Helderhof Schoonmaak", "GM0153", "Enschede", "8121", 180, "directeur",
        "Elke ploeg beslist over eigen tijd en geld", "Zeggenschap en betrokkenheid, werkgeluk", _renewed(_FIRST),
        """Schoonmaak is werk dat je pas ziet als het niet is gedaan. Onze mensen kregen lijsten, controles en
        opmerkingen, maar bijna nooit een vraag. Ik ben zelf begonnen met een emmer en ik weet hoe dat voelt. We hebben
        de ploegen toen een eigen budget gegeven. Zij kiezen de middelen, verdelen de uren en praten met de klant. De
        voorman werd begeleider. Niet iedereen vond dat fijn. Twee voormannen zijn vertrokken, één is nu onze beste
        coach. In het begin gaven ploegen te weinig uit, uit angst. Pas toen ik zei dat een overschot naar de ploeg
        gaat, durfden ze te kiezen. Nu bedenken ze dingen die ik nooit had bedacht, zoals overdag werken zodat mensen
        hun kinderen naar school kunnen brengen. Klanten zeggen dat ze ons eindelijk kennen. We hebben minder verloop en
        minder ziekte. Het kost mij meer gesprekken en minder formulieren. Dat is een goede ruil.""",
    ),
    PionierEntry(
        "gerben", "Gerben Tijhoff", "Tijhoff Bouw en Onderhoud", "GM0160", "Hardenberg", "4120", 48,
        "directeur-eigenaar", "Klant, timmerman en leverancier aan één tafel", "Co-creatie en netwerken",
        _renewed(_FIRST),
        """In de bouw gaat veel tijd verloren aan wachten, zoeken en overdoen. Wij hielden een maand bij waar de uren
        bleven. Bijna een derde was verspild, en dat kwam zelden door de vakman. Het kwam doordat we te laat met elkaar
        spraken. Nu zit iedereen vanaf de eerste schets aan tafel: de klant, onze timmerman, de installateur en de
        leverancier van de kozijnen. We maken samen de planning met gele briefjes op een raam. Elke ochtend om zeven uur
        staan we een kwartier rond de tekening. Iedereen zegt wat hij nodig heeft. Leerlingen mogen als eerste. Het
        voelde eerst als kletsen in de tijd van de baas. Maar we leveren nu vaker op tijd op en we hebben minder ruzie
        over meerwerk. Een klant stelde voor om samen materiaal terug te winnen uit de sloop. Dat is nu een vast deel
        van ons werk. Vernieuwen doe je niet in je eentje achter een bureau.""",
    ),
    PionierEntry(
        "marleen", "Marleen Bosgraaf", "Bosgraaf Kozijnen", "GM0148", "Nieuwleusen", "1623", 37, "directeur",
        "Het team koos zelf de robot uit", "Slimmer werken, techniek samen invoeren", _renewed(_SECOND),
        """Mijn vader kocht machines zoals hij auto's kocht: hij kwam ermee thuis. Toen ik het bedrijf overnam, stond er
        een dure zaagstraat die niemand graag gebruikte. Dat wilde ik anders doen. Toen we een robot nodig hadden voor
        het zware tilwerk, heb ik vijf mensen van de vloer gevraagd om te kiezen. Ze kregen twee maanden, een budget en
        drie bezoeken aan andere bedrijven. Ze kozen niet de snelste. Ze kozen de robot die ze zelf kunnen instellen, en
        die is nu bijna altijd in gebruik. Twee van hen geven de uitleg aan nieuwe collega's. Niemand is zijn baan
        kwijtgeraakt, wel is het werk anders geworden: minder tillen, meer meten. Een collega van 61 zei dat hij zijn
        pensioen weer kan uitstellen. Techniek kopen kan iedereen met geld. Maar of het iets oplevert, hangt af van de
        mensen die ermee werken. Laat die dus vooraan staan en niet achteraan.""",
    ),
    PionierEntry(
        "ruben", "Ruben Haverslag", "Haverslag Software", "GM0193", "Zwolle", "6201", 28, "oprichter",
        "Een bedrijf zonder managers, met duidelijke regels", "Richting en leiderschap", (_SECOND,),
        """Wij maken software voor bouwmarkten. Met acht mensen hadden we geen baas nodig. Met twintig mensen wel,
        dachten we, dus kwam er een manager. Na een half jaar waren de drie besten bijna weg. We hebben toen samen
        opgeschreven welke besluiten er zijn en wie ze neemt. Dat bleek een lijst van zestien. Voor elk besluit is er nu
        een rol, en rollen wisselen elk half jaar. Een voorstel gaat door als niemand er een groot bezwaar tegen heeft.
        Dat klinkt vaag, maar het gaat snel, omdat je alleen nee mag zeggen met een reden. Salarissen bespreken we met
        elkaar, aan de hand van een open schaal. Dat was spannend en het is nog steeds niet perfect. Geen managers
        betekent niet geen leiding. Er is juist meer leiding, alleen verdeeld. Ik ben zelf ook gewoon een van de rollen.
        Vorig jaar ben ik weggestemd als degene die over de planning gaat. Terecht.""",
    ),
    PionierEntry(
        "ilse", "Ilse Wennekink", "Bakkerij Wennekink", "GM1742", "Rijssen", "10711", 41, "directeur-eigenaar",
        "De nachtdienst is door de bakkers opnieuw bedacht", "Werkgeluk en gezondheid", _renewed(_SECOND),
        """Een bakker begint om twee uur 's nachts, dat hoort zo. Dat dacht ik ook, tot drie bakkers in één jaar
        stopten. Ze hielden van het vak, maar niet meer van hun leven. Ik heb de ploeg gevraagd: als je de nacht opnieuw
        mocht bedenken, hoe zou die er dan uitzien? We hebben een week alles opgeschreven wat er tussen twee en zes
        gebeurt. De helft hoefde niet in de nacht. Deeg kan langer rijpen, en sommige broden worden daar beter van. Nu
        begint de eerste ploeg om vier uur en de tweede om zeven. Twee dagen per week is er geen nachtwerk. We hebben er
        een nieuwe koelcel voor gekocht, gekozen door de bakkers. In de gang hangt een ideeënbord. Elk idee krijgt
        binnen twee weken antwoord, ook als het nee is. Vorig jaar waren dat 61 ideeën. Er is weer een wachtlijst van
        jongeren die bij ons willen leren. En ik slaap zelf ook beter.""",
    ),
    PionierEntry(
        "omer", "Ömer Aksoyhan", "Aksoyhan Wegvervoer", "GM0141", "Almelo", "4941", 73, "directeur-eigenaar",
        "De chauffeur weet de beste route", "Flexibel organiseren, mens en talent", _renewed(_SECOND),
        """Onze planners zaten achter vier schermen en wisten alles, behalve hoe het op straat was. Chauffeurs kregen
        hun rit op een telefoontje en belden de hele dag terug. Iedereen deed zijn best en toch was iedereen boos. We
        hebben acht chauffeurs uit één gebied een middag bij elkaar gezet met de ritten van de week erna. Ze verdeelden
        het in veertig minuten. Ze wisten wie er graag vroeg begint, wie bij welke klant past, en waar de brug open
        staat. Nu verdelen alle gebieden hun eigen ritten. De planner is coach geworden en lost de uitzonderingen op. We
        rijden minder lege kilometers, en dat scheelt brandstof en humeur. Niet elke chauffeur wilde meedoen. Dat mag.
        Wie liever een vaste rit heeft, houdt die. Mijn les: geef het hele probleem aan de mensen, niet alleen een
        stukje ervan. En geef ze dan ook de cijfers. Zonder cijfers is vrijheid gewoon gokken.""",
    ),
    PionierEntry(
        "tjitske", "Tjitske Meulenaar", "Jachtwerf Meulenaar", "GM1708", "Vollenhove", "3012", 22, "directeur",
        "Kennis gaat bij ons van hand tot hand", "Leren en veiligheid, mens en talent", (_THIRD,),
        """Op onze werf werkt een man die met zijn duim voelt of een romp goed is. Hij gaat over drie jaar met pensioen.
        Zijn duim staat in geen enkel handboek. Toen ik dat doorhad, heb ik slecht geslapen. We zijn begonnen met
        koppels: een oude en een jonge collega bouwen samen een boot en draaien de rollen om. De jongste doet het werk,
        de oudste mag alleen vragen stellen. Dat bleek lastig voor de oudste, en heel leerzaam. Elke week filmen ze één
        handeling met een telefoon, niet langer dan twee minuten. We hebben er nu meer dan honderd. Na elke boot kijken
        we een uur samen terug: wat ging goed, wat doen we de volgende keer anders? Daar komt altijd één afspraak uit,
        en die hangt boven de ingang. Een boot duurt nu iets langer. Maar er gaan minder dingen kapot, en leerlingen
        willen blijven. Een werf die niet leert, is een museum.""",
    ),
    PionierEntry(
        "dirkjan", "Dirk-Jan Kolthof", "Kolthof Tuinen", "GM0150", "Deventer", "8130", 55, "directeur-eigenaar",
        "Vier dagen werken, vijf dagen tuin", "Werkgeluk en gezondheid", (_THIRD,),
        """Hoveniers zijn in de zomer moe en in de winter onrustig. Dat leek mij een wet van de natuur. Tot een voorman
        voorrekende dat we in de laatste twee uur van de dag de meeste fouten maakten en de meeste schade reden. We
        hebben met twee ploegen een proef gedaan: vier dagen van negen uur, samen verdeeld over vijf dagen. De ploegen
        maakten zelf de indeling. Ze moesten ook zelf uitzoeken hoe de klant geholpen werd op hun vrije dag. Na drie
        maanden hebben we gerekend. De omzet was gelijk, de schade was gehalveerd en niemand wilde terug. Nu werkt
        tweederde van het bedrijf zo. De rest niet, omdat het bij hun leven niet past. In de winter gebruiken we de
        ruimte om te leren: groene daken, bomen, praten met klanten. Begin niet met een besluit, maar met een proef die
        mag mislukken. En meet vooraf, anders blijft het een gevoel.""",
    ),
    PionierEntry(
        "anouk", "Anouk Reefhuis", "Reefhuis Kunststoffen", "GM0173", "Oldenzaal", "2229", 120, "directeur",
        "Iedereen kan hier minstens twee banen", "Mens en talent, flexibel organiseren", (_THIRD,),
        """In onze fabriek stond een machine die maar één man goed kon instellen. Als hij ziek was, stond alles stil.
        Hij voelde dat ook, en nam geen vrij meer. Dat is niet gezond, niet voor hem en niet voor ons. We hebben aan de
        muur een bord gehangen met alle namen en alle taken. Groen betekent: ik kan het en ik kan het uitleggen. Blauw
        betekent: ik wil het leren. De eerste week was het bijna leeg, want mensen wilden niet opscheppen. Toen heb ik
        mijn eigen naam erbij gezet, met veel wit. Dat hielp. Nu wisselt iedereen elke twee weken een dag van plek.
        Mensen regelen zelf met wie. De man van die ene machine heeft vier leerlingen gehad en was deze zomer drie weken
        weg. We maken minder voorraad en we kunnen een spoedopdracht aan. Niet alles lukt: in de nacht wisselen we niet.
        Maar het werk is minder saai, en dat hoor je in de kantine.""",
    ),
    PionierEntry(
        "nadia", "Nadia Vollenbrink", "Vollenbrink Administratie", "GM0166", "Kampen", "6920", 19, "vennoot",
        "Met klanten aan tafel in plaats van achter de cijfers", "Co-creatie en netwerken", (_THIRD,),
        """Een administratiekantoor kijkt achteruit. Wij vertelden ondernemers in mei hoe het vorig jaar was gegaan. Ze
        knikten, betaalden en gingen weer aan het werk. Een klant zei: ik heb niets aan mijn cijfers, ik heb iets aan
        jullie als je op tijd belt. We hebben tien klanten gevraagd om samen met ons een nieuw soort gesprek te
        bedenken. Dat werd een uur per kwartaal, met één blad papier en drie vragen. Onze jongste medewerkers voeren die
        gesprekken, altijd met zijn tweeën. Dat vonden ze eerst eng. Daarom oefenen we elke maand met elkaar, en
        bespreken we wat niet lukte. De software doet het saaie werk, zodat er tijd is voor het gesprek. Niet elke klant
        wil dit, en dat is goed. De helft doet mee. Wij verdienen er evenveel aan, maar het werk is leuker geworden. En
        we weten eerder wanneer een ondernemer het moeilijk heeft.""", approved=False,
    ),
)  # fmt: skip

MEDIA = (
    Media("yasmina", dt.date(2017, 8, 24), "Interview: de ploeg beslist zelf"),
    Media("gerben", dt.date(2017, 6, 29), "Artikel in een vakblad: een kwartier rond de tekening"),
    Media("gerben", dt.date(2017, 9, 7), "Filmpje: samen plannen met gele briefjes"),
    Media("wietske", dt.date(2018, 1, 25), "Podcast over zelf roosteren in de zorg"),
    Media("wietske", dt.date(2018, 9, 20), "Artikel: drie regels voor een eigen rooster"),
    Media("berend", dt.date(2018, 2, 1), "Interview: wie een fout meldt, krijgt hulp"),
    Media("berend", dt.date(2018, 6, 7), "Artikel in een vakblad: het foutenbord"),
    Media("yasmina", dt.date(2018, 9, 6), "Radio: een dag mee met de ploeg"),
    Media("gerben", dt.date(2018, 5, 24), "Artikel: klant en timmerman aan één tafel"),
    Media("ilse", dt.date(2018, 4, 12), "Interview: bakken zonder nachtdienst"),
    Media("ilse", dt.date(2018, 8, 30), "Filmpje: het ideeënbord van de bakkerij"),
    Media("wietske", dt.date(2018, 12, 13), "Podcast: wat als het rooster leeg blijft?"),
    Media("wietske", dt.date(2019, 2, 14), "Artikel: van planner naar vraagbaak"),
    Media("wietske", dt.date(2019, 5, 16), "Interview in een streekblad"),
    Media("wietske", dt.date(2019, 8, 29), "Filmpje: een team maakt zijn rooster"),
    Media("berend", dt.date(2018, 12, 6), "Artikel: leren van een dure fout"),
    Media("berend", dt.date(2019, 6, 27), "Podcast over veilig werken in de hal"),
    Media("yasmina", dt.date(2019, 4, 18), "Interview: een eigen budget voor elke ploeg"),
    Media("gerben", dt.date(2019, 3, 28), "Artikel: leerlingen mogen als eerste"),
    Media("marleen", dt.date(2018, 12, 20), "Filmpje: de robot en het team"),
    Media("marleen", dt.date(2019, 4, 4), "Artikel in een vakblad: minder tillen, meer meten"),
    Media("omer", dt.date(2018, 12, 13), "Artikel: geef ze ook de cijfers"),
    Media("omer", dt.date(2019, 7, 4), "Podcast: de planner als coach"),
    Media("ilse", dt.date(2019, 1, 31), "Artikel: 61 ideeën in een jaar"),
    Media("ilse", dt.date(2019, 6, 13), "Interview: leerlingen in de bakkerij"),
    Media("anouk", dt.date(2019, 1, 24), "Artikel: een bord met veel wit"),
    Media("dirkjan", dt.date(2019, 7, 11), "Interview: vier dagen werken in het groen"),
    Media("tjitske", dt.date(2019, 8, 22), "Filmpje: wat een duim kan voelen"),
    Media("nadia", dt.date(2018, 11, 1), "Artikel: één blad papier en drie vragen"),
)
