"""What the team knows of its items: links that fail, and what nobody reads."""

import datetime as dt

import pytest

from tests.factories.knowledge import publish
from veerkracht.domain.knowledge.actions import note_answers, note_links
from veerkracht.domain.knowledge.links import addresses_to_ask, failing_links, is_up_to_date, links_in, wanted_links
from veerkracht.domain.knowledge.models import ItemLink, ItemPage, ItemRead
from veerkracht.domain.knowledge.queries import all_items
from veerkracht.domain.knowledge.reads import forget_old_reads, note_reads
from veerkracht.domain.knowledge.tasks import look_at_links
from veerkracht.shared.connectors.links import Answer, Outcome

AT = dt.datetime(2019, 9, 23, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
OWN, IN_TEXT, SOURCE = "https://example.org/eigen", "https://example.org/in-tekst", "https://example.org/bron"


@pytest.fixture
def item(programme) -> ItemPage:
    """Return an item that leads to three places, of which we know."""
    body = [("link", {"text": "Lees meer", "url": IN_TEXT}), ("heading", "Zo")]
    found = publish(programme, link=OWN, body=body, facets={"source": "Bron", "source_url": SOURCE})
    note_links(programme=programme, wanted=wanted_links(programme), by=None)
    return found


def answered(programme, outcome: Outcome, at: dt.datetime, url: str = OWN, moved_to: str = "") -> None:
    note_answers(programme=programme, answers={url: Answer(outcome, 404, moved_to)}, at=at, by=None)


def test_every_link_of_an_item_is_known_and_goes_with_it(item, programme, other_programme):
    publish(other_programme, link="https://example.org/elders")
    assert links_in(ItemPage.objects.select_related("toolpage").get(pk=item.pk)) == {OWN, IN_TEXT, SOURCE}
    assert set(ItemLink.objects.values_list("url", flat=True)) == {OWN, IN_TEXT, SOURCE}
    assert is_up_to_date(programme, set(wanted_links(programme)))
    ItemPage.objects.filter(pk=item.pk).update(source_url="")
    assert not is_up_to_date(programme, set(wanted_links(programme)))
    note_links(programme=programme, wanted=wanted_links(programme), by=None)
    assert set(ItemLink.objects.values_list("url", flat=True)) == {OWN, IN_TEXT}


def test_link_that_works_is_asked_weekly_and_one_that_fails_daily(item, programme):
    assert set(addresses_to_ask(programme, AT, 9)) == {OWN, IN_TEXT, SOURCE}
    assert len(addresses_to_ask(programme, AT, 2)) == 2
    for url in (IN_TEXT, SOURCE):
        answered(programme, Outcome.FINE, AT, url)
    answered(programme, Outcome.GONE, AT)
    assert addresses_to_ask(programme, AT, 9) == []
    assert addresses_to_ask(programme, AT + DAY, 9) == [OWN]
    assert len(addresses_to_ask(programme, AT + 7 * DAY, 9)) == 3


def test_link_is_told_when_it_failed_on_two_days_and_no_longer_when_it_works(item, programme):
    answered(programme, Outcome.SLOW, AT)
    assert not failing_links(programme).exists()
    answered(programme, Outcome.GONE, AT + DAY)
    link = failing_links(programme).get()
    assert (link.url, link.failures, link.failing_since) == (OWN, 2, AT)
    answered(programme, Outcome.FINE, AT + 2 * DAY)
    assert not failing_links(programme).exists()


def test_link_that_moved_for_good_is_told_with_its_new_address(item, programme):
    answered(programme, Outcome.MOVED, AT, moved_to="https://example.org/nieuw")
    assert failing_links(programme).get().moved_to == "https://example.org/nieuw"


def test_links_of_an_example_are_never_asked(item, programme):
    programme.is_demo = True
    programme.save(update_fields=["is_demo"])
    ItemLink.objects.all().delete()
    look_at_links()
    assert not ItemLink.objects.exists()


def test_team_sees_what_to_mend(item, programme, team):
    for at in (AT, AT + DAY):
        answered(programme, Outcome.GONE, at)
    page = team.get("/team/kennisbank/links/").content.decode()
    assert OWN in page
    assert IN_TEXT not in page
    assert IN_TEXT in team.get("/team/kennisbank/links/?state=unknown").content.decode()


@pytest.mark.parametrize("amount", [1, 3])
def test_list_of_links_takes_the_same_queries(amount, programme, team, django_assert_num_queries):
    for number in range(amount):
        publish(programme, slug=f"item-{number}", link=f"https://example.org/{number}")
    note_links(programme=programme, wanted=wanted_links(programme), by=None)
    ItemLink.objects.update(state="gone", failures=2)
    team.get("/team/kennisbank/links/")
    with django_assert_num_queries(7):
        team.get("/team/kennisbank/links/")


def test_reads_add_up_per_week_and_what_is_not_there_does_not_count(programme, other_programme):
    item = publish(programme, slug="hier")
    publish(other_programme, slug="elders")
    note_reads(programme=programme, times={"hier": 2, "elders": 5, "nergens": 1})
    note_reads(programme=programme, times={"hier": 3})
    assert list(ItemRead.objects.values_list("item_id", "week", "times")) == [(item.pk, dt.date(2019, 9, 23), 5)]
    assert all_items(programme).get(pk=item.pk).times_read == 5
    ItemRead.objects.update(week=dt.date(2018, 9, 3))
    forget_old_reads(programme)
    assert not ItemRead.objects.exists()


def test_visitor_who_reads_counts_and_team_and_machines_do_not(programme, visitor, team):
    item = publish(programme, slug="gelezen")
    path = f"/kennisbank/{item.slug}/"
    visitor.get(path)
    visitor.get(path, headers={"user-agent": "ExampleBot/1.0"})
    visitor.head(path)
    visitor.get("/kennisbank/bestaat-niet/")
    team.get(path)
    from veerkracht.web.reads import counted

    counted.write()
    assert all_items(programme).get(pk=item.pk).times_read == 1


def test_team_sees_what_nobody_read(programme, team):
    for name in ("gelezen", "vergeten"):
        publish(programme, title=name.capitalize(), slug=name)
    note_reads(programme=programme, times={"gelezen": 4})
    rows = team.get("/team/kennisbank/?state=unread").context["table"].rows
    assert [row.record.title for row in rows] == ["Vergeten"]
    assert "Gelezen" in team.get("/team/kennisbank/?sort=-times_read").content.decode()
