"""The index over real rows: what is found, by whom, and that it follows the database."""

import datetime as dt

import pytest
from wagtail.models import Locale

from tests.factories.events import EventFactory
from tests.factories.fans import FanFactory
from tests.factories.knowledge import publish
from tests.factories.pioniers import AppointmentFactory, PionierFactory
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import ItemPage
from veerkracht.shared.search.finding import Finder, Sight
from veerkracht.shared.search.synonyms import Synonyms

DAY = dt.date(2019, 9, 23)


def finder(programme, day=DAY, **more) -> Finder:
    return Finder(Sight(str(programme.pk), day), **more)


def titles(programme, text, **more) -> list[str]:
    return [hit.title for hit in finder(programme).find(text, **more).hits]


@pytest.mark.parametrize(
    "words",
    [
        "betrokkenheid van medewerkers",
        "medewerkersbetrokkenheid",
        "betrokken medewerker",
        "BETROKKENHEID",
        "medwerkersbetrokkenheid",
        "betrokenheid",
        "medewerkers-betrokkenheid",
    ],
)
@pytest.mark.parametrize("title", ["Betrokkenheid van medewerkers", "Medewerkersbetrokkenheid vergroten"])
def test_compound_and_its_parts_find_each_other(programme, words, title):
    publish(programme, title=title)
    publish(programme, title="Een ander verhaal", intro="Over geld.")
    assert titles(programme, words, kinds=["tool"]) == [title]


def test_exact_comes_before_stem_before_part_before_misspelt(programme):
    for title in ("Werkdruk", "Drukte op het werk: de werkdrukmeter", "Werkdrukken vergelijken", "Werkdrik"):
        publish(programme, title=title)
    assert titles(programme, "werkdruk", kinds=["tool"])[0] == "Werkdruk"


def test_title_counts_more_than_text(programme):
    publish(programme, title="Iets anders", intro="Niets.", body=[("paragraph", "<p>Over roosters.</p>")])
    publish(programme, title="Roosters")
    assert titles(programme, "rooster", kinds=["tool"]) == ["Roosters", "Iets anders"]


def test_other_programme_is_never_seen_not_even_in_corrections(programme, other_programme):
    publish(other_programme, title="Zonnebloemkwekerij")
    publish(programme, title="Iets anders")
    for words in ("zonnebloemkwekerij", "zonnebloemkwekerei", ""):
        found = finder(programme).find(words)
        assert "Zonnebloemkwekerij" not in [hit.title for hit in found.hits]
        assert not found.meant
    assert finder(programme).suggest("zonneb") == []


def test_pionier_and_story_are_seen_on_days_of_appointment_only(programme):
    pionier = PionierFactory.create(programme=programme, person__name="Wietske Oldenhof", profile_approved_on=DAY)
    AppointmentFactory.create(pionier=pionier, starts_on=DAY, ends_on=DAY + dt.timedelta(days=10))
    AppointmentFactory.create(pionier=pionier, starts_on=DAY + dt.timedelta(days=20), ends_on=dt.date(2021, 1, 1))
    publish(programme, ItemKind.STORY, told_by=pionier.person, title="Wietske vertelt")
    for days, is_seen in ((-1, False), (0, True), (9, True), (10, False), (19, False), (20, True)):
        found = finder(programme, DAY + dt.timedelta(days=days)).find("wietske").hits
        assert {hit.kind for hit in found} == ({"pionier", "story"} if is_seen else set()), days


def test_pionier_without_an_own_yes_is_not_in_the_index(programme):
    silent = PionierFactory.create(programme=programme, person__name="Stille Willem")
    AppointmentFactory.create(pionier=silent)
    assert titles(programme, "stille willem") == []


def test_what_changes_is_found_at_once(programme, the_pionier):
    item = publish(programme, title="Stoplijst").specific
    assert titles(programme, "stoplijst") == ["Stoplijst"]
    item.title = "Weglaten"
    item.save_revision().publish()
    assert titles(programme, "weglaten") == ["Weglaten"]
    assert titles(programme, "stoplijst") == []
    item.unpublish()
    assert titles(programme, "weglaten") == []
    the_pionier.person.name = "Nieuwe Naam"
    the_pionier.person.save()
    assert titles(programme, "nieuwe naam", kinds=["pionier"]) == ["Nieuwe Naam"]
    the_pionier.appointments.all().delete()
    assert titles(programme, "nieuwe naam", kinds=["pionier"]) == []


def test_meetings_and_fans_are_found_and_hidden_ones_are_not(programme):
    FanFactory.create(programme=programme, name="Ondernemend Vechtdal")
    EventFactory.create(programme=programme, occasion__title="Ontbijt over roosters")
    EventFactory.create(programme=programme, occasion__title="Besloten overleg", is_public=False)
    assert titles(programme, "vechtdal") == ["Ondernemend Vechtdal"]
    assert titles(programme, "ontbijt", kinds=["event"]) == ["Ontbijt over roosters"]
    assert titles(programme, "besloten") == []


@pytest.mark.parametrize(("words", "meant"), [("roostr", "rooster"), ("ideeenbsu", "ideeënbus"), ("zzzzzz", "")])
def test_misspelt_word_is_found_and_the_right_one_is_offered(programme, words, meant):
    publish(programme, title="Rooster", slug="a")
    publish(programme, title="De ideeënbus", slug="b")
    found = finder(programme).find(words)
    assert found.meant == meant
    assert bool(found.hits) == bool(meant)


def test_synonyms_of_the_editors_are_found_lower_than_the_word_itself(programme):
    publish(programme, title="Ziekteverzuim verlagen", slug="a")
    publish(programme, title="Als iemand zich ziek meldt: ziekmelding", slug="b")
    both = Synonyms(["ziekmelding, verzuim, vaak ziek zijn"])
    found = [hit.title for hit in finder(programme, synonyms=both).find("ziekmelding", kinds=["tool"]).hits]
    assert found == ["Als iemand zich ziek meldt: ziekmelding", "Ziekteverzuim verlagen"]


def test_facets_count_and_narrow(programme):
    publish(programme, title="Rooster een", theme="planning", facets={"effort": "hour", "company_sizes": ["6-9"]})
    publish(programme, title="Rooster twee", theme="werkdruk", facets={"effort": "day"})
    found = finder(programme).find("rooster", kinds=["tool"])
    assert found.facets["theme"] == {"flexibel-organiseren": 1, "werkgeluk-en-gezondheid": 1}
    assert found.facets["size"]["6-9"] == 2  # an item that names no size is for every size
    assert titles(programme, "rooster", kinds=["tool"], chosen={"effort": ["hour"]}) == ["Rooster een"]


def test_like_this_gives_what_shares_telling_words(programme):
    body = [("paragraph", "<p>Het rooster, de ploeg en de diensten. Ruilen van diensten in de ploeg.</p>")]
    first = publish(programme, title="Zelf roosteren", body=body)
    publish(programme, title="Diensten ruilen", body=body)
    publish(programme, title="Over geld", body=[("paragraph", "<p>Sparen en lenen bij de bank.</p>")])
    assert [hit.title for hit in finder(programme).like(f"item:{first.pk}", kinds=["tool"])] == ["Diensten ruilen"]


def test_suggestions_complete_the_last_word(programme):
    publish(programme, title="Medewerkers betrekken")
    assert [hit.title for hit in finder(programme).suggest("mede", kinds=["tool"])] == ["Medewerkers betrekken"]
    assert [hit.title for hit in finder(programme).suggest("betrekken med", kinds=["tool"])] == [
        "Medewerkers betrekken"
    ]
    assert finder(programme).suggest("mede zzz") == []


def test_english_page_is_found_by_english_rules(programme):
    page = publish(programme, title="Planning together", body=[("paragraph", "<p>Organising shifts.</p>")])
    locale, _is_new = Locale.objects.get_or_create(language_code="en")
    ItemPage.objects.filter(pk=page.pk).update(locale=locale)
    assert titles(programme, "organised shift", kinds=["tool"]) == ["Planning together"]
