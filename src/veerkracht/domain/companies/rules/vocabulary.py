"""Words that many Dutch companies and persons have in their names, and that therefore tell little about one of them."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for lists that read better as text."""
    return frozenset(text.split())


# The first word of a compound or the whole word; `bouw` covers `bouwbedrijf`, `bouwgroep` through TRADE_ENDINGS.
TRADE_WORDS = word_set(
    """
    aannemer aannemers aanneming accountancy accountant accountants administratie advies adviesbureau adviseurs
    advocaten afbouw agrarisch aluminium apotheek architect architecten architectuur assurantie assurantien auto
    autobedrijf autos autoschade autoservice bakker bakkerij banden bank banket beheer belasting bestrating
    beton beveiliging bewerking bloemen bloemist boek boekhandel boekhoud boekhouding boerderij bouw bouwadvies
    bouwmaterialen bouwservice brood bureau business cafe cafetaria camping catering centrum chauffeurs chemie
    coach coaching communicatie company computers constructie constructies consult consultancy consultants
    consulting containers creatief creations creative dak dakdekkers dakwerken dans dealer delicatessen design
    deuren dienst diensten dienstverlening dier dieren dierenarts digital drogist drukker drukkerij duurzaam eet
    eethuis electro elektro elektronica elektrotechniek energie energy engineering evenementen events expert
    export fiets fietsen financial financieel financiele fiscaal fitness fonds fondsen food foto fotografie
    fysio fysiotherapie garage geluid gereedschap gevel glas grafisch groen groente groep groepsaccommodatie
    grond groothandel group haar haarmode haarstudio handel handelmaatschappij handelsonderneming hef horeca
    hotel house hout hovenier hoveniers huis huisartsen hypotheken ict ijzer import industrial industrie info
    ingenieurs innovatie innovations inrichting installateur installatie installaties instituut interieur
    interieurs interim internet isolatie jachtbouw juridisch juwelier kaas kantoor kapper kapsalon karton keuken
    keukens kinderopvang klimaat klusbedrijf klussen koeltechniek koerier koeriers koffie kozijnen kraan kracht
    kranen kunststof kunststoffen kwekerij laboratorium lak landbouw lascentrum laswerken lease leasing leder
    legal life logistics logistiek loon lunchroom maatschap maatschappij machine machines makelaar makelaardij
    makelaars management marine marketing markt massage materialen mechanisatie media medisch melkvee metaal
    metaalbewerking meubel meubelen meubels milieu mobiel mode montage motoren motors muziek natuur natuursteen
    notaris notarissen onderhoud onderneming online ontwerp ontwikkeling oogzorg op opleiding opleidingen opslag
    opticien optiek organisatie orthopedie outdoor papier partners personeel pizzeria plaatwerk plastics
    podotherapie praktijk print printing productie producties products project projecten psychologie ramen
    reclame recreatie recycling reinigen reiniging reis reizen rent reparatie restaurant retail riet rietdekkers
    rijschool riool rubber rvs salaris salon sanitair scheepswerf scheepvaart schilder schilders
    schildersbedrijf schilderwerken schoenen schoonheidssalon schoonmaak security service services shop
    sierbestrating slager slagerij sloop sloopwerken smederij software solutions speciaal speelgoed spel sport
    sports spuiterij staal stal steiger steigers stoffeerder straat stuc stucadoors studio supermarkt support
    systeem systemen systems tandarts tandartsen taxi technic technics techniek technisch technische technologie
    technology tegel tegels tegelwerken telecom tent tenten textiel theater therapie thuiszorg timmer
    timmerfabriek timmerwerken tractoren trading training trainingen transport transporten tuin tuincentrum
    tuinen uitgeverij uitvaart uitzend uitzendbureau vakantie vastgoed vee veehouderij verf verhuizingen verhuur
    verkeersschool verkoop verpakking verpakkingen vervoer verwerking verzekeringen vis visserij vlees
    vleeswaren vloer vloeren voeding voedings voertuigen warehousing warmte wasserij water web webdesign webshop
    weg wegenbouw wellness werk werken werkplaats wijn winkel wonen woning woninginrichting zaak zaden zagerij
    zakelijk zand zeefdruk zeil zon zonwering zorg zuivel zwembad
    """
)
TRADE_ENDINGS = (
    "bedrijf", "bedrijven", "techniek", "technisch", "handel", "groep", "service", "services", "bureau",
    "centrum", "kantoor", "werken", "werk", "bouw", "zaak", "winkel", "makers", "makerij", "advies", "beheer",
    "verhuur", "studio", "praktijk", "onderneming", "maatschappij", "materialen", "systemen", "diensten",
    "projecten", "fabriek", "industrie", "installaties", "installatie",
)  # fmt: skip

# Trades that people write for each other. The first of each line stands for the others.
TRADE_FAMILIES = {
    word: line.split()[0]
    for line in (
        "transport logistiek logistics vervoer koerier koeriers transporten",
        "auto garage autobedrijf autoservice autos",
        "bouw aannemer aannemers aanneming aannemers bouwservice",
        "installatie installaties sanitair installateur loodgieter klimaat",
        "kapper kapsalon haarmode haarstudio hair kappers",
        "advies consultancy consult consulting consultants adviseurs adviesbureau",
        "administratie accountancy boekhoud boekhouding accountants accountant",
        "restaurant eethuis cafe lunchroom horeca eetcafe",
        "hovenier hoveniers tuin tuinen groen",
        "makelaar makelaars makelaardij vastgoed",
        "schilder schilders schilderwerken",
        "elektro electro elektrotechniek elektronica",
        "metaal metaalbewerking constructie constructies staal smederij",
        "fysio fysiotherapie therapie",
        "software ict computers automatisering",
        "bakker bakkerij banket brood",
        "slager slagerij vlees vleeswaren",
        "drukker drukkerij print printing",
        "techniek technisch technics technische",
    )
    for word in line.split()
}

COMMON_SURNAMES = word_set(
    """
    jong jansen vries berg dijk bakker janssen visser smit meijer boer mulder groot bos vos peters hendriks
    leeuwen dekker brink brouwer dijkstra wit smits graaf meer linden kok jacobs haan vermeulen heuvel veen
    broek bruijn bruin heijden schouten beek willems vliet ven hoekstra maas verhoeven koster dam prins blom
    huisman peeters jonge kuipers veenstra kuiper post ouden hermans hoek bosch schipper evers kramer scholten
    berkel boon kroon jonker vink hofman koning molen wal ridder boom velde timmermans groen wolf postma martens
    gerritsen bosman sanders schoenmaker maes driessen hoeven koopman pas leeuw lange steen molenaar wijk kolk
    klein schepers arts zijlstra dongen wilde zwart veld bergh rooij bosma bouwman groeneveld verbeek pol jager
    gerrits pieters hendriksen mol dijkman wolters haas bruggen kleij meulen vries horst ham esch
    """
)

FIRST_NAMES = word_set(
    """
    aad aafke aart abdel adri adriaan agnes ahmed albert alberto alex alexander alfred alice ali alida alies
    alwin amber amir amy an ana andre andrea andreas andy anita anja anke ankie ann anna annabel anne annelies
    annemarie annemiek annemieke annet annette annie annika anouk ans anton antoinette antoon antonie arend ari
    arie arjan arjen arno arnold arnoud art arthur astrid auke aukje bart bas bastiaan bauke beate ben benjamin
    benno berend bernard bernd bernadette bert bertus bianca bob bonnie boris bouke bram brigitte bruno calvin
    carel carin carina carla carlijn carlo carlos carmen carola caroline casper catharina cees ceciel cecile
    chantal charles charlotte chris christa christel christiaan christian christien christina christine cindy
    claire claudia claus coen colette connie cor corine corinne cornelis corrie cynthia daan dagmar damian dana
    daniel daniela danielle danny daphne dave david debby denise dennis derk desiree diana dick diederik dieter
    dik dimitri dirk dirkje dita dolf dominique donald dorien doris douwe eddie eddy edgar edith eduard edwin
    eef eefje eelco eelke egbert eline elisabeth elise elke ellen ellis elly elma els elsbeth elsje emiel emily
    emma emmy eric erica erik erika ernst erna erwin esmee esther eva evelien evelyn evert ewald ewout fabian
    fatima femke fenna ferdinand ferry fien fleur floor floortje floris folkert fons frank frans fred freddy
    frederik freek frits froukje gabriel geert geertje geke georg george gerald gerard gerben gerbrand gerda
    gerdien geri gerlinde gerrie gerrit gerrita gert gertjan gertrud gijs gina ginny giovanni gonda greet
    greetje greta guido gusta guus hanna hannah hanneke hannie hans harald harm harmen harold harrie harry hasan
    heidi hein helen helena helga hella henk henny henri henriette henrik herbert herman hetty hilda hilde hink
    hiske hubert huib hugo hylke iris ibrahim ilona ilse ina inge ingeborg ingrid irene irma isabel isabelle ivo
    ivonne jaap jack jacob jacoba jacqueline jacques jaco jan janet janette janine janna janneke jannes jannie
    jannet jantje jantine jarno jasmijn jasper jeanet jeanette jeannette jef jelle jelmer jennifer jenny jeroen
    jerry jesse jessica jet jeske jill jim jimmy jo joan joanne job jochem jochen joep johan johanna johannes
    john johnny jolanda jolande jolien jolijn jonas jonathan joost jop jordi jordy joris jos jose josef
    josephine joshua josje jouke joyce juan judith jules julia julian juliette julius jurgen jurjen jurre justin
    kai karel karen karin karina karl karlijn kars kasper katharina kathy katja katrien kay kees kelly kevin kim
    kirsten klaas klaartje klaus koen koos kristel kristian kyra lambert lara lars laura laurens laurent leen
    leendert lena leo leon leonie lex lia lianne liesbeth lieke lies liesje lieve lies linda lindsay lisa
    lisanne lisette lizzy loes lonneke lotte lou louis louisa louise luc lucas lucia lucien luuk luc lydia
    maaike maarten machiel mandy manfred manon manuel marc marcel marco margot margreet margriet maria marian
    marianne marie marieke mariel mariella mariette marijke marijn marike marina mario marion mariska marit
    marja marjan marjo marjolein marjon mark marko marleen marlies marloes marlou marnix mart martha marthe
    martijn martin martine martinus marty mathieu mathijs mathilde matthijs maud maureen maurice maurits max
    maya meike meindert melanie melissa menno merel merijn mia michael michel michelle michiel mieke mien miep
    miguel mike mila milan mina minke mirella miranda mirjam mirte mohamed mohammed moniek monique muhammed
    murat nadia nadine nancy nanda natalie natasja nathalie neeltje nel nelleke nellie nelly nick nico nicolaas
    nicole niek niels nienke nina nynke noa noor noortje norbert olaf olga oscar otto paolo patricia patrick
    patty paul paula paulien pauline paulus peggy peter petra pia pien pierre piet pieter pim pleun quinten ralf
    ralph ramon raoul raymond regina reinder reinier reinout rein remco rembrandt remi remko rene renate renee
    renske resi ria riana rianne richard rick rien riet rik rika rikkert rineke rinus rita rob robbert robert
    roberto robin robert-jan rody roderick roel roeland roelf roelof rogier roland rolf romana romy ron ronald
    rosa rosalie rosanne roy ruben rudi rudolf rudy rutger ruth ruud sabine saar sam samantha samir samuel
    sander sandra sanne sara sarah sascha saskia sebastiaan sebastian selma serge servaas shirley siebe siebren
    siem sietse sietske sigrid silke silvia simon simone siska sjaak sjef sjoerd sjors sjouke sofie sonja sophie
    stan stef stefan stefanie steffen stella stephan stephanie steven stijn suzan suzanne sven sylvia tamara
    tanja tatjana teun teunis tess teus theo theodoor thea thelma therese thijs thom thomas tijmen tijn tiemen
    tim timo tina tineke titia tjeerd tom ton tonia tonnie tonny toon trees trijntje truus twan ulrich ursula
    valerie vanessa vera veronica veronique victor vincent viola virginie walter wanda ward wendela wendy werner
    wesley wessel wiebe wiebren wietse wieke wil wilbert wilco wilfred wilhelm wilhelmina willem willemien
    willemijn willy wilma wim wouter wytze xander yasmin yolanda youri yvette yvo yvonne zoe
    """
)
