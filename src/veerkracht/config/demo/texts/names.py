"""Given names and surnames that sound like the region; combined at random they name nobody in particular."""


def _words(text: str, between: str | None = None) -> tuple[str, ...]:
    return tuple(text.split(between))


# Apart, so that a crowd is mixed on purpose.
GIVEN_NAMES_F = _words(
    "Aafke Alie Amber Anke Annemiek Anniek Ans Ayşe Babette Berdien Betsie Bianca Carla Carolien Chantal Coby Daphne "
    "Dianne Dinie Dorien Elif Elise Ellen Els Elvira Esmee Esther Evelien Fatma Femke Fenna Fleur Floor Geertje Gerda "
    "Gerrie Gerlinde Gonnie Greet Hanna Hanneke Harma Heleen Hennie Hilde Ina Ineke Inge Ingrid Irene Iris Jacqueline "
    "Janneke Jantine Jessica Jet Jolanda Jolien Judith Karin Kim Klaske Laura Leonie Leyla Lianne Lieke Linda Loes "
    "Lotte Maaike Marcella Margriet Marieke Marijke Marjan Marlies Mariska Meike Meryem Mieke Mirthe Monique Nienke "
    "Nynke Patricia Petra Renate Rianne Riet Roos Sandra Sanne Saskia Sevda Silvia Simone Sofie Stefanie Suzan Sylvia "
    "Tamara Tanja Tineke Trudy Vera Wendy Wilma Yvonne Zeynep"
)
GIVEN_NAMES_M = _words(
    "Aart Ahmed Albert Alex André Anton Arend Arjan Arno Barend Bart Bas Ben Bennie Bert Björn Bram Burak Chris "
    "Coen Daan Dennis Derk Dick Eddie Edwin Egbert Emiel Eric Erwin Evert Ferdi Ferry Frank Frans Freek Gerard Gerhard "
    "Gert-Jan Gijs Harm Harold Harry Hasan Henk Henri Herman Hugo Ivo Jan Jan-Willem Jaap Jasper Jeroen Jeffrey "
    "Johan Joost Jos Jurgen Karel Kees Klaas Koen Koert Lars Leon Luuk Maarten Marc Marcel Mark Martijn Mehmet Menno "
    "Michel Niels Niek Olaf Onno Patrick Paul Peter Pieter Ralf Remco René Richard Rik Rob Roel Ronald Ruud Sander "
    "Sebas Sjoerd Stef Stefan Sven Teun Theo Thijs Tom Ton Vincent Walter Wilco Willem Wim Wouter Yusuf"
)

SURNAMES = _words(
    "Aarnink|Abbink|Achterkamp|Altena|Anninga|Assink|Averesch|Baarslag|Bakhuis|Bannink|Barink|Beernink|Bekhuis|"
    "Beldman|Bekkering|Berendsen|Bergboer|Bijsterbosch|Blankvoort|Boerrigter|Bolscher|Boomkamp|Borgerink|Bosscher|"
    "Bouwhuis|Braakman|Brinkhuis|Broekhof|Bruggink|Brummelhuis|Buursink|Dalenoord|Damveld|Dekkersveld|Demmer|"
    "Dijkhof|Dijkslag|Drenthen|Droste|Duinkerken|Eertink|Effing|Eggink|Elferink|Ensink|Essink|Everlo|Fikkert|"
    "Fokkink|Freriksen|Geerdink|Gerritsma|Gosselink|Grobbink|Grooten|Haarhuis|Haarlink|Hagreis|Hammink|Harmelink|"
    "Hartgerink|Hazelhof|Heerink|Heetkamp|Hegeman|Heinink|Hekhuis|Hellegers|Hemmink|Hesselink|Heuvink|Hilderink|"
    "Hobert|Hofstede|Holtkamp|Holtslag|Hondeveld|Horstink|Huiskamp|Hulsegge|Huurnink|Ikink|Immerzeel|IJsseldijk|"
    "Jaspers|Jonkman|Kamphof|Kappert|Kelderman|Kemperink|Kerkdijk|Keurhorst|Kienhuis|Klaasink|Kleinlugtenbelt|"
    "Klomphaar|Klumpers|Kogelman|Kolkert|Koldijk|Koopsen|Kottink|Kroeze|Krommendijk|Kruisselbrink|Kuiphuis|Lammertink|"
    "Lansman|Leferink|Lenferink|Leushuis|Lohuis|Lubbers|Luttikhof|Maathuis|Mensink|Mentink|Meulenkamp|Middelveld|"
    "Mollink|Morsink|Mulderij|Nahuis|Neerhof|Nieboer|Nijenkamp|Nijland|Nijmeijer|Noordink|Norbruis|Odink|Oldeman|"
    "Olthof|Ooink|Oosterveld|Oonk|Oude Kempers|Oude Wesselink|Overbeek|Overmars|Paalman|Pasveer|Pelgrim|Plaggenmars|"
    "Platerink|Pluimers|Poffert|Pouwels|Raanhuis|Ramerman|Reimerink|Rensink|Rietberg|Roelvink|Roerdink|Rolink|"
    "Roossink|Rorink|Ruiterkamp|Rupert|Schabbink|Schepers|Schiphorst|Scholten|Schreurs|Schutte|Semmekrot|Sievink|"
    "Slaghuis|Smeenk|Smithuis|Snoeyink|Spenkelink|Spijker|Stegehuis|Stegink|Steunebrink|Stokkers|Strijtveen|Sueters|"
    "Tempert|ten Barge|ten Dam|ten Hove|ten Thije|ter Avest|ter Horst|ter Maat|ter Welle|Tibbe|Tijink|Timmerhuis|"
    "Tukkers|Uitslag|Ulfman|van Benthem|van Buren|van de Riet|van den Noort|van der Kolk|van der Vecht|van Dorth|"
    "van Enter|van Heek|van Ittersum|van Lente|Varwijk|Veelers|Veldhof|Veltink|Vennegoor|Verwoolde|Vloedbeld|Voortman|"
    "Vosgezang|Vrielink|Waanders|Waterink|Weernink|Welberg|Welhuis|Wermelink|Wesselink|Westerhof|Weustink|Wevers|"
    "Wiegink|Wielink|Wiefferink|Wigger|Wijering|Wilmink|Winkelhuis|Wissink|Wolberink|Wolterink|Wubbels|Zandhuis|"
    "Zeilmaker|Zendman|Zuidhof|Zwiers",
    "|",
)

# Coined first parts of company names after rivers, soil and points of the compass.
COINED = _words(
    "Vechtoever Reggestroom Dinkelrand IJsselkant Sallandshof Twentekracht Noorderveld Zuiderkamp Oosterbrug "
    "Westerhoek Heuvelrug Essenrand Beekdal Marsweide Kopstad Hanzewerk Zwartewater Kanaalzicht Buitenhof Stuwwal "
    "Weerribhof Leemkuil Molenbelt Kloosterkamp Veenrand Zandwijk Lindehof Eikenrode Berkenbos Havenkwartier "
    "Spoorzicht Textielhof Koekstad Turfschip Rietkraag Schaapskooi Bovenkruier Tolhek Voorslag Werkwijzer "
    "Richtlijn Kernpunt Stelwerk Meetlat Waterpas Schakelaar Draaipunt Hoekstuk Zwaaikom"
)

POSITIONS = (
    ("directeur-eigenaar", 30),
    ("directeur", 16),
    ("bedrijfsleider", 12),
    ("HR-adviseur", 11),
    ("teamleider", 10),
    ("vennoot", 8),
    ("hoofd productie", 5),
    ("manager bedrijfsvoering", 5),
    ("projectleider", 3),
)
