"""Rows find their company, doubt is shown, and a guess is never made. All names are invented."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.companies.rules.matching import (
    DEFAULT_THRESHOLDS,
    CompanyEvidence,
    CompanyRecord,
    Outcome,
    blocking_keys,
    company_name,
    compare,
    decide,
    name_key,
    name_similarity,
)


def row(text: str) -> CompanyEvidence:
    """Evidence from `name | postcode or place | mail, site, number or phone...` as in the pairs below."""
    return CompanyEvidence(**_parts(text))


def record(text: str, company_id: int = 1) -> CompanyRecord:
    parts = _parts(text)
    return CompanyRecord(
        company_id=company_id,
        names=tuple(parts.get("name", "").split(" = ")),
        kvk_number=parts.get("kvk_number", ""),
        establishment_numbers=(parts.get("establishment_number", ""),),
        postcodes=(parts.get("postcode", ""),),
        places=(parts.get("place", ""),),
        websites=(parts.get("website", ""),),
        emails=(parts.get("email", ""),),
        phones=(parts.get("phone", ""),),
        people=(parts.get("person", ""),),
    )


def _parts(text: str) -> dict[str, str]:
    name, *rest = (part.strip() for part in text.split("|"))
    parts = {"name": name}
    for part in rest:
        key, _sign, value = part.partition(":")
        parts[_KEYS[key.strip()]] = value.strip()
    return parts


_KEYS = {
    "kvk": "kvk_number", "vest": "establishment_number", "pc": "postcode", "in": "place", "web": "website",
    "mail": "email", "tel": "phone", "wie": "person",
}  # fmt: skip

HARD_PAIRS = [
    # numbers
    ("Zwanikken | kvk:08073456", "Zwanikken Transport B.V. | kvk:08073456", "match"),
    ("| kvk:08073456", "Zwanikken Transport B.V. | kvk:08073456", "match"),
    ("Zwanikken Ommen | vest:000012345670", "Zwanikken | kvk:08073456 | vest:000012345670", "match"),
    ("Café De Postkoets | kvk:08073456 | in:Ommen", "J. Hemmink Horeca | kvk:08073456 | in:Ommen", "match"),
    ("Fietsenwinkel Rond | kvk:08073456", "Hemmink Zuivel | kvk:08073456", "perhaps"),
    ("Zwanikken Transport | kvk:08073457", "Zwanikken Transport B.V. | kvk:08073456", "perhaps"),
    ("Zwanikken Transport | kvk:69599068", "Zwanikken Transport B.V. | kvk:08073456", "perhaps"),
    ("Zwanikken Zand | kvk:69599068 | in:Almelo", "Zwanikken Vervoer | kvk:08073456 | in:Zwolle", "new"),
    ("Zwanikken Transport | kvk:00000000 | in:Zwolle", "Zwanikken Transport B.V. | kvk:08073456 | in:Zwolle", "match"),
    # legal forms, order, signs, accents
    ("zwanikken transport bv", "Zwanikken Transport B.V.", "match"),
    ("Transport Zwanikken", "Zwanikken Transport B.V.", "match"),
    ("V.O.F. Hemmink & Zn", "Hemmink en Zonen VOF", "match"),
    ("Gebr. Nijenhof | in:Raalte", "Gebroeders Nijenhof V.O.F. | in:RAALTE", "match"),
    ("Coöperatie Noaberzorg", "Cooperatie Noaberzorg U.A.", "match"),
    ("Müller Metaalbewerking | in:Nordhorn", "Muller Metaalbewerking GmbH | in:Nordhorn", "match"),
    ("Techno Stuw", "TechnoStuw B.V.", "match"),
    ("A.B.T. Oosterveld", "ABT Oosterveld", "match"),
    ("Stoepje, 't (bakkerij)", "Bakkerij 't Stoepje", "match"),
    ("Oosterveld Beheer BV h.o.d.n. Zwaluwstaart | in:Ommen", "Zwaluwstaart | in:Ommen", "match"),
    ("Zwaluwstaart | in:Ommen", "M. Oosterveld = Zwaluwstaart | in:Ommen", "match"),
    # typing errors and other trades
    ("Zwaniken transport | in:Zwolle", "Zwanikken Transport B.V. | in:Zwolle", "match"),
    ("Zwanniken Transport | pc:8011AB", "Zwanikken Transport B.V. | pc:8011AB", "match"),
    ("Nijenhof Installatie | pc:7731GH", "Installatietechniek Nijenhof B.V. | pc:7731GH", "match"),
    ("Hemmink Instal.bedr. | mail:info@hemmink.nl", "Hemmink Installatietechniek | web:www.hemmink.nl", "match"),
    ("Zwaniken Transport | in:Almelo", "Zwanikken Transport B.V. | in:Zwolle", "perhaps"),
    # web, mail, telephone, people
    ("Zwanikken | mail:piet@zwanikken.nl", "Zwanikken Transport B.V. | web:zwanikken.nl | in:Zwolle", "match"),
    ("| mail:piet@zwanikken.nl", "Zwanikken Transport B.V. | web:zwanikken.nl", "perhaps"),
    ("| mail:piet@zwanikkentransport.nl", "Zwanikken Transport B.V.", "perhaps"),
    ("| mail:piet@gmail.com", "Zwanikken Transport B.V. | mail:kees@gmail.com", "none"),
    ("Bouwbedrijf Jansen | mail:j@gmail.com", "Zwanikken Transport B.V. | mail:k@gmail.com", "new"),
    ("Jansen Logistiek | mail:p@jansengroep.nl", "Jansen Transport B.V. | web:jansengroep.nl", "perhaps"),
    ("Fietsenwinkel Rond | mail:a@hemmink.nl", "Hemmink Zuivel | web:hemmink.nl", "perhaps"),
    ("Bakkerij Jansen | in:Ommen | tel:+31529451234", "Bakkerij Jansen | in:Ommen | tel:+31529451234", "match"),
    ("Bakkerij Jansen | wie:Truus van der Meer", "Bakkerij Jansen | in:Ommen | wie:Meer, Truus van der", "match"),
    # traps
    ("Bakkerij Jansen", "Bakkerij Jansen", "perhaps"),
    ("Bakkerij Jansen | in:Ommen", "Bakkerij Jansen | in:Dalfsen", "perhaps"),
    ("Bakkerij Jansen | in:Ommen", "Bakkerij Hansen | in:Ommen", "new"),
    ("Zwanikken Transprot | in:Zwolle", "Zwanikken Transport | in:Zwolle", "match"),
    ("wZanikken Transport | pc:8011AB", "Zwanikken Transport | pc:8011AB", "match"),
    ("Zwanikken Transport | pc:8011AB", "Zwanikken Holding B.V. | pc:8011AB", "perhaps"),
    ("Zwanikken Beheer", "Zwanikken B.V.", "perhaps"),
    ("Zwanikken Holding | in:Almelo", "Zwanikken Transport | in:Zwolle", "new"),
    ("Hemmink B.V. | in:Zwolle", "Hemmink V.O.F. | in:Zwolle", "perhaps"),
    ("Fietsenwinkel Rond | pc:8011AB", "Administratiekantoor Hemmink | pc:8011AB", "new"),
    ("Kwikservice Zwolle | in:Zwolle", "Kwikservice Deventer | in:Deventer", "perhaps"),
    ("Garage 12 | in:Ommen", "Garage 13 | in:Ommen", "new"),
    ("De Jong Advies", "De Jonge Bouw", "new"),
    ("Autobedrijf Pieters", "Autobedrijf Peters", "new"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "known", "outcome"), HARD_PAIRS)
def test_hard_pair(given, known, outcome):
    match = decide(row(given), [record(known)])
    assert match.outcome == outcome
    assert match.reasons
    assert (match.company_id is not None) == (outcome in {"match", "perhaps"})


@pytest.mark.parametrize(
    ("given", "known", "outcome"), [pair for pair in HARD_PAIRS if pair[2] in {"match", "perhaps"}]
)
def test_pairs_worth_looking_at_share_a_key(given, known, outcome):
    assert blocking_keys(row(given)) & blocking_keys(record(known)), outcome


@pytest.mark.parametrize(("given", "known", "outcome"), HARD_PAIRS)
def test_comparing_is_the_same_in_both_directions(given, known, outcome):
    one, other = compare(row(given), record(known)), compare(record(known), row(given))
    assert (one.log_odds, one.score, one.by_number) == (other.log_odds, other.score, other.by_number), outcome


def test_two_equally_good_companies_are_never_guessed_between():
    twins = [record("Nijenhof Bouw | in:Raalte", 1), record("Nijenhof Bouw B.V. | in:Raalte", 2)]
    match = decide(row("Nijenhof Bouw | in:Raalte"), twins)
    assert match.outcome is Outcome.PERHAPS
    assert match.reasons[0].code == "several_equal"
    assert {suggestion.company_id for suggestion in match.suggestions} == {1, 2}


def test_name_alone_does_not_choose_between_legal_forms():
    forms = [record("Zwaluwstaart B.V.", 1), record("Zwaluwstaart V.O.F.", 2)]
    assert decide(row("Zwaluwstaart B.V."), forms).outcome is Outcome.PERHAPS


def test_domain_that_repeats_the_name_is_no_second_evidence():
    assert (
        decide(row("Bakkerij Jansen"), [record("Bakkerij Jansen | web:bakkerijjansen.nl")]).outcome is Outcome.PERHAPS
    )


def test_working_company_is_chosen_and_not_its_holding():
    group = [record("Nijenhof Bouw B.V. | pc:8102XX", 1), record("Nijenhof Bouw Holding B.V. | pc:8102XX", 2)]
    assert decide(row("Nijenhof Bouw | pc:8102XX"), group).company_id == 1
    assert decide(row("Nijenhof Bouw Holding | pc:8102XX"), group).company_id == 2


def test_place_decides_between_namesakes():
    namesakes = [record("Bakkerij Jansen | in:Ommen", 1), record("Bakkerij Jansen | in:Dalfsen", 2)]
    match = decide(row("bakkerij Jansen | in:DALFSEN"), namesakes)
    assert (match.outcome, match.company_id) == (Outcome.MATCH, 2)


def test_number_decides_between_namesakes_at_one_place():
    namesakes = [record("Bakkerij Jansen | in:Ommen", 1), record("Bakkerij Jansen | in:Ommen | kvk:08073456", 2)]
    match = decide(row("Bakkerij Jansen | in:Ommen | kvk:08073456"), namesakes)
    assert (match.outcome, match.company_id) == (Outcome.MATCH, 2)


def test_number_of_one_and_name_of_another_is_shown_to_a_person():
    known = [record("Zwanikken Transport | in:Zwolle", 1), record("Hemmink Zuivel | kvk:08073456 | in:Ommen", 2)]
    match = decide(row("Zwanikken Transport | in:Zwolle | kvk:08073456"), known)
    assert match.outcome is Outcome.PERHAPS
    assert "number_points_elsewhere" in [reason.code for reason in match.reasons]


def test_row_without_company_facts_is_none_and_one_with_a_name_is_new():
    assert decide(row(""), []).outcome is Outcome.NONE
    assert decide(row("| mail:jan@gmail.com"), []).reasons[0].code == "no_company"
    assert decide(row("| mail:jan@zwanikken.nl"), []).reasons[0].code == "only_domain"
    assert decide(row("| kvk:08073456"), []).reasons[0].code == "number_without_name"
    assert decide(row("Zwanikken"), []).outcome is Outcome.NEW


def test_reasons_say_what_agrees_and_what_differs():
    match = decide(
        row("Zwaniken Transport VOF | pc:8011AB | kvk:08073457"),
        [record("Zwanikken Transport BV | pc:8011AB | kvk:08073456")],
    )
    assert [reason.code for reason in match.reasons] == ["kvk_near", "name_near", "postcode_same", "legal_form_differs"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jansen & Zn. B.V.", "JANSEN EN ZONEN"), ("Café de Zon", "cafe zon"), ("J.P. Hemmink", "JP Hemmink"),
        ("Stichting De Hoop", "de Hoop"), ("Nijenhof b v i.o.", "Nijenhof"), ("Hemmink GmbH & Co. KG", "Hemmink"),
    ],
)  # fmt: skip
def test_names_that_differ_in_form_only_have_one_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    "text", ["B.V.", "Holding BV", "De Groep", "CV-ketel Service", "AG Bouw", "&", "Nederland", "V.O.F."]
)
def test_a_name_never_becomes_empty_or_loses_what_is_no_legal_form(text):
    name = company_name(text)
    assert name.core or not any(char.isalnum() for char in text)


WORDS = "Zwanikken,Zwaniken,Jansen,Janssen,Bouw,Bouwbedrijf,Transport,Holding,B.V.,VOF,&,De,Hemmink,12,J.,Zwolle"
NAMES = st.lists(st.sampled_from(WORDS.split(",")), min_size=1, max_size=4).map(" ".join)
EVIDENCE = st.builds(
    CompanyEvidence,
    name=NAMES | st.just(""),
    kvk_number=st.sampled_from(["", "", "08073456", "08073457", "69599068"]),
    postcode=st.sampled_from(["", "8011AB", "8011AC", "7411KT", "8011"]),
    place=st.sampled_from(["", "Zwolle", "ZWOLLE", "Ommen"]),
    email=st.sampled_from(["", "a@zwanikken.nl", "b@gmail.com", "c@jansenbouw.nl"]),
    phone=st.sampled_from(["", "+31612345678"]),
    person=st.sampled_from(["", "Jan Bos", "Bos, Jan"]),
)


def as_record(evidence: CompanyEvidence, company_id: int) -> CompanyRecord:
    return CompanyRecord(
        company_id=company_id,
        names=(evidence.name,),
        kvk_number=evidence.kvk_number,
        postcodes=(evidence.postcode,),
        places=(evidence.place,),
        emails=(evidence.email,),
        phones=(evidence.phone,),
        people=(evidence.person,),
    )


@given(NAMES, NAMES)
def test_similarity_is_symmetric_and_between_0_and_1(one, other):
    assert name_similarity(one, other) == name_similarity(other, one)
    assert 0 <= name_similarity(one, other) <= 1
    assert name_similarity(one, one) == 1


@given(EVIDENCE, EVIDENCE)
def test_comparison_is_symmetric(one, other):
    forth, back = compare(one, other), compare(other, one)
    assert (forth.log_odds, forth.reasons) == (back.log_odds, back.reasons)


@given(EVIDENCE, st.lists(EVIDENCE, max_size=4))
def test_answer_does_not_depend_on_the_order_of_candidates(evidence, known):
    records = [as_record(other, number) for number, other in enumerate(known)]
    answers = {decide(evidence, order) for order in itertools.islice(itertools.permutations(records), 6)}
    assert len(answers) == 1


@given(EVIDENCE, EVIDENCE)
def test_other_number_is_never_certain(one, other):
    """A number with one wrong digit may be certain when more than the name agrees; one that differs more never."""
    numbers = {one.kvk_number, other.kvk_number} - {""}
    if len(numbers) == 2 and "69599068" in numbers:
        assert compare(one, other).score < DEFAULT_THRESHOLDS.certain


@given(EVIDENCE, EVIDENCE)
def test_what_is_certain_shares_a_key(one, other):
    if compare(one, other).score >= DEFAULT_THRESHOLDS.certain:
        assert blocking_keys(one) & blocking_keys(other)


@given(EVIDENCE)
def test_keys_fit_their_column_and_do_not_change(evidence):
    keys = blocking_keys(evidence)
    assert keys == blocking_keys(as_record(evidence, 1))
    assert all(len(key) <= 80 for key in keys)


def test_names_run_together_look_alike_to_the_reader():
    row = CompanyRecord(company_id="row", names=("Ter Steege Vastgoed",), postcodes=("7461AB",))
    company = CompanyRecord(company_id=1, names=("TerSteege Bouw B.V.",), postcodes=("7461AB",))
    near = [reason for reason in compare(row, company).reasons if reason.code == "name_near"]
    assert all(int(reason.value("percent")) >= 60 for reason in near)
    assert near
