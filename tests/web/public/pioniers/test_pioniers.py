import datetime as dt

import pytest

from tests.factories.companies import CompanyFactory
from tests.factories.events import EventFactory
from tests.factories.knowledge import publish
from tests.factories.pioniers import AppointmentFactory, EngagementFactory, PionierFactory
from tests.factories.programme import MunicipalityFactory
from tests.factories.referrals import ReferralCardFactory
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.programme.models import RegionTile

SOON = dt.datetime(2019, 10, 1, 18, tzinfo=dt.UTC)
MOST_QUERIES = 8


def names(response) -> list[str]:
    return [pionier.person.name for pionier in response.context["pioniers"]]


def test_only_who_said_yes_and_is_appointed_today_is_seen(programme, other_programme, visitor, today):
    PionierFactory.create(programme=programme, appointed=True, person__name="Wietske")
    PionierFactory.create(programme=programme, profile_approved_on=today, person__name="Niet benoemd")
    silent = PionierFactory.create(programme=programme, person__name="Geen ja")
    AppointmentFactory.create(pionier=silent)
    former = PionierFactory.create(programme=programme, profile_approved_on=today, person__name="Geweest")
    AppointmentFactory.create(pionier=former, ends_on=today)
    PionierFactory.create(programme=other_programme, appointed=True, person__name="Elders")
    assert names(visitor.get("/pioniers/")) == ["Wietske"]
    for pionier in (silent, former):
        assert visitor.get(f"/pioniers/{pionier.slug}/").status_code == 404


def test_pionier_of_another_programme_is_not_there(programme, other_programme, visitor):
    pionier = PionierFactory.create(programme=other_programme, appointed=True)
    assert visitor.get(f"/pioniers/{pionier.slug}/").status_code == 404


def test_page_has_story_next_meeting_and_a_way_to_ask(the_pionier, programme, visitor):
    event = EventFactory.create(programme=programme, occasion__starts_at=SOON, occasion__title="Avond in de hal")
    EngagementFactory.create(pionier=the_pionier, occasion=event.occasion, on=SOON.date())
    card = ReferralCardFactory.create(programme=programme, pionier=the_pionier)
    publish(programme, ItemKind.STORY, told_by=the_pionier.person, title="Zo deden wij het")
    page = visitor.get(f"/pioniers/{the_pionier.slug}/").content.decode()
    for words in (the_pionier.story, "Avond in de hal", f"/k/{card.code}/vraag/", "Zo deden wij het"):
        assert words in page


def test_withdrawn_card_is_no_longer_offered(the_pionier, programme, visitor):
    ReferralCardFactory.create(programme=programme, pionier=the_pionier, withdrawn_at=SOON)
    assert "/k/" not in visitor.get(f"/pioniers/{the_pionier.slug}/").content.decode()


def test_list_is_chosen_by_theme_region_and_size(programme, visitor):
    deventer = MunicipalityFactory.create(code="GM0150", name="Deventer")
    zwolle = MunicipalityFactory.create()
    for place, part in ((deventer, "Stedendriehoek"), (zwolle, "Zwolle")):
        RegionTile.objects.filter(programme=programme, municipality=place).update(subregion=part)
    for name, themes, people, place in (
        ("Anna", "Leren, roosters", 8, deventer),
        ("Bart", "leren", 60, zwolle),
        ("Cor", "roosters", None, None),
    ):
        company = CompanyFactory.create(programme=programme, headcount=people, municipality=place)
        PionierFactory.create(programme=programme, appointed=True, person__name=name, themes=themes, company=company)
    chosen = {
        "": ["Anna", "Bart", "Cor"],
        "thema=leren": ["Anna", "Bart"],
        "streek=Zwolle": ["Bart"],
        "grootte=1-9": ["Anna"],
        "thema=roosters&grootte=50-99": [],
        "thema=onzin": ["Anna", "Bart", "Cor"],
    }
    assert {query: names(visitor.get(f"/pioniers/?{query}")) for query in chosen} == chosen


def test_pionier_has_a_picture_to_share(the_pionier, visitor):
    assert f"/pioniers/{the_pionier.slug}/beeld.png" in visitor.get(f"/pioniers/{the_pionier.slug}/").content.decode()
    assert visitor.get(f"/pioniers/{the_pionier.slug}/beeld.png")["Content-Type"] == "image/png"


@pytest.mark.parametrize("amount", [1, 3])
def test_list_takes_the_same_queries_for_one_and_three(programme, visitor, amount, django_assert_num_queries):
    PionierFactory.create_batch(amount, programme=programme, appointed=True)
    with django_assert_num_queries(3):
        assert len(names(visitor.get("/pioniers/"))) == amount


def test_page_takes_few_queries(the_pionier, visitor, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        visitor.get(f"/pioniers/{the_pionier.slug}/")
