"""Columns are known by header or by content, and rows that are no data are set apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.companies.rules.columns import NO_HEADER, Field, Recognition, SkipKind, recognise, with_fields

PEOPLE = ["Jan Jansen", "Piet de Vries", "Marieke van den Berg", "Kees Bos", "Fatima El Idrissi"]
FIRMS = ["Jansen Bouw BV", "Zwanikken Transport", "Van den Berg Advies", "Bakkerij Bos", "Idrissi ICT"]
MAILS = [
    "jan@jansenbouw.nl",
    "piet@zwanikken.nl",
    "marieke@gmail.com",
    "kees@bakkerijbos.nl",
    "f.elidrissi@idrissi-ict.nl",
]
PHONES = ["06-12345678", "038-4211234", "0612345679", "+31 6 12345670", "(0529) 451 234"]
CODES = ["8011 AB", "7411KT", "7731 GH", "8102 XX", "7461 AA"]
PLACES = ["Zwolle", "Deventer", "Ommen", "Raalte", "Rijssen"]
NUMBERS = ["08073456", "69599068", "05012347", "08112358", "06090909"]


def table(*columns: list[str], header: str = "") -> list[list[str]]:
    """Columns as rows, under a header with semicolons."""
    rows = [list(row) for row in zip(*columns, strict=True)]
    return [header.split(";"), *rows] if header else rows


def fields(rows, **options) -> list[str]:
    return [column.field.value if column.field else "" for column in recognise(rows, **options).columns]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Naam;Bedrijf;E-mail", "name company email"),
        ("NAAM DEELNEMER;ORGANISATIE;E-MAILADRES", "name company email"),
        ("Name;Company;Email address", "name company email"),
        ("Contactpersoon;Bedrijfsnaam;Mail", "name company email"),
        ("Naam contactpersoon;Naam bedrijf;Mailadres", "name company email"),
        ("Wat is uw naam?;Bij welk bedrijf werkt u?;Wat is uw e-mailadres?", "name company email"),
        ("Voor- en achternaam;Onderneming / organisatie;Zakelijk e-mailadres *", "name company email"),
        ("Volledige naam (verplicht);Werkgever;e mail", "name company email"),
        ("Bezoeker;Firma;E-Mail-Adresse", "name company email"),
        ("Ondernemer;Handelsnaam;Email:", "name company email"),
        ("Naamm;Bedrijfsnaan;Emial", "name company email"),
        ("Attendee;Organization;E-mail", "name company email"),
        ("Kolom A;Kolom B;Kolom C", "name company email"),
        ("naam;;mail", "name company email"),
    ],
)
def test_person_company_and_mail_are_known_by_many_headers(header, expected):
    assert fields(table(PEOPLE, FIRMS, MAILS, header=header)) == expected.split()


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("KvK", Field.KVK_NUMBER), ("KvK-nummer", Field.KVK_NUMBER), ("K.v.K. nr.", Field.KVK_NUMBER),
        ("Kamer van Koophandel nummer", Field.KVK_NUMBER), ("Chamber of Commerce no.", Field.KVK_NUMBER),
    ],
)  # fmt: skip
def test_kvk_number_is_known_by_its_header(header, field):
    assert fields(table(PEOPLE, ["8073456", "?", "", "n.v.t.", "69599068"], header=f"Naam;{header}"))[1] == field


@pytest.mark.parametrize(
    ("header", "values", "field"),
    [
        ("Telefoon bedrijf", PHONES, Field.PHONE),
        ("Mobiele nummer", PHONES, Field.PHONE),
        ("Vestigingsplaats", PLACES, Field.PLACE),
        ("Plaats bedrijf", PLACES, Field.PLACE),
        (
            "Postcode + plaats",
            ["8011 AB Zwolle", "7411 KT Deventer", "7731 GH Ommen", "8102 XX Raalte", "7461 AA Rijssen"],
            Field.POSTCODE,
        ),
        ("Functie binnen het bedrijf", ["Directeur", "DGA", "Eigenaar", "Manager", "CEO"], Field.JOB_TITLE),
        ("Website", ["x.nl", "www.y.nl", "", "", "https://z.nl"], Field.WEBSITE),
        ("Branche", ["Bouw", "Zorg", "ICT", "Bouw", "Zorg"], Field.SECTOR),
        ("Aanwezig (j/n)", ["j", "n", "j", "j", "n"], Field.ATTENDED),
        ("Was u erbij?", ["Ja", "Nee", "Ja", "Ja", "Nee"], Field.ATTENDED),
        ("Nieuwsbrief", ["Ja", "Nee", "Ja", "Ja", "Nee"], None),
        ("Checked in", ["Yes", "No", "Yes", "Yes", "No"], Field.ATTENDED),
        ("No-show", ["", "x", "", "", ""], Field.ABSENT),
        ("Niet aanwezig", ["", "x", "", "", ""], Field.ABSENT),
        ("Aantal personen", ["1", "2", "1", "1", "3"], Field.PERSONS),
        ("Ik zie de noodzaak om te vernieuwen (1-5)", ["4", "5", "3", "", "2"], Field.NEED_ANSWER),
        ("Opmerkingen", ["vegetarisch", "", "later", "", ""], Field.REMARK),
        ("Dieetwensen", ["vegetarisch", "", "halal", "", ""], None),
        ("Factuur e-mail", MAILS, None),
        ("Tickettype", ["Gratis", "Gratis", "VIP", "Gratis", "Gratis"], None),
        ("Klantnummer", ["10012345", "10012346", "10012347", "10012348", "10012349"], None),
        ("Geboortedatum", ["1970-01-02", "1980-03-04", "1990-05-06", "1975-02-03", "1960-09-08"], None),
        ("Aanmelddatum", ["2019-03-01", "2019-03-02", "2019-03-03", "2019-03-04", "2019-03-05"], None),
    ],
)
def test_other_columns_are_known_by_header(header, values, field):
    rows = table(PEOPLE, MAILS, values, header=f"Naam;E-mail;{header}")
    assert recognise(rows).columns[2].field == field


def test_first_name_prefix_and_last_name_have_columns_of_their_own():
    first, prefix, last = ["Jan", "Piet", "Marieke"], ["", "de", "van den"], ["Jansen", "Vries", "Berg"]
    assert fields(table(first, prefix, last, header="Voornaam;Tussenvoegsel;Achternaam")) == [
        "first_name",
        "prefix",
        "last_name",
    ]
    assert fields(table(first, prefix, last, header="Roepnaam;tv;Naam")) == ["first_name", "prefix", "last_name"]


def test_name_over_companies_is_the_company():
    assert fields(table(FIRMS, PEOPLE, MAILS, header="Naam;Contactpersoon;Mail")) == ["company", "name", "email"]
    assert fields(table(FIRMS, MAILS, header="Naam;Mail")) == ["company", "email"]


def test_lists_without_header_are_known_by_content():
    rows = table(PEOPLE, FIRMS, MAILS, PHONES, CODES, NUMBERS)
    assert fields(rows) == ["name", "company", "email", "phone", "postcode", "kvk_number"]
    assert fields([list(reversed(row)) for row in rows]) == [
        "kvk_number",
        "postcode",
        "phone",
        "email",
        "company",
        "name",
    ]


def test_places_are_known_without_header_when_the_region_is():
    assert fields(table(PEOPLE, FIRMS, PLACES), places=PLACES) == ["name", "company", "place"]


def test_company_is_what_is_left_beside_persons():
    recognition = recognise(table(PEOPLE[:3], ["Kadans", "Noorderpoort 7", "Zwaluw"]))
    assert recognition.columns[1].field is Field.COMPANY


def test_headers_in_the_wrong_order_give_way_to_what_stands_below():
    assert fields(table(PEOPLE, MAILS, header="E-mail;Naam"))[1] == "email"


def test_unknown_headers_above_addresses_are_a_header():
    recognition = recognise(table(PEOPLE, MAILS, header="Qui;Ou"))
    assert (recognition.header_row, len(recognition.body)) == (0, 5)


def test_export_of_a_booking_system_is_known():
    header = "Order #;Order Date;First Name;Surname;Email;Quantity;Ticket Type;Company;Job Title;Attendee Status"
    row = "123456789;2019-03-12;Jan;Jansen;jan@x.nl;1;Gratis;Jansen Bouw;Directeur;Checked In"
    other = "123456790;2019-03-12;Piet;de Vries;piet@x.nl;2;Gratis;Vries BV;DGA;Not Attending"
    rows = [line.split(";") for line in (header, row, other)]
    assert fields(rows) == [
        "",
        "",
        "first_name",
        "last_name",
        "email",
        "persons",
        "",
        "company",
        "job_title",
        "attended",
    ]


def test_reports_of_online_meetings_are_known():
    teams = ["Naam;Eerste deelname;Duur;E-mail;Rol", "Jan Bos;12-9-19 19:28:11;1u 33m;jan@bos.nl;Organisator"]
    assert fields([line.split(";") for line in teams]) == ["name", "", "", "email", "job_title"]
    zoom = ["Name (Original Name);User Email;Join Time;Guest", "Jan Bos;jan@bos.nl;09/12/2019 07:30:00 PM;No"]
    assert fields([line.split(";") for line in zoom]) == ["name", "email", "", ""]


def test_header_is_found_under_titles_and_the_rest_is_set_apart():
    rows = [
        ["Deelnemerslijst Pioniersavond 12 maart 2019", "", ""],
        ["Locatie: De Zon, Zwolle", "", ""],
        ["", "", ""],
        ["Naam", "Bedrijf", "E-mail"],
        ["Jan Jansen", "Jansen Bouw", "jan@x.nl"],
        ["", "", ""],
        ["Naam", "Bedrijf", "E-mail"],
        ["Totaal Techniek", "Totaal Techniek BV", "info@totaal.nl"],
        ["Subtotaal", "", "1"],
        ["* = heeft zich ook voor de workshop aangemeld", "", ""],
        ["Totaal aantal deelnemers: 47", "", ""],
    ]
    recognition = recognise(rows)
    assert (recognition.header_row, recognition.body) == (3, (4, 7))
    kinds = [(row.index, row.kind, row.count) for row in recognition.skipped]
    assert kinds == [
        (0, SkipKind.TITLE, None), (1, SkipKind.TITLE, None), (3, SkipKind.HEADER, None),
        (6, SkipKind.REPEATED_HEADER, None), (8, SkipKind.TOTAL, 1), (9, SkipKind.NOTE, None), (10, SkipKind.TOTAL, 47),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (["Totaal: 47", ""], 47), (["Totaal", "47"], 47), (["47 deelnemers", ""], 47), (["TOTAL 12", ""], 12),
        (["Aantal aanwezigen", "47"], 47), (["Totaal aantal bedrijven: 31", ""], None), (["ca. 60 personen", ""], 60),
    ],
)  # fmt: skip
def test_lines_with_totals_are_headcounts_of_people_only(row, count):
    recognition = recognise([["Naam", "Bedrijf"], ["Jan Jansen", "Bouw"], row])
    assert (recognition.body, recognition.skipped[-1].kind, recognition.skipped[-1].count) == (
        (1,),
        SkipKind.TOTAL,
        count,
    )


def test_headings_part_those_who_came_from_those_who_did_not():
    rows = [["Aanwezig:"], ["Jan Jansen"], ["Piet de Vries"], ["Afgemeld (2)"], ["Kees Bos"]]
    sections = [(row.index, row.absent) for row in recognise(rows).skipped]
    assert sections == [(0, False), (3, True)]


def test_list_of_companies_only_has_a_header_or_not():
    assert recognise([["Bedrijf"], ["Jansen Bouw BV"], ["Zwanikken Transport"]]).header_row == 0
    assert fields([["Jansen Bouw BV"], ["Zwanikken Transport"], ["Bakkerij Bos"]]) == ["company"]


def test_a_person_may_say_that_there_is_no_header_or_another():
    rows = table(PEOPLE, MAILS, header="Naam;E-mail")
    assert recognise(rows, header_row=NO_HEADER).header_row is None
    assert recognise([["Lijst", ""], *rows], header_row=1).body == (2, 3, 4, 5, 6)


def test_a_person_may_correct_a_column_and_the_other_gives_way():
    recognition = recognise(table(PEOPLE, FIRMS, MAILS, header="Naam;Bedrijf;E-mail"))
    corrected = with_fields(recognition, {0: Field.COMPANY, 2: None})
    assert [column.field for column in corrected.columns] == [Field.COMPANY, None, None]
    assert corrected.columns[0].reasons[0].code == "chosen"


def test_every_known_column_says_why_and_how_sure():
    for column in recognise(table(PEOPLE, FIRMS, MAILS, PHONES, header="Naam;Bedrijf;E-mail;Tel")).columns:
        assert column.reasons
        assert 0.4 <= column.confidence <= 1


def test_recognition_survives_json():
    recognition = recognise(table(PEOPLE, FIRMS, MAILS, header="Naam;Bedrijf;E-mail"))
    assert Recognition.from_json(recognition.as_json()) == recognition


ROWS = st.integers(min_value=1, max_value=4).flatmap(
    lambda width: st.lists(
        st.lists(
            st.sampled_from(["", "Naam", "Jan", "jan@x.nl", "8011 AB", "x", "Totaal", "47", "Bouw BV", "afgemeld:"]),
            min_size=width,
            max_size=width,
        ),
        min_size=1,
        max_size=8,
    )
)


@given(ROWS)
def test_any_list_has_each_filled_row_once_and_each_field_once(rows):
    recognition = recognise(rows)
    seen = sorted([*recognition.body, *(row.index for row in recognition.skipped)])
    assert seen == [index for index, row in enumerate(rows) if any(row)]
    used = [column.field for column in recognition.columns if column.field]
    assert len(used) == len(set(used))
