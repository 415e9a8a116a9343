import datetime as dt

import pytest

from tests.factories.knowledge import publish
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import StoryApproval, StoryPage
from veerkracht.shared.mail.models import Mail


@pytest.fixture
def story(programme) -> StoryPage:
    """Return a published story of which a new text is being written."""
    found = StoryPage.objects.get(pk=publish(programme, ItemKind.STORY, title="Zo deden wij het").pk)
    found.intro = "Een nieuwe inleiding."
    found.save_revision()
    return found


def titles(response) -> list[str]:
    return [row.record.title for row in response.context["table"].rows]


def test_list_shows_what_is_old_or_waits(programme, other_programme, team, today):
    publish(programme, title="Oud", slug="oud", review_on=today)
    publish(programme, title="Goed", slug="goed")
    publish(other_programme, title="Elders", slug="elders")
    assert titles(team.get("/team/kennisbank/")) == ["Oud", "Goed"]
    assert titles(team.get("/team/kennisbank/?state=stale")) == ["Oud"]
    assert titles(team.get("/team/kennisbank/?q=goe")) == ["Goed"]


def test_story_goes_to_the_pionier_and_comes_back(story, team, visitor):
    team.post(f"/team/kennisbank/{story.pk}/vragen/")
    approval = StoryApproval.objects.open().get()
    assert Mail.objects.filter(kind="story_approval").exists()
    assert titles(team.get("/team/kennisbank/?state=waiting")) == ["Zo deden wij het"]
    page = visitor.get(f"/verhaal/{approval.token}/")
    assert "Een nieuwe inleiding." in page.content.decode()
    empty = visitor.post(f"/verhaal/{approval.token}/", {"remark": " "})
    assert "remark" in empty.context["form"].errors
    visitor.post(f"/verhaal/{approval.token}/", {"remark": "De naam klopt niet."})
    assert titles(team.get("/team/kennisbank/?state=change")) == ["Zo deden wij het"]
    assert "De naam klopt niet." in team.get(f"/team/kennisbank/{story.pk}/").content.decode()
    visitor.post(f"/verhaal/{approval.token}/", {"answer": "yes"})
    approval.refresh_from_db()
    assert not approval.is_approved


def test_yes_on_paper_needs_words(story, team):
    url = f"/team/kennisbank/{story.pk}/op-papier/"
    assert team.post(url, {"remark": ""}).status_code == 422
    assert team.post(url, {"remark": "Per telefoon"}).status_code == 302
    assert StoryApproval.objects.get(remark="Per telefoon").is_approved


def test_item_is_noted_as_still_right(programme, team, today):
    item = publish(programme, review_on=today)
    team.post(f"/team/kennisbank/{item.pk}/nagekeken/")
    item.refresh_from_db()
    assert item.review_on > today + dt.timedelta(days=300)


def test_item_of_another_programme_is_not_there(other_programme, team):
    item = publish(other_programme)
    assert team.get(f"/team/kennisbank/{item.pk}/").status_code == 404
    assert team.post(f"/team/kennisbank/{item.pk}/nagekeken/").status_code == 404


def test_only_a_story_is_asked_for(programme, team):
    item = publish(programme)
    assert team.post(f"/team/kennisbank/{item.pk}/vragen/").status_code == 404


def test_unknown_link_is_not_found(programme, visitor):
    assert visitor.get("/verhaal/onbekend/").status_code == 404


@pytest.mark.parametrize("amount", [1, 3])
def test_list_takes_the_same_queries_for_one_and_three(programme, team, amount, django_assert_num_queries):
    for number in range(amount):
        publish(programme, title=f"Item {number}", slug=f"item-{number}")
    team.get("/team/kennisbank/")
    with django_assert_num_queries(6):
        team.get("/team/kennisbank/")
