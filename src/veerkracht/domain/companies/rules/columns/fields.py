"""What a column can hold, and the headers people give it in Dutch, English and German."""

from enum import StrEnum


class Field(StrEnum):
    """What a column holds. Stable codes; doors have the labels."""

    EMAIL = "email"
    PHONE = "phone"
    KVK_NUMBER = "kvk_number"
    ESTABLISHMENT_NUMBER = "establishment_number"
    POSTCODE = "postcode"
    WEBSITE = "website"
    FIRST_NAME = "first_name"
    PREFIX = "prefix"
    LAST_NAME = "last_name"
    NEED_ANSWER = "need_answer"
    JOB_TITLE = "job_title"
    ABSENT = "absent"
    ATTENDED = "attended"
    PERSONS = "persons"
    SECTOR = "sector"
    PLACE = "place"
    COMPANY = "company"
    NAME = "name"
    REMARK = "remark"


def _phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text with commas, for lists that read better as text."""
    return tuple(phrase for phrase in (part.strip() for part in " ".join(text.split()).split(",")) if phrase)


# In the order in which a longer header is searched: `Telefoon bedrijf` is a telephone, `Naam bedrijf` a company.
HEADERS: dict[Field, tuple[str, ...]] = {
    Field.EMAIL: _phrases(
        """
        e-mail, mail, mailadres, e-mailadres, e-mail adres, email address, e-mail zakelijk, zakelijk
        e-mailadres, mailaddress, e-mailadresse
        """
    ),
    Field.PHONE: _phrases(
        """
        telefoon, telefoonnummer, tel, tel nr, telnr, telefoonnr, telefoon nr, mobiel, mobiel nummer, mobiele
        telefoon, mobielnr, gsm, phone, phone number, mobile, mobile phone, cell phone, 06, 06 nummer,
        telephone, telefon, contact phone
        """
    ),
    Field.KVK_NUMBER: _phrases(
        """
        kvk, kvk nummer, kvk nr, kvknr, nummer kvk, kamer van koophandel, kamer van koophandel nummer,
        inschrijfnummer, inschrijfnummer kvk, handelsregisternummer, handelsregister, kvk dossiernummer,
        dossiernummer, coc, coc number, chamber of commerce, chamber of commerce number, registration number
        """
    ),
    Field.ESTABLISHMENT_NUMBER: _phrases(
        """
        vestigingsnummer, vestigingsnr, vestiging nummer, kvk vestigingsnummer, branch number, establishment
        number
        """
    ),
    Field.POSTCODE: _phrases(
        """
        postcode, postcode bedrijf, pc, zip, zip code, postal code, post code, plz, postcode plaats, postcode en
        plaats, postcode woonplaats, pc plaats, postcode vestiging
        """
    ),
    Field.WEBSITE: _phrases(
        """
        website, web, site, url, www, internetadres, webadres, internet, homepage, webpagina, domein
        """
    ),
    Field.FIRST_NAME: _phrases(
        """
        voornaam, roepnaam, first name, given name, forename, voorletters, initialen, vorname, voorn
        """
    ),
    Field.PREFIX: _phrases(
        """
        tussenvoegsel, tussenvoegsels, tussenv, tv, tsv, tussen, voorvoegsel, voorvoegsels, infix, prefix
        """
    ),
    Field.LAST_NAME: _phrases(
        """
        achternaam, familienaam, surname, last name, family name, nachname, achtern
        """
    ),
    Field.NEED_ANSWER: _phrases(
        """
        noodzaak, ik zie de noodzaak, zie noodzaak, noodzaak vernieuwing, i see the need, see the need,
        necessity, ziet de noodzaak
        """
    ),
    Field.JOB_TITLE: _phrases(
        """
        functie, functietitel, functie titel, functienaam, rol, job title, position, beroep, role, function,
        functie binnen bedrijf, jobtitle
        """
    ),
    Field.ABSENT: _phrases(
        """
        afwezig, no show, noshow, afgemeld, niet aanwezig, niet verschenen, niet geweest, absent, geannuleerd,
        cancelled, canceled, afmelding, verhinderd, not attended
        """
    ),
    Field.ATTENDED: _phrases(
        """
        aanwezig, aanw, aanwezigheid, aanwezig ja nee, aanwezig j n, present, attended, attendance, ingecheckt, check
        in, checked in, check in tijd, check in time, geweest, opkomst, presentie, was aanwezig, attendee
        status, verschenen, aanwezig bij bijeenkomst, is geweest, was erbij, was u erbij,
        erbij geweest, deelgenomen, show, anwesend
        """
    ),
    Field.PERSONS: _phrases(
        """
        aantal personen, aantal, aantal deelnemers, quantity, personen, pax, number of people, aantal
        aanwezigen, aantal aanwezig, aantal tickets, ticket quantity, headcount
        """
    ),
    Field.SECTOR: _phrases(
        """
        sector, branche, bedrijfstak, sbi, sbi code, sbi omschrijving, industry, activiteit, activiteiten,
        bedrijfsactiviteit, vakgebied, hoofdactiviteit
        """
    ),
    Field.PLACE: _phrases(
        """
        plaats, woonplaats, vestigingsplaats, plaats bedrijf, stad, gemeente, city, town, place, plaatsnaam,
        bedrijfsplaats, plaats vestiging, ort
        """
    ),
    Field.COMPANY: _phrases(
        """
        bedrijf, bedrijfsnaam, naam bedrijf, organisatie, organisatienaam, naam organisatie, onderneming, naam
        onderneming, ondernemingsnaam, firma, firmanaam, naam firma, werkgever, company, company name,
        organization, organization name, organisation, employer, business, business name, bedrijf organisatie,
        bedrijf instelling, zaak, instelling, handelsnaam, statutaire naam, account, account name, klant,
        klantnaam, relatie, relatienaam, lidbedrijf, unternehmen, bedrijf waar werkt, welk bedrijf, namens
        """
    ),
    Field.NAME: _phrases(
        """
        naam, volledige naam, naam voluit, voor en achternaam, voornaam en achternaam, voornaam achternaam,
        name, full name, contactpersoon, naam contactpersoon, contact, contact person, contact name, deelnemer,
        naam deelnemer, deelnemers, deelnemersnaam, bezoeker, naam bezoeker, gast, naam gast, attendee, attendee
        name, participant, persoon, naam persoon, ondernemer, naam ondernemer, genodigde, aanwezige, aanwezigen,
        achternaam en voornaam, achternaam voornaam, display name, weergavenaam, naam en voornaam
        """
    ),
    Field.REMARK: _phrases(
        """
        opmerking, opmerkingen, bijzonderheden, toelichting, notitie, notities, remark, remarks, comment,
        comments, notes, bericht, overig, vraag, vragen
        """
    ),
}

# Headers that look like one of the above and are not; what stands under them is left alone.
NOT_OURS = _phrases(
    """
    aangemeld, aanmelding, aanmelddatum, aangemeld op, datum, datum aanmelding, tijdstempel, timestamp, start
    time, completion time, order, order date, ordernummer, ticket, ticket type, tickettype, factuur,
    factuuradres, factuurnummer, factuur e-mail, bedrag, prijs, price, iban, btw, btw nummer, id, nr, nummer,
    volgnummer, geslacht, gender, geboortedatum, leeftijd, dieetwensen, dieet, allergie, allergieen, dietary,
    vegetarisch, adres, straat, straatnaam, huisnummer, huisnr, toevoeging, land, country, provincie, aanhef,
    titel, title, status betaling, betaald, badge, tafel, kenteken, toestemming, privacy, foto toestemming,
    lunch, diner, borrel, relatienummer, klantnummer, lidnummer, debiteurnummer, barcode,
    reservering, workshop, workshopronde, sessie, groep, handtekening, paraaf
    """
)
