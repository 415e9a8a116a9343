"""Which rows of a list make the same new company, and which are the same person."""

from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.companies.rules.matching import CompanyEvidence
from veerkracht.domain.events.rules.grouping import Attendee, same_new_company, same_person


def grouped(*companies: dict[str, str]) -> list[int]:
    found = same_new_company(list(enumerate(CompanyEvidence(**company) for company in companies)))
    return [found[place] for place in range(len(companies))]


def test_colleagues_make_one_company_whatever_the_legal_form():
    names = ("Oostwest Logistiek B.V.", "oostwest logistiek", "OOSTWEST LOGISTIEK BV", "Noordzuid Techniek")
    assert grouped(*({"name": name} for name in names)) == [0, 0, 0, 3]


def test_a_contradiction_makes_another_company():
    assert grouped(
        {"name": "Jansen Bouw", "place": "Zwolle"},
        {"name": "Jansen Bouw"},
        {"name": "Jansen Bouw", "place": "Almelo"},
        {"name": "Jansen Bouw", "kvk_number": "69599068"},
        {"name": "Jansen Bouw", "kvk_number": "69599076", "place": "Zwolle"},
    ) == [0, 0, 2, 0, 4]


def test_the_web_address_brings_spellings_together():
    names = ("Zwanikken Transport", "Zwaniken Transport")
    assert grouped(*({"name": name, "website": "zwanikken.nl"} for name in names)) == [0, 0]


def people(*attendees: tuple[str, str, object, int | None]) -> list[int]:
    rows = [Attendee(place, name, email, company, same) for place, (name, email, company, same) in enumerate(attendees)]
    found = same_person(rows)
    return [found[place] for place in range(len(rows))]


def test_one_address_is_one_person():
    assert people(("Anna Aalders", "a@b.nl", 1, None), ("A. Aalders", "A@B.nl", 2, None)) == [0, 0]


def test_one_name_at_one_company_is_one_person_and_at_another_company_not():
    assert people(("Jan Jansen", "", 1, None), ("Jan Jansen", "", 2, None), ("Jan Jansen", "j@b.nl", 1, None)) == [
        0,
        1,
        0,
    ]


def test_one_name_without_company_or_address_is_one_person():
    assert people(("Jan Jansen", "", None, None), ("Jan Jansen", "", None, None)) == [0, 0]


def test_what_the_list_says_counts_as_long_as_the_names_agree():
    assert people(("Jan Jansen", "", 1, None), ("Jan Jansen", "", 2, 0), ("Piet Pot", "", 3, 0)) == [0, 0, 2]


names = st.sampled_from(["Jan Jansen", "Anna Aalders", "J. Jansen", ""])
emails = st.sampled_from(["", "a@b.nl", "c@d.nl"])
attendees = st.lists(st.tuples(names, emails, st.sampled_from([None, 1, 2]), st.none()), max_size=8)


@given(attendees)
def test_grouping_people_is_an_equivalence_that_keeps_equal_addresses_together(rows):
    found = people(*rows)
    assert all(found[leader] == leader <= place for place, leader in enumerate(found))
    by_mail: dict[str, set[int]] = {}
    for (_name, email, _company, _same), leader in zip(rows, found, strict=True):
        if email:
            by_mail.setdefault(email, set()).add(leader)
    assert all(len(leaders) == 1 for leaders in by_mail.values())
