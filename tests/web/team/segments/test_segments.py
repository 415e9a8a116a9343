"""Segments: built row by row, said in words, counted live, mailed only with a consent."""

import datetime as dt

import pytest
from django.utils import translation

from tests.factories.companies import (
    CompanyFactory,
    MunicipalityFactory,
    OccasionFactory,
    PersonFactory,
    PositionFactory,
    TouchpointFactory,
)
from veerkracht.domain.companies.actions import label_companies, save_segment
from veerkracht.domain.companies.models import Company, CompanyLabel, Consent, ConsentText, Segment
from veerkracht.domain.companies.queries import PostReach, companies_of, members_of, persons_of, post_reach, reach
from veerkracht.domain.companies.rules.segments import Condition, Field, Operator, SegmentRule
from veerkracht.web.team.segments.wording import in_words, vocabulary

ENGLISH = {"accept-language": "en"}
NEW = "/team/selecties/nieuw/"
AWARE = {"field-0": "stage", "operator-0": "is", "value-0": "aware"}
PAGE_QUERIES = 13


def rule(*conditions: tuple[Field, Operator, tuple[str, ...]]) -> SegmentRule:
    return SegmentRule(tuple(Condition(*each) for each in conditions))


@pytest.fixture
def place(programme):
    """Return companies of every kind by name, in a programme in which another has the same."""
    deventer = MunicipalityFactory.create(code="GM0150", name="Deventer")
    made = {
        "never": CompanyFactory.create(programme=programme, name="never", headcount=3),
        "aware": CompanyFactory.create(programme=programme, name="aware", municipality=deventer),
        "old": CompanyFactory.create(programme=programme, name="old", sbi_code="62010", headcount=300),
        "unknown": CompanyFactory.create(programme=programme, name="unknown", headcount=None, municipality=None),
    }
    evening = OccasionFactory.create(programme=programme, starts_at=dt.datetime(2019, 8, 12, 18, tzinfo=dt.UTC))
    long_ago = OccasionFactory.create(programme=programme, starts_at=dt.datetime(2017, 8, 12, 18, tzinfo=dt.UTC))
    TouchpointFactory.create(programme=programme, company=made["aware"], occasion=evening)
    TouchpointFactory.create(programme=programme, company=made["old"], occasion=long_ago, minutes=10)
    label_companies(programme=programme, name="Lab", companies=Company.objects.filter(name="never"), by=None)
    made["evening"] = evening
    return made


IS, IS_NOT = Operator.IS, Operator.IS_NOT


@pytest.mark.parametrize(
    ("conditions", "names"),
    [
        ([], ["aware", "never", "old", "unknown"]),
        ([(Field.STAGE, IS, ("aware",))], ["aware"]),
        ([(Field.STAGE, IS, ("aware", "none"))], ["aware", "never", "unknown"]),
        ([(Field.STAGE, IS_NOT, ("none",))], ["aware", "old"]),
        ([(Field.MUNICIPALITY, IS, ("GM0150",))], ["aware"]),
        ([(Field.MUNICIPALITY, IS_NOT, ("GM0150",))], ["never", "old", "unknown"]),
        ([(Field.SECTOR, IS, ("J",))], ["old"]),
        ([(Field.SIZE, IS, ("2-9", "unknown"))], ["never", "unknown"]),
        ([(Field.SIZE, IS_NOT, ("2-9",))], ["aware", "old", "unknown"]),
        ([(Field.TARGET, IS, ("no",))], ["never", "old"]),
        ([(Field.LAST_CONTACT, Operator.WITHIN, ("3",))], ["aware"]),
        ([(Field.LAST_CONTACT, Operator.LONGER_AGO, ("3",))], ["old"]),
        ([(Field.LAST_CONTACT, Operator.NEVER, ())], ["never", "unknown"]),
        ([(Field.STAGE, IS, ("aware",)), (Field.SECTOR, IS, ("J",))], []),
        ([(Field.STAGE, IS, ("nonsense",))], []),
    ],
)
def test_a_rule_finds_its_companies(place, programme, today, conditions, names):
    found = companies_of(rule(*conditions), programme, on=today)
    assert sorted(found.values_list("name", flat=True)) == names


def test_labels_and_meetings_choose_companies(place, programme, today):
    label, evening = str(CompanyLabel.objects.get().pk), str(place["evening"].pk)
    found = companies_of(rule((Field.LABEL, IS, (label,))), programme, on=today)
    assert [each.name for each in found] == ["never"]
    found = companies_of(rule((Field.ATTENDED, IS_NOT, (evening,))), programme, on=today)
    assert [each.name for each in found] == ["never", "old", "unknown"]


@pytest.fixture
def people(place, programme):
    """Return people at the aware company: one with a yes, one who did not confirm, one without address, one silent."""
    company = place["aware"]
    names = ("yes", "asked", "silent", "mute", "gone")
    made = {name: PersonFactory.create(programme=programme, name=name, email=f"{name}@example.org") for name in names}
    made["mute"].email = ""
    made["mute"].save()
    for name, person in made.items():
        ended = dt.date(2019, 1, 1) if name == "gone" else None
        PositionFactory.create(company=company, person=person, ends_on=ended)
    text = ConsentText.objects.create(
        programme=programme, purpose="newsletter", language="nl", version=90, text="Ja", valid_from=dt.date(2016, 1, 1)
    )
    for name, confirmed in (("yes", True), ("asked", False)):
        Consent.objects.create(
            programme=programme,
            person=made[name],
            address=made[name].email,
            purpose="newsletter",
            text=text,
            source="site",
            asked_at=dt.datetime(2019, 1, 1, tzinfo=dt.UTC),
            confirmed_at=dt.datetime(2019, 1, 2, tzinfo=dt.UTC) if confirmed else None,
        )
    return made


def test_only_a_provable_yes_for_the_address_of_now_is_mailed(people, programme, today):
    found = reach(persons_of(rule((Field.STAGE, IS, ("aware",))), programme, on=today))
    assert (found.people, found.mailable, found.not_confirmed, found.without_address, found.without_consent) == (
        4, 1, 1, 1, 1,
    )  # fmt: skip
    chosen = persons_of(rule((Field.CONSENT, IS, ("newsletter",))), programme, on=today)
    assert [person.name for person in chosen] == ["yes"]
    people["yes"].email = "new@example.org"
    people["yes"].save()
    assert reach(persons_of(rule(), programme, on=today)).mailable == 0
    assert not persons_of(rule((Field.CONSENT, IS, ("nonsense",))), programme, on=today).exists()


def test_members_are_looked_up_anew_on_the_day_that_is_asked(place, programme, today):
    segment = save_segment(
        programme=programme, name="Warm", rule=rule((Field.LAST_CONTACT, Operator.WITHIN, ("3",))), by=None
    )
    assert members_of(segment, on=today).companies.count() == 1
    assert members_of(segment, on=dt.date(2020, 9, 1)).companies.count() == 0


def test_a_rule_is_said_in_words(place, programme):
    found = rule(
        (Field.MUNICIPALITY, IS, ("GM0150", "GM0193")),
        (Field.STAGE, IS, ("aware",)),
        (Field.LAST_CONTACT, Operator.LONGER_AGO, ("3",)),
        (Field.LABEL, IS, ("999999",)),
    )
    with translation.override("en"):
        words = vocabulary(programme)
        assert in_words(found, words) == (
            "companies: in Deventer or Zwolle, aware, last contact longer than 3 months ago, "
            "with label (no longer there)"
        )
        assert in_words(rule(), words) == "all companies"


def test_rows_are_added_and_removed_without_scripts(team, place):
    page = team.post(NEW, {**AWARE, "name": "Warm", "add": "last_contact"}, headers=ENGLISH)
    assert [row.field for row in page.context["built"].rows] == ["stage", "last_contact"]
    assert "Until then this condition does not count" in page.text
    assert 'value="Warm"' in page.text
    page = team.post(NEW, {**AWARE, "field-1": "last_contact", "without": "0"}, headers=ENGLISH)
    assert [row.field for row in page.context["built"].rows] == ["last_contact"]
    assert not Segment.objects.exists()


def test_a_segment_is_kept_changed_taken_away_and_back(team, place):
    saved = team.post(NEW, {**AWARE, "name": "Warm", "_do": "save"})
    segment = Segment.objects.get()
    assert saved.url == f"/team/selecties/{segment.pk}/"
    page = team.get(saved.url, headers=ENGLISH).text
    assert "1 company" in page
    assert "companies: aware" in page
    edit = f"{saved.url}wijzigen/"
    assert team.get(edit).context["built"].rule == segment.parsed
    team.post(edit, {"name": "Warm", "field-0": "stage", "operator-0": "is_not", "value-0": "aware", "_do": "save"})
    segment.refresh_from_db()
    assert segment.parsed.conditions[0].operator is IS_NOT
    assert segment.history.get().rule["conditions"][0]["operator"] == "is"
    gone = team.post(f"{saved.url}weg/", follow=True, headers=ENGLISH)
    assert f"{saved.url}terug/" in gone.text
    assert team.get(saved.url).status_code == 404
    team.post(f"{saved.url}terug/")
    assert team.get(saved.url).status_code == 200


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"name": ""}, "This field is required"),
        ({"name": "x" * 81}, "at most 80 characters"),
        ({"name": "Warm", "field-1": "last_contact", "value-1": "0"}, "number of months from 1 to 240"),
        ({"name": "Warm", "field-1": "last_contact", "value-1": "three"}, "number of months from 1 to 240"),
        ({"name": "Warm", "field-1": "label"}, "Choose at least one"),
        ({"name": "ooit"}, "There is already a segment with this name"),
    ],
)
def test_wrong_input_is_told_and_kept(team, place, programme, data, said):
    save_segment(programme=programme, name="Ooit", rule=rule(), by=None)
    page = team.post(NEW, {**AWARE, **data, "_do": "save"}, headers=ENGLISH)
    assert said in page.text
    assert 'value="aware" checked' in page.text
    assert Segment.objects.count() == 1


def test_the_count_follows_while_one_chooses(team, people):
    text = team.get("/team/selecties/telling/", AWARE, headers=ENGLISH).text
    assert "1 company" in text
    assert "1 person may get a mailing" in text
    assert "1 without consent, 1 who were asked and did not confirm yet, 1 without a mail address" in text
    assert "<html" not in text


def test_rule_and_what_is_missing_follow_as_well(team, people):
    missing = {**AWARE, "field-1": "last_contact", "operator-1": "within", "value-1": ""}
    text = team.get("/team/selecties/telling/", missing, headers=ENGLISH).text
    assert "aware" in text
    assert text.count("Fill in a number of months") == 1
    assert 'id="problem-1"' in text
    whole = team.get("/team/selecties/telling/", {**missing, "value-1": "6", "add": "sector"}, headers=ENGLISH).text
    assert "Fill in a number of months" not in whole
    assert 'id="problem-1"' in whole
    assert 'id="problem-2"' not in whole


def test_who_asked_for_no_post_is_told_and_counted_apart(team, place):
    """MAIL-2: the wish in the trade register is respected; not told is no wish."""
    text = team.get("/team/selecties/telling/", headers=ENGLISH).text
    assert "no unasked post" not in text
    Company.objects.filter(name="old").update(non_mailing=True)
    Company.objects.filter(name="never").update(non_mailing=False)
    found = post_reach(Company.objects.filter(name__in=place))
    assert found == PostReach(companies=4, no_post=1)
    text = team.get("/team/selecties/telling/", headers=ENGLISH).text
    assert "1 company asked the trade register for no unasked post" in text


def test_auditors_see_counts_and_no_names(auditor, people, programme):
    segment = save_segment(programme=programme, name="Warm", rule=rule(), by=None)
    page = auditor.get(f"/team/selecties/{segment.pk}/", headers=ENGLISH)
    assert "1 person may get a mailing" in page.text
    assert page.context["persons"] == ()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_queries_however_many_are_in_it(
    team, programme, people, number, django_assert_num_queries
):
    CompanyFactory.create_batch(number, programme=programme)
    segment = save_segment(programme=programme, name="Warm", rule=rule(), by=None)
    path = f"/team/selecties/{segment.pk}/"
    team.get(path)
    with django_assert_num_queries(PAGE_QUERIES):
        team.get(path)


def test_a_segment_of_another_programme_is_not_there(team, other_programme):
    segment = save_segment(programme=other_programme, name="Theirs", rule=rule(), by=None)
    assert team.get(f"/team/selecties/{segment.pk}/").status_code == 404
