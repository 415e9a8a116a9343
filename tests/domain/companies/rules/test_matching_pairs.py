"""Forty-two pairs as lists and registers write them, each with its answer and why. All companies are invented."""

import pytest

from tests.domain.companies.rules.test_matching import record, row
from veerkracht.domain.companies.rules.matching import compare, decide

# The row, the company of the register, the answer, and the reasons in the order in which a person reads them.
PAIRS = [
    (
        "Aannemersbedrijf Gebr. Roelofs | in:Holten",
        "Roelofs Aannemers B.V. | in:Holten",
        "match",
        "name_near place_same",
    ),
    ("Kuijpers Installaties | in:Helmond", "Kuypers Installatie B.V. | in:Helmond", "perhaps", "name_near place_same"),
    (
        "Schildersbedrijf v.d. Veen | pc:7701BC",
        "Van der Veen Schilderwerken | pc:7701BC",
        "match",
        "name_near postcode_same",
    ),
    ("Garage Ter Haar | in:Nijverdal", "Autobedrijf ter Haar B.V. | in:Nijverdal", "perhaps", "name_near place_same"),
    (
        "Cafetaria 't Hoekje | in:Wierden",
        "Cafetaria 't Hoekje | in:Vriezenveen",
        "perhaps",
        "name_common name_same place_differs",
    ),
    (
        "Bakkerij Nollen | in:Almelo",
        "Bakker Nollen Hardenberg B.V. | in:Hardenberg",
        "perhaps",
        "name_near place_differs",
    ),
    (
        "Timmerfabriek De Wolder | tel:+31523612345",
        "De Wolder Timmerwerken V.O.F. | tel:+31523612345",
        "match",
        "name_near phone_same",
    ),
    ("Loonbedrijf H. Hulshof | in:Saasveld", "H.J. Hulshof Loonwerken | in:Saasveld", "match", "name_near place_same"),
    ("Loonbedrijf H. Hulshof | in:Saasveld", "Loonbedrijf J. Hulshof | in:Saasveld", "perhaps", "name_near place_same"),
    ("Özdemir Schoonmaak | in:Enschede", "Ozdemir Schoonmaakbedrijf | in:Enschede", "match", "name_near place_same"),
    ("Hubo Raalte | in:Raalte", "Hubo Heino | in:Heino", "new", "no_candidate"),
    ("Hubo | in:Raalte", "Slotman Doe-het-zelf B.V. = Hubo Raalte | in:Raalte", "match", "name_near place_same"),
    (
        "Nijhuis Beheer B.V. | pc:7461TJ",
        "Nijhuis Bouw B.V. | pc:7461TJ",
        "perhaps",
        "name_near postcode_same role_differs",
    ),
    (
        "Nijhuis Bouw Holding B.V. | pc:7461TJ",
        "Nijhuis Bouw B.V. | pc:7461TJ",
        "perhaps",
        "name_same postcode_same role_differs",
    ),
    (
        "Nijhuis Bouw | pc:7461TJ | kvk:08123457",
        "Nijhuis Bouw B.V. | pc:7461TJ | kvk:08123475",
        "match",
        "kvk_near name_same postcode_same",
    ),
    (
        "Nijhuis Bouw | in:Rijssen | kvk:08123457",
        "Nijhuis Bouw Beheer B.V. | in:Rijssen | kvk:08123458",
        "perhaps",
        "kvk_near name_same place_same role_differs",
    ),
    (
        "Fietsenhuis Morsink | pc:7611AB | tel:+31546555123",
        "Administratiekantoor Lansink | pc:7611AB | tel:+31546555123",
        "perhaps",
        "name_differs phone_same postcode_same",
    ),
    (
        "Studio Roos | mail:roos@gmail.com | in:Zwolle",
        "Atelier Roos | mail:roos@gmail.com | in:Zwolle",
        "match",
        "name_near email_same place_same",
    ),
    (
        "Van Dijk Advies | mail:jan@abnamro.nl",
        "Bakkerij Koster | web:abnamro.nl",
        "perhaps",
        "name_differs domain_same",
    ),
    ("TechnoStaal Twente | in:Hengelo", "Techno Staal Twente B.V. | in:Hengelo", "match", "name_same place_same"),
    ("PTW | in:Wijhe", "Pluimvee Techniek Wijhe B.V. | in:Wijhe", "perhaps", "name_near place_same"),
    ("Zonnevelt Zonwering | in:Kampen", "Zonneveld Zonwering B.V. | in:Kampen", "match", "name_near place_same"),
    (
        "Café-Restaurant De Zwaan | in:Delden",
        "De Zwaan Horeca B.V. = Café Restaurant De Zwaan | in:Delden",
        "match",
        "name_same place_same",
    ),
    ("Stichting Noaberhulp | in:Goor", "Noaberhulp | in:Goor", "match", "name_same place_same"),
    ("J. de Vries | in:Kampen", "Jan de Vries | in:Kampen", "perhaps", "name_near place_same"),
    (
        "Bouwbedrijf de Vries | in:Kampen",
        "Bouwbedrijf de Vries | in:Genemuiden",
        "perhaps",
        "name_common name_same place_differs",
    ),
    ("Bouwbedrijf de Vries", "Bouwbedrijf de Vries", "perhaps", "name_common name_same"),
    (
        "Pasman Motorrevisie | in:Zwolle",
        "Pasman Motorevisie B.V. | pc:7411KT | in:Deventer",
        "perhaps",
        "name_near place_differs",
    ),
    (
        "Wesselink Metaal | web:wesselinkmetaal.nl | in:Almelo",
        "Wesselink Metaalbewerking B.V. | web:www.wesselinkmetaal.nl | in:Wierden",
        "perhaps",
        "name_near domain_same place_differs",
    ),
    ("Slagerij Kamphuis & Zn. | in:Heeten", "Kamphuis en Zonen Slagerij | in:HEETEN", "match", "name_same place_same"),
    (
        "Eshuis Accountants | in:Rijssen",
        "Eshuis Accountants en Adviseurs B.V. | in:Rijssen",
        "match",
        "name_near place_same",
    ),
    ("Kapsalon Anja | in:Ommen", "Kapsalon Anita | in:Ommen", "new", "no_candidate"),
    ("Kapsalon Haarscherp | in:Ommen", "Haarscherp | in:Ommen", "match", "name_near place_same"),
    (
        "Transportbedrijf J.H. Pierik | pc:8102HJ",
        "Pierik Transport B.V. | pc:8102HJ",
        "match",
        "name_near postcode_same",
    ),
    ("Agrifirm Oost | in:Raalte", "Agrifirm West | in:Raalte", "perhaps", "name_near place_same"),
    (
        "Hotel Van der Valk Hengelo | in:Hengelo",
        "Van der Valk Hotel Enschede B.V. | in:Enschede",
        "perhaps",
        "name_near place_differs",
    ),
    ("Brinks Nederland BV | in:Goor", "Brinks B.V. | in:Goor", "match", "name_same place_same"),
    (
        "M. el Idrissi Schilderwerken | in:Deventer",
        "El Idrissi Schilders | in:Deventer",
        "match",
        "name_near place_same",
    ),
    (
        "Zandbergen Vlees | kvk:12345678 | in:Zoeterwoude",
        "Zandbergen Slagerij B.V. | kvk:08073456 | in:Zoeterwoude",
        "perhaps",
        "name_near place_same",
    ),
    (
        "Overweg Dakbedekkingen | vest:000034567812 | in:Olst",
        "Overweg B.V. | vest:000034567812 | in:Wijhe",
        "match",
        "establishment_same name_near place_differs",
    ),
    (
        "Vechtdal Wonen | in:Ommen | wie:Els Reuvers",
        "Vechtdal Wonen Exploitatie | in:Ommen | wie:Reuvers, Els",
        "perhaps",
        "name_same person_same place_same role_differs",
    ),
    ("Novatec Solutions | in:Borne", "Novatech Solutions B.V. | in:Borne", "match", "name_near place_same"),
]


@pytest.mark.parametrize(("given", "known", "outcome", "reasons"), PAIRS)
def test_pair_is_answered_with_its_reasons(given, known, outcome, reasons):
    match = decide(row(given), [record(known)])
    assert match.outcome == outcome
    assert [reason.code for reason in match.reasons] == reasons.split()


@pytest.mark.parametrize("given", sorted({pair[0] for pair in PAIRS}))
def test_company_is_certain_with_itself_when_more_than_its_name_is_known(given):
    known = row(given)
    if known.place and known.name:
        assert decide(known, [record(given)]).outcome == "match"


@pytest.mark.parametrize(("given", "known", "outcome", "reasons"), PAIRS)
@pytest.mark.parametrize(
    "change", [str.upper, str.lower, lambda name: " ".join(reversed(name.split())), lambda name: f"{name} B.V."]
)
def test_capitals_order_and_legal_form_never_turn_certain_into_none(given, known, outcome, reasons, change):
    name, *rest = given.split(" | ")
    changed = decide(row(" | ".join([change(name), *rest])), [record(known)])
    assert outcome != "match" or changed.outcome in {"match", "perhaps"}, reasons


@pytest.mark.parametrize("number", ["00000000", "12345678", "99999999"])
def test_a_number_that_anybody_types_is_no_evidence(number):
    given, known = "Hemmink Zuivel", "Hemmink Zuivel B.V. | kvk:08073456"
    with_number = compare(row(f"{given} | kvk:{number}"), record(known))
    assert with_number.log_odds == compare(row(given), record(known)).log_odds
