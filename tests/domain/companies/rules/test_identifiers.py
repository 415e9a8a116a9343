"""Numbers, addresses and names as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.companies.rules import identifiers


def codes(cleaned) -> list[str]:
    return [note.code for note in cleaned.notes] + ([cleaned.problem.code] if cleaned.problem else [])


@pytest.mark.parametrize(
    ("given", "value", "said"),
    [
        ("08073456", "08073456", []),
        ("8073456", "08073456", ["kvk_zero_restored"]),
        ("8073456.0", "08073456", ["kvk_zero_restored"]),
        ("08.07.34.56", "08073456", []),
        ("08 073 456", "08073456", []),
        ("KvK nr. 08073456", "08073456", []),
        ("K.v.K.: 08073456", "08073456", []),
        ("O8073456", "08073456", []),
        ("'08073456", "08073456", []),
        ("08073456 0000", "08073456", ["kvk_suffix_dropped"]),
        ("6,9599068E+7", "69599068", []),
        ("6,96E+07", "", ["number_rounded"]),
        ("00000000", "", ["kvk_generic"]),
        ("12345678", "", ["kvk_generic"]),
        ("99999999", "", ["kvk_generic"]),
        ("12341234", "", ["kvk_generic"]),
        ("823807071", "", ["kvk_is_rsin"]),
        ("123456789", "", ["kvk_length"]),
        ("000012345670", "", ["kvk_is_establishment"]),
        ("807345", "", ["kvk_length"]),
        ("aangevraagd", "", ["number_without_digits"]),
        ("08073A56", "", ["number_with_letters"]),
        ("", "", []),
        ("n.v.t.", "", []),
        ("-", "", []),
        ("onbekend", "", []),
    ],
)
def test_kvk_number_is_eight_digits_or_a_reason(given, value, said):
    cleaned = identifiers.kvk_number(given)
    assert (cleaned.value, codes(cleaned)) == (value, said)


@pytest.mark.parametrize(
    ("given", "value", "said"),
    [
        ("000012345670", "000012345670", []),
        ("0000 1234 5670", "000012345670", []),
        ("12345670", "000012345670", ["establishment_zeros_restored"]),
        ("1234567", "", ["establishment_length"]),
        ("000000000000", "", ["establishment_generic"]),
    ],
)
def test_establishment_number_is_twelve_digits(given, value, said):
    cleaned = identifiers.establishment_number(given)
    assert (cleaned.value, codes(cleaned)) == (value, said)


@pytest.mark.parametrize(
    ("digits", "passes"), [("823807071", True), ("002220647", True), ("123456789", False), ("000000000", False)]
)
def test_eleven_test_on_the_known_vectors(digits, passes):
    assert identifiers.passes_eleven_test(digits) is passes


def test_rsin_inside_a_vat_number_and_without_its_zeros():
    assert identifiers.rsin("NL 8238.07.071 B01").value == "823807071"
    assert identifiers.rsin("2220647").value == "002220647"
    assert codes(identifiers.rsin("123456789")) == ["rsin_wrong"]


@given(st.integers(min_value=0, max_value=10**9 - 1))
def test_eleven_test_notices_every_single_wrong_digit(number):
    digits = f"{number:09}"
    if identifiers.passes_eleven_test(digits):
        for place in range(9):
            other = str((int(digits[place]) + 1) % 10)
            assert not identifiers.passes_eleven_test(digits[:place] + other + digits[place + 1 :])


@pytest.mark.parametrize(
    ("given", "value", "said"),
    [
        ("8011 AB", "8011AB", []),
        ("8011ab", "8011AB", []),
        ("NL-8011 AB", "8011AB", []),
        ("8O11AB", "8011AB", ["postcode_letter_as_digit"]),
        ("8011", "", ["postcode_partial"]),
        ("8011 SA", "", ["postcode_never_issued"]),
        ("8011 SD", "", ["postcode_never_issued"]),
        ("8011 SS", "", ["postcode_never_issued"]),
        ("0811 AB", "", ["postcode_form"]),
        ("48455", "", ["postcode_foreign"]),
        ("Zwolle", "", ["postcode_form"]),
        ("", "", []),
    ],
)
def test_postcode_follows_ids_4(given, value, said):
    cleaned = identifiers.postcode(given)
    assert (cleaned.value, codes(cleaned)) == (value, said)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("8011 AB Zwolle", ("8011AB", "Zwolle")),
        ("Dorpsstraat 1a, 8011AB ZWOLLE", ("8011AB", "ZWOLLE")),
        ("Postbus 1000 AA, 8000 AB Zwolle", ("8000AB", "Zwolle")),
        ("Zwolle", ("", "Zwolle")),
    ],
)
def test_postcode_and_place_in_one_cell_are_parted(text, parts):
    assert identifiers.split_postcode_place(text) == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HENGELO (OV)", "Hengelo Ov"),
        ("'s-Heerenberg", "s Heerenberg"),
        ("Nw. Heeten", "Nieuw Heeten"),
        ("Zwolle, Nederland", "zwolle"),
    ],
)
def test_place_has_one_key_however_it_is_written(one, other):
    assert identifiers.place_key(one) == identifiers.place_key(other)


@pytest.mark.parametrize(
    ("given", "value", "said"),
    [
        ("Jan@X.nl", "jan@x.nl", []),
        ("mailto:jan@x.nl", "jan@x.nl", []),
        ("Jan Jansen <jan@x.nl>", "jan@x.nl", []),
        ("<jan@x.nl>.", "jan@x.nl", []),
        ("jan@x.nl;", "jan@x.nl", []),
        ("jan @ x.nl", "jan@x.nl", []),
        ("jan(at)x.nl", "jan@x.nl", []),
        ("jan at x.nl", "jan@x.nl", []),
        ("jan@x,nl", "jan@x.nl", ["email_comma_as_dot"]),
        ("a@x.nl / b@y.nl", "a@x.nl", ["email_several"]),
        ("jan@gmial.com", "jan@gmial.com", ["email_typo"]),
        ("jan@hotmail.con", "jan@hotmail.con", ["email_typo"]),
        ("jan@bouw.con", "jan@bouw.con", ["email_typo"]),
        ("jan@b\u00e4ck.de", "jan@xn--bck-qla.de", []),
        ("jan.x.nl", "", ["email_no_at"]),
        ("jan@x", "", ["email_no_ending"]),
        ("jan..bos@x.nl", "", ["email_form"]),
        ("@x.nl", "", ["email_form"]),
        ("geen", "", []),
        ("-", "", []),
    ],
)
def test_email_is_cleaned_and_a_typing_error_only_suggested(given, value, said):
    cleaned = identifiers.email(given)
    assert (cleaned.value, codes(cleaned)) == (value, said)


@pytest.mark.parametrize(
    ("given", "value", "said"),
    [
        ("06-12345678", "+31612345678", []),
        ("06 1234 56 78", "+31612345678", []),
        ("+31 (0)6 12345678", "+31612345678", []),
        ("0031 6 12345678", "+31612345678", []),
        ("31612345678", "+31612345678", []),
        ("612345678", "+31612345678", ["phone_zero_restored"]),
        ("(038) 421 12 34", "+31384211234", []),
        ("Tel: 038-4211234 tst. 12", "+31384211234", ["phone_extension_dropped"]),
        ("038-4211234 / 06-12345678", "+31384211234", ["phone_several"]),
        ("'+31612345678", "+31612345678", []),
        ("+49 5921 12345", "+49592112345", []),
        ("0800-1234", "+318001234", []),
        ("12345", "", ["phone_form"]),
        ("06-1234567", "", ["phone_form"]),
        ("n.v.t.", "", []),
    ],
)
def test_phone_becomes_international(given, value, said):
    cleaned = identifiers.phone(given)
    assert (cleaned.value, codes(cleaned)) == (value, said)


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("www.zwanikken.nl", "zwanikken.nl"),
        ("https://shop.Zwanikken.nl/over-ons?x=1", "zwanikken.nl"),
        ("zwanikken.co.uk", "zwanikken.co.uk"),
        ("zon.example.org", "zon.example.org"),
        ("example.org", ""),
        ("facebook.com/zwanikken", ""),
        ("jan@zwanikken.nl", ""),
        ("geen", ""),
    ],
)
def test_web_domain_points_to_one_company(text, domain):
    assert identifiers.web_domain(text) == domain


@pytest.mark.parametrize(
    ("address", "domain"),
    [("jan@mail.zwanikken.nl", "zwanikken.nl"), ("jan@gmail.com", ""), ("jan@ziggo.nl", ""), ("", "")],
)
def test_free_mail_is_no_evidence(address, domain):
    assert identifiers.mail_domain(address) == domain
    assert identifiers.is_free_mail("jan@kpnmail.nl")


@pytest.mark.parametrize(
    ("text", "first", "prefix", "last"),
    [
        ("Jan Jansen", "Jan", "", "Jansen"),
        ("Jan van der Berg", "Jan", "van der", "Berg"),
        ("Berg, Jan van der", "Jan", "van der", "Berg"),
        ("van der Berg, Jan", "Jan", "van der", "Berg"),
        ("Vries, J.P. de", "J.P.", "de", "Vries"),
        ("Jansen J.", "J.", "", "Jansen"),
        ("Dhr. drs. J. Jansen MSc", "J.", "", "Jansen"),
        ("de heer Jansen", "", "", "Jansen"),
        ("Mevr. A. Bakker-de Wit", "A.", "", "Bakker-de Wit"),
        ("ANNE-MARIE TER HORST", "Anne-Marie", "ter", "Horst"),
        ("jan willem de boer", "Jan Willem", "de", "Boer"),
        ("Piet van 't Hof", "Piet", "van 't", "Hof"),
        ("José Op den Kelder", "José", "op den", "Kelder"),
        ("BRAM IJZERMAN", "Bram", "", "IJzerman"),
        ("Maria da Silva", "Maria", "da", "Silva"),
        ("Jan", "Jan", "", ""),
        ("van den Berg", "", "van den", "Berg"),
    ],
)
def test_dutch_person_names_are_split(text, first, prefix, last):
    name = identifiers.split_person_name(text)
    assert (name.first, name.prefix, name.last) == (first, prefix, last)


def test_name_from_columns_finds_a_prefix_wherever_it_stands():
    assert identifiers.join_person_name("jan", "", "Berg, van der").full == "Jan van der Berg"
    assert identifiers.join_person_name("Jan", "van der", "Berg").full == "Jan van der Berg"
    assert identifiers.join_person_name("Jan", "", "van der Berg").prefix == "van der"


def test_person_key_is_the_same_for_every_order_and_case():
    keys = {
        identifiers.person_key(text)
        for text in ("Jan van der Berg", "Berg, Jan van der", "JAN VAN DER BERG", "Dhr. Jan van der Berg")
    }
    assert keys == {"jan van der berg"}


ANYTHING = st.text(max_size=40)


@given(ANYTHING)
def test_cleaning_twice_gives_the_same(text):
    for rule in (
        identifiers.kvk_number,
        identifiers.establishment_number,
        identifiers.postcode,
        identifiers.email,
        identifiers.phone,
    ):
        once = rule(text)
        assert bool(once.value) + bool(once.problem) <= 1
        assert rule(once.value).value == once.value


@given(st.integers(min_value=1, max_value=99_999_999))
def test_kvk_number_survives_a_spreadsheet(number):
    digits = f"{number:08}"
    if not identifiers.is_generic_number(digits) and not digits.startswith("00"):
        assert identifiers.kvk_number(str(number)).value == digits
