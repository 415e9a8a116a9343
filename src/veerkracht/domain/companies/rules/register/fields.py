"""What a column of a register file can hold, and the names such columns have."""

from enum import StrEnum


class RegisterField(StrEnum):
    """What a column holds. Stable codes; doors have the labels."""

    KVK_NUMBER = "kvk_number"
    ESTABLISHMENT_NUMBER = "establishment_number"
    IS_HEAD_OFFICE = "is_head_office"
    RSIN = "rsin"
    NAME = "name"
    LEGAL_NAME = "legal_name"
    TRADE_NAMES = "trade_names"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    HOUSE_ADDITION = "house_addition"
    POSTCODE = "postcode"
    PLACE = "place"
    MUNICIPALITY = "municipality"
    SBI_CODE = "sbi_code"
    HEADCOUNT = "headcount"
    TURNOVER = "turnover"
    BALANCE = "balance"
    WEBSITE = "website"
    PHONE = "phone"
    FOUNDED_ON = "founded_on"
    CLOSED_ON = "closed_on"
    NON_MAILING = "non_mailing"


def _phrases(text: str) -> frozenset[str]:
    return frozenset("".join(phrase.split()) for phrase in text.split(","))


# Written without signs and spaces. The first field that has a header's words gets the column.
HEADERS: dict[RegisterField, frozenset[str]] = {
    RegisterField.KVK_NUMBER: _phrases(
        "kvk, kvk nummer, kvk nr, kvknr, nummer kvk, kamer van koophandel, inschrijfnummer, handelsregisternummer, "
        "kvk dossiernummer, dossiernummer, dossiernr, coc, coc number, chamber of commerce number, registration number"
    ),
    RegisterField.ESTABLISHMENT_NUMBER: _phrases(
        "vestigingsnummer, vestigingsnr, vestiging nr, vestiging nummer, kvk vestigingsnummer, branch number, "
        "establishment number"
    ),
    RegisterField.IS_HEAD_OFFICE: _phrases(
        "hoofdvestiging, ind hoofdvestiging, indicatie hoofdvestiging, hoofd nevenvestiging, hv nv, type vestiging, "
        "soort vestiging, is hoofdvestiging, head office, main establishment, hoofdvestiging ja nee, hoofdzaak filiaal"
    ),
    RegisterField.RSIN: _phrases("rsin, rsin nummer, fiscaal nummer, fi nummer"),
    RegisterField.NAME: _phrases(
        "naam, bedrijf, bedrijfsnaam, naam bedrijf, onderneming, naam onderneming, ondernemingsnaam, company, "
        "company name, name, handelsnaam, eerste handelsnaam, handelsnaam 1, 1e handelsnaam, vennootschapsnaam, "
        "organisatie, organisatienaam, naam 45, verkorte naam"
    ),
    RegisterField.LEGAL_NAME: _phrases("statutaire naam, naam statutair, juridische naam, legal name, statutory name"),
    RegisterField.TRADE_NAMES: _phrases(
        "handelsnamen, alle handelsnamen, overige handelsnamen, trade names, andere handelsnamen, nevennamen"
    ),
    RegisterField.STREET: _phrases(
        "adres, straat, straatnaam, straat en huisnummer, straat huisnummer, vestigingsadres, bezoekadres, street, "
        "address, straat en nummer, adres vestiging, adresregel 1"
    ),
    RegisterField.HOUSE_NUMBER: _phrases("huisnummer, huisnr, nr, nummer, house number, huis nr"),
    RegisterField.HOUSE_ADDITION: _phrases(
        "toevoeging, huisnummertoevoeging, huisnr toevoeging, huisletter, house number addition, addition"
    ),
    RegisterField.POSTCODE: _phrases(
        "postcode, pc, pc6, postcode vestiging, postcode bedrijf, postal code, zip code, zip, postcode vestigingsadres"
    ),
    RegisterField.PLACE: _phrases(
        "plaats, woonplaats, vestigingsplaats, plaatsnaam, plaats vestiging, stad, city, town, place, "
        "woonplaats vestigingsadres"
    ),
    RegisterField.MUNICIPALITY: _phrases(
        "gemeente, gemeentenaam, gemeente naam, gemeentecode, gemeente code, cbs gemeentecode, municipality"
    ),
    RegisterField.SBI_CODE: _phrases(
        "sbi, sbi code, sbicode, sbi codes, sbi hoofdactiviteit, hoofdactiviteit sbi, sbi code hoofdactiviteit, sbi 1, "
        "sbi code 1, sbi 2008, sbi 2025, sbi code 2008, sbi code 2025, hoofdactiviteit, hoofdactiviteit code, "
        "activiteitcode, sbi hoofd, bik, bik code, nace, nace code"
    ),
    RegisterField.HEADCOUNT: _phrases(
        "werkzame personen, aantal werkzame personen, totaal werkzame personen, wp, wp totaal, werknemers, "
        "aantal werknemers, medewerkers, aantal medewerkers, personeel, personeelsleden, grootteklasse, "
        "klasse werkzame personen, employees, headcount, wp fulltime, aantal medewerkers klasse, grootte"
    ),
    RegisterField.TURNOVER: _phrases("omzet, netto omzet, jaaromzet, turnover, revenue, omzet in euro, omzet euro"),
    RegisterField.BALANCE: _phrases(
        "balanstotaal, balans, balance total, balance, balance sheet total, balanstotaal in euro, totaal activa"
    ),
    RegisterField.WEBSITE: _phrases("website, web, site, url, www, internetadres, webadres, homepage, domein"),
    RegisterField.PHONE: _phrases(
        "telefoon, telefoonnummer, tel, telnr, tel nr, telefoonnr, phone, phone number, telephone"
    ),
    RegisterField.FOUNDED_ON: _phrases(
        "oprichtingsdatum, datum oprichting, opgericht, datum aanvang, aanvangsdatum, startdatum, vestigingsdatum, "
        "datum vestiging, founded, founded on, inschrijfdatum, datum inschrijving, datum start onderneming"
    ),
    RegisterField.CLOSED_ON: _phrases(
        "datum opheffing, opheffingsdatum, opgeheven, opgeheven op, datum einde, einddatum, datum uitschrijving, "
        "uitschrijfdatum, uitgeschreven, closed, closed on, gestopt op, datum beeindiging"
    ),
    RegisterField.NON_MAILING: _phrases(
        "non mailing, nonmailing, non mailing indicator, ind non mailing, indicatie non mailing, nmi, indnonmailing, "
        "geen reclame, non mailing indicatie"
    ),
}
