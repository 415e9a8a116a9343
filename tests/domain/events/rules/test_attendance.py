"""Who came, for which company, and what is unclear, from rows as fans deliver them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.companies.rules.columns import Field, recognise
from veerkracht.domain.events.rules.attendance import (
    AttendanceList,
    ParsedRow,
    Problem,
    Severity,
    file_fingerprint,
    parse,
)

PLACES = ("Zwolle", "Raalte", "Ommen")


def listed(text: str) -> AttendanceList:
    """The attendance in lines with semicolons."""
    lines = [[cell.strip() for cell in line.split(";")] for line in text.strip("\n").split("\n")]
    width = max(map(len, lines))
    rows = [line + [""] * (width - len(line)) for line in lines]
    return parse(rows, recognise(rows), places=PLACES)


def only(text: str) -> ParsedRow:
    (row,) = listed(text).rows
    return row


def codes(row: ParsedRow) -> list[str]:
    return [problem.code for problem in row.problems]


def test_a_full_row_is_read_into_its_parts():
    row = only(
        "Naam;Bedrijf;KvK;E-mail;Telefoon;Postcode;Plaats;Website;Functie;Branche;Noodzaak;Opmerking\n"
        "Vries, Jan de;Zwanikken BV;8073456;Jan@Zwanikken.nl;06-12345678;8011 ab;Zwolle;zwanikken.nl;DGA;Bouw;4/5;later"
    )
    assert (row.number, row.person_name, row.email, row.phone) == (
        2,
        "Jan de Vries",
        "jan@zwanikken.nl",
        "+31612345678",
    )
    assert (row.job_title, row.sector, row.need_answer, row.remark) == ("DGA", "Bouw", 4, "later")
    assert row.company.as_json() == {
        "name": "Zwanikken BV",
        "kvk_number": "08073456",
        "postcode": "8011AB",
        "place": "Zwolle",
        "website": "https://zwanikken.nl",
        "email": "jan@zwanikken.nl",
        "phone": "+31612345678",
        "person": "Jan de Vries",
    }
    assert codes(row) == ["kvk_zero_restored"]


def test_rows_keep_the_number_they_have_in_the_file():
    people = listed("Lijst;\n;\nNaam;Bedrijf\nJan Bos;Bouw BV\n;\nPiet Vos;Brood BV")
    assert [row.number for row in people.rows] == [4, 6]


@pytest.mark.parametrize(
    ("cell", "name", "persons"),
    [
        ("Jan Jansen + 2", "Jan Jansen", 3),
        ("Jan Jansen +1", "Jan Jansen", 2),
        ("Jan Jansen (+2)", "Jan Jansen", 3),
        ("Jan Jansen en collega", "Jan Jansen", 2),
        ("Jan Jansen + partner", "Jan Jansen", 2),
        ("Jan Jansen en 2 collega's", "Jan Jansen", 3),
        ("Jan Jansen (incl. twee collega's)", "Jan Jansen", 3),
        ("Jan Jansen (3 personen)", "Jan Jansen", 3),
        ("Jan Jansen (2x)", "Jan Jansen", 2),
        ("Jan Jansen e.a.", "Jan Jansen", 2),
        ("Jan en Marie Jansen", "Jan Jansen", 2),
        ("Jan Jansen / Piet de Vries", "Jan Jansen", 2),
        ("Jan Jansen & Piet de Vries", "Jan Jansen", 2),
        ("Jan Jansen, Kees Jansen", "Jan Jansen", 2),
        ("Berg van der, Jan Willem", "Jan Willem Berg van der", 1),
        ("Jan Jansen", "Jan Jansen", 1),
        ("J.P. van der Plus", "J.P. van der Plus", 1),
        ("Mees en Koop, Jan", "Jan Mees en Koop", 1),
    ],
)
def test_companions_in_the_cell_of_a_person_are_counted_without_a_name(cell, name, persons):
    row = only(f"Naam;Bedrijf\n{cell};Zwanikken BV")
    assert (row.person_name, row.persons) == (name, persons)


def test_number_of_people_in_a_column_or_behind_the_company_counts():
    assert only("Naam;Bedrijf;Aantal personen\nJan Bos;Bouw BV;3").unnamed == 2
    assert only("Bedrijf;Plaats\nBouw BV (3 personen);Zwolle").unnamed == 3
    assert codes(only("Naam;Aantal\nJan Bos;400")) == ["persons_form"]


def test_three_colleagues_are_three_persons_of_one_company():
    people = listed("Naam;Bedrijf\nJan Bos;Zwanikken\nPiet Vos;Zwanikken BV\nKees Das;Zwanikken")
    assert (people.named, people.unnamed) == (3, 0)
    assert not any(row.is_double for row in people.rows)


def test_one_person_twice_counts_once():
    people = listed("Naam;Bedrijf;Mail\nJan Bos;Zwanikken;jan@z.nl\nBos, Jan;Zwanikken BV;jan@z.nl\nJ. Bos;;jan@z.nl")
    assert [row.is_double for row in people.rows] == [False, True, True]
    assert [row.same_person_as for row in people.rows] == [None, 2, 2]
    assert (people.named, people.unnamed) == (1, 0)


def test_one_person_with_two_companies_is_one_person_and_two_companies():
    people = listed("Naam;Bedrijf;Mail\nJan Bos;Zwanikken;jan@z.nl\nJan Bos;Hemmink Zuivel;jan@z.nl")
    assert [(row.is_counted, row.same_person_as, row.persons) for row in people.rows] == [(True, None, 1), (True, 2, 0)]
    assert (people.named, people.unnamed) == (1, 0)


def test_namesakes_at_different_companies_are_different_persons():
    people = listed("Naam;Bedrijf\nJan Bos;Zwanikken\nJan Bos;Hemmink Zuivel")
    assert [row.same_person_as for row in people.rows] == [None, None]


def test_an_address_that_colleagues_share_stays_with_the_first():
    people = listed("Naam;Bedrijf;Mail\nJan Bos;Zwanikken;info@z.nl\nPiet Vos;Zwanikken;info@z.nl")
    assert [row.email for row in people.rows] == ["info@z.nl", ""]
    assert people.rows[1].company.email == "info@z.nl"
    assert people.named == 2


@pytest.mark.parametrize(
    ("column", "cells", "attended"),
    [
        ("Aanwezig", ["ja", "nee", "Ja"], [True, False, True]),
        ("Aanwezig", ["x", "", "X"], [True, False, True]),
        ("Aanwezig", ["", "nee", ""], [True, False, True]),
        ("Aanwezig", ["", "", ""], [True, True, True]),
        ("Check-in", ["19:31", "", "2019-09-12 19:40"], [True, False, True]),
        ("Aanwezig", ["1", "0", "1"], [True, False, True]),
        ("Aanwezig", ["TRUE", "FALSE", "TRUE"], [True, False, True]),
        ("Status", ["Checked In", "Not Attending", "No-show"], [True, False, False]),
        ("No-show", ["", "x", ""], [True, False, True]),
        ("Afgemeld", ["nee", "ja", ""], [True, False, True]),
    ],
)
def test_who_was_there_is_read_in_every_notation(column, cells, attended):
    people = [f"{name};{cell}" for name, cell in zip(("Jan Bos", "Piet Vos", "Kees Das"), cells, strict=True)]
    found = listed("\n".join([f"Naam;{'Attendee status' if column == 'Status' else column}", *people]))
    assert [row.attended for row in found.rows] == attended


def test_an_empty_column_of_presence_is_said_to_look_like_registrations():
    assert [problem.code for problem in listed("Naam;Aanwezig\nJan Bos;\nPiet Vos;").problems] == [
        "attendance_not_filled_in"
    ]


def test_unclear_presence_waits_for_a_person():
    people = listed("Naam;Aanwezig\nJan Bos;ja\nPiet Vos;misschien\nKees Das;\nAnna Mol;nee")
    assert [codes(row) for row in people.rows] == [[], ["attendance_unclear"], ["attendance_missing"], ["no_show"]]
    assert [row.needs_decision for row in people.rows] == [False, True, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Naam;Bedrijf\nJan Bos (afgemeld);Bouw",
        "Naam;Bedrijf;Opmerking\nJan Bos;Bouw;no-show",
        "Naam;Bedrijf\nJan Bos - no show;Bouw",
    ],
)
def test_no_show_is_found_beside_the_name_as_well(text):
    row = only(text)
    assert (row.person_name, row.attended) == ("Jan Bos", False)


def test_rows_below_a_heading_of_absentees_do_not_count():
    people = listed("Aanwezig:\nJan Bos\nPiet Vos\nAfgemeld:\nKees Das")
    assert [(row.person_name, row.attended) for row in people.rows] == [
        ("Jan Bos", True),
        ("Piet Vos", True),
        ("Kees Das", False),
    ]


def test_headcount_is_kept_apart_and_never_becomes_companies():
    people = listed("Naam;Bedrijf\nJan Bos;Zwanikken\nTotaal aanwezig: 47")
    assert (people.headcount, people.named, people.unnamed, len(people.rows)) == (47, 1, 46, 1)


@pytest.mark.parametrize("text", ["45 deelnemers", "Totaal: 45", "Er waren ongeveer 45 deelnemers aanwezig."])
def test_a_number_alone_is_a_headcount(text):
    people = listed(text)
    assert (people.headcount, people.unnamed, people.rows) == (45, 45, ())
    assert [problem.code for problem in people.problems] == ["only_headcount"]


def test_row_with_a_company_only_counts_one_person_without_a_name():
    row = only("Naam;Bedrijf\n;Zwanikken (Zwolle)")
    assert (row.company.name, row.company.place, row.unnamed, codes(row)) == ("Zwanikken", "Zwolle", 1, ["no_person"])


def test_row_without_anybody_waits_for_a_person():
    row = only("Naam;Bedrijf;Plaats\n;;Zwolle")
    assert (row.needs_decision, row.unnamed) == (True, 0)


@pytest.mark.parametrize(
    ("cell", "two"),
    [
        ("Bakker BV / Bakker Holding", True),
        ("Bakker BV; Hemmink Zuivel", True),
        ("Bakker BV en Bakker Holding BV", True),
        ("Bakker BV/Hemmink BV", True),
        ("Bakkerij/Lunchroom Bos", False),
        ("Bakker & Zonen", False),
        ("Hemmink en Partners", False),
    ],
)
def test_two_companies_in_one_cell_wait_for_a_person(cell, two):
    rows = [["Naam", "Bedrijf"], ["Jan Bos", cell]]
    (row,) = parse(rows, recognise(rows)).rows
    assert ("two_companies" in codes(row)) is two
    assert row.needs_decision is two


@pytest.mark.parametrize("cell", ["particulier", "ZZP'er", "n.v.t.", "-", "student"])
def test_no_company_is_no_company(cell):
    assert only(f"Naam;Bedrijf\nJan Bos;{cell}").company.name == ""


@pytest.mark.parametrize(
    ("cell", "person", "company"),
    [
        ("Jan Jansen (Jansen Bouw)", "Jan Jansen", "Jansen Bouw"),
        ("Jan Jansen - Zwanikken BV", "Jan Jansen", "Zwanikken BV"),
        ("Jan Jansen, Jansen Bouw BV", "Jan Jansen", "Jansen Bouw BV"),
        ("Jan Jansen namens Zwanikken", "Jan Jansen", "Zwanikken"),
        ("Vries, Jan de", "Jan de Vries", ""),
        ("Jan Jansen-Bakker", "Jan Jansen-Bakker", ""),
    ],
)
def test_company_behind_the_name_is_found_where_no_column_holds_it(cell, person, company):
    row = only(f"Naam;E-mail\n{cell};jan@x.nl")
    assert (row.person_name, row.company.name) == (person, company)


def test_company_behind_the_name_is_left_alone_where_a_column_holds_it():
    assert only("Naam;Bedrijf\nJan Jansen - Bakker;Zwanikken").company.name == "Zwanikken"


def test_name_and_address_in_one_cell_are_parted():
    row = only("E-mail;Bedrijf\nJan Bos <jan@bos.nl>;Bos BV")
    assert (row.person_name, row.email) == ("Jan Bos", "jan@bos.nl")


def test_postcode_cell_may_hold_the_place_as_well():
    row = only("Naam;Postcode en plaats\nJan Bos;8011 AB Zwolle")
    assert (row.company.postcode, row.company.place) == ("8011AB", "Zwolle")


def test_establishment_number_under_kvk_is_used_as_such():
    row = only("Naam;KvK-nummer\nJan Bos;000012345670")
    assert (row.company.kvk_number, row.company.establishment_number) == ("", "000012345670")


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("4", 4),
        ("5.0", 5),
        ("4/5", 4),
        ("3 - neutraal", 3),
        ("helemaal mee eens", 5),
        ("Oneens", 2),
        ("****", 4),
        ("", None),
        ("6", None),
        ("ja", None),
    ],
)
def test_answer_about_the_need_is_one_to_five(cell, answer):
    row = only(f"Naam;Ik zie de noodzaak (1-5)\nJan Bos;{cell}")
    assert row.need_answer == answer
    assert bool(codes(row)) == (answer is None and cell != "")


def test_every_problem_names_its_column_and_what_was_given():
    row = only("Naam;KvK nr.;Mail;Postcode\nJan Bos;12345678;jan.bos.nl;80111 AB")
    assert [(problem.column, problem.code, problem.reason.value("given")) for problem in row.problems] == [
        ("Mail", "email_no_at", "jan.bos.nl"),
        ("Postcode", "postcode_form", "80111 AB"),
        ("KvK nr.", "kvk_generic", "12345678"),
    ]
    assert {problem.severity for problem in row.problems} == {Severity.WARNING}


def test_column_without_header_is_named_by_its_letter():
    people = listed("Jan Bos;Bos BV;jan@bos.nl\nPiet Vos;Vos BV;piet@vos.nl\nKees Das;Das BV;kees@dasnl")
    assert [(problem.column, problem.field) for problem in people.rows[2].problems] == [("C", Field.EMAIL)]


@pytest.mark.parametrize(
    ("text", "code"),
    [("Naam;Bedrijf;E-mail", "only_headers"), ("Afgemeld:", "no_rows"), ("Maat;Prijs\n1;2\n3;4", "no_who_column")],
)
def test_list_without_people_or_companies_says_so(text, code):
    found = listed(text)
    assert [problem.code for problem in found.problems] == [code]
    assert found.problems[0].severity is Severity.ERROR


def test_rows_and_problems_survive_json():
    for row in listed("Naam;Bedrijf;Mail\nJan Bos + 2;Bos BV / Vos BV;jan\nJan Bos;Bos BV;\n;;").rows:
        problems = tuple(Problem.from_json(problem.as_json()) for problem in row.problems)
        assert ParsedRow.from_json(row.number, row.as_json(), problems) == row


def test_same_list_is_recognised_in_another_format_and_order():
    workbook = [
        ["Naam", "KvK", "Datum", "Tijd"],
        ["Jan Bos", "08073456", "2019-09-12", "19:30"],
        ["Zoë Vos", "5", "", "TRUE"],
    ]
    text = [
        ["", "", ""],
        ["Zoe\u0308 Vos", "5", "", "WAAR", ""],
        ["Jan  Bos ", "8073456", "12-9-2019", "19:30:00"],
        ["Tijd", "Datum", "KvK", "Naam"],
    ]
    assert file_fingerprint(workbook) == file_fingerprint(text)
    assert file_fingerprint(workbook) != file_fingerprint(workbook[:2])
    assert len(file_fingerprint([])) == 64


CELLS = st.sampled_from(
    ["", "Naam", "Bedrijf", "E-mail", "Aanwezig", "Jan Bos", "Bos, Jan", "Jan en Piet", "Bos BV", "Bos BV / Vos BV",
     "x", "jan@bos.nl", "JAN@BOS.NL", "nee", "ja", "47", "Totaal: 9", "+2", "08073456", "8011 AB", "afgemeld",
     "Afgemeld:", "particulier", "(3x)"]
)  # fmt: skip


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=7)
    )
)
def test_any_list_is_counted_without_losing_or_inventing_anybody(rows):
    people = parse(rows, recognise(rows))
    assert len({row.number for row in people.rows}) == len(people.rows)
    assert people.named <= len(people.rows)
    assert people.unnamed >= 0
    for row in people.rows:
        assert row.persons >= (0 if row.same_person_as else 1)
        assert row.has_person or row.has_company or row.needs_decision
        assert ParsedRow.from_json(row.number, row.as_json(), row.problems) == row


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=6), st.randoms())
def test_fingerprint_does_not_know_the_order(rows, random):
    shuffled = [random.sample(row, 2) for row in random.sample(rows, len(rows))]
    assert file_fingerprint(rows) == file_fingerprint([*shuffled, ["", ""]])
