"""The 25 municipalities of Overijssel (IDS-4) on a tile grid, and places across the border."""

from ..definition import Place

ZWOLLE = "Regio Zwolle"
VECHTDAL = "Vechtdal"
SALLAND = "Salland en Stedendriehoek"
TWENTE = "Twente"

PLACES = (
    Place("GM1708", "Steenwijkerland", ZWOLLE, 1, 0, 44, (8331, 8356), ("Steenwijk", "Vollenhove", "Giethoorn")),
    Place("GM1896", "Zwartewaterland", ZWOLLE, 1, 1, 23, (8061, 8064), ("Hasselt", "Zwartsluis", "Genemuiden")),
    Place("GM0180", "Staphorst", ZWOLLE, 2, 1, 17, (7951, 7955), ("Staphorst", "Rouveen")),
    Place("GM0160", "Hardenberg", VECHTDAL, 4, 1, 61, (7771, 7799), ("Hardenberg", "Dedemsvaart", "Gramsbergen")),
    Place("GM0166", "Kampen", ZWOLLE, 0, 2, 54, (8261, 8277), ("Kampen", "IJsselmuiden")),
    Place("GM0193", "Zwolle", ZWOLLE, 1, 2, 128, (8011, 8045), ("Zwolle",)),
    Place("GM0148", "Dalfsen", VECHTDAL, 2, 2, 28, (7711, 7722), ("Dalfsen", "Nieuwleusen", "Lemelerveld")),
    Place("GM0175", "Ommen", VECHTDAL, 3, 2, 18, (7731, 7739), ("Ommen",)),
    Place("GM1700", "Twenterand", TWENTE, 4, 2, 34, (7671, 7688), ("Vriezenveen", "Vroomshoop", "Den Ham")),
    Place("GM1773", "Olst-Wijhe", SALLAND, 1, 3, 18, (8121, 8131), ("Olst", "Wijhe")),
    Place("GM0177", "Raalte", SALLAND, 2, 3, 38, (8101, 8112), ("Raalte", "Heino", "Heeten")),
    Place("GM0163", "Hellendoorn", TWENTE, 3, 3, 36, (7441, 7448), ("Nijverdal", "Hellendoorn")),
    Place("GM0141", "Almelo", TWENTE, 4, 3, 73, (7601, 7611), ("Almelo",)),
    Place("GM0183", "Tubbergen", TWENTE, 5, 3, 21, (7651, 7668), ("Tubbergen", "Albergen", "Geesteren")),
    Place("GM1774", "Dinkelland", TWENTE, 6, 3, 26, (7591, 7597), ("Denekamp", "Ootmarsum", "Weerselo")),
    Place("GM0150", "Deventer", SALLAND, 1, 4, 100, (7411, 7437), ("Deventer", "Bathmen")),
    Place("GM1742", "Rijssen-Holten", TWENTE, 2, 4, 38, (7451, 7468), ("Rijssen", "Holten")),
    Place("GM0189", "Wierden", TWENTE, 3, 4, 25, (7641, 7645), ("Wierden", "Enter")),
    Place("GM0147", "Borne", TWENTE, 4, 4, 24, (7621, 7626), ("Borne", "Hertme")),
    Place("GM0173", "Oldenzaal", TWENTE, 5, 4, 32, (7571, 7577), ("Oldenzaal",)),
    Place("GM0168", "Losser", TWENTE, 6, 4, 23, (7581, 7588), ("Losser", "Overdinkel", "De Lutte")),
    Place("GM1735", "Hof van Twente", TWENTE, 3, 5, 35, (7471, 7478), ("Goor", "Delden", "Markelo")),
    Place("GM0164", "Hengelo", TWENTE, 4, 5, 81, (7551, 7559), ("Hengelo",)),
    Place("GM0153", "Enschede", TWENTE, 5, 5, 159, (7511, 7548), ("Enschede",)),
    Place("GM0158", "Haaksbergen", TWENTE, 4, 6, 24, (7481, 7483), ("Haaksbergen",)),
)

# Not part of the region: their companies come to meetings all the same. They have no tile.
NEIGHBOURS = (
    Place("GM0200", "Apeldoorn", "", 0, 0, 6, (7311, 7339), ("Apeldoorn",)),
    Place("GM0118", "Hoogeveen", "", 0, 0, 3, (7901, 7909), ("Hoogeveen",)),
    Place("GM0244", "Hattem", "", 0, 0, 3, (8051, 8052), ("Hattem",)),
    Place("GM0119", "Meppel", "", 0, 0, 2, (7941, 7944), ("Meppel",)),
    Place("GM0301", "Zutphen", "", 0, 0, 2, (7201, 7207), ("Zutphen",)),
    Place("GM0262", "Lochem", "", 0, 0, 1, (7241, 7245), ("Lochem",)),
)
