"""The editor at /cms/: who may enter, and that programmes stay apart."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.knowledge import publish
from tests.factories.pioniers import PionierFactory
from veerkracht.domain.knowledge.actions import admit_editors, open_shelf
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import StoryPage, ToolPage
from veerkracht.domain.knowledge.queries import shelf_of


@pytest.fixture
def editor(programme, team, today) -> Client:
    """Return the browser of a team member who may edit."""
    open_shelf(programme=programme, title="Kennisbank", by=None)
    admit_editors(programme=programme, on=today, by=None)
    return team


@pytest.mark.parametrize(
    ("role", "status"),
    [("visitor", 302), ("stranger", 403), ("pionier", 403), ("fan", 403), ("deputy", 403), ("auditor", 403)],
)
def test_only_who_may_change_things_enters(role, status, request):
    assert request.getfixturevalue(role).get("/cms/").status_code == status


def test_editor_enters(editor):
    assert editor.get("/cms/").status_code == 200


def test_role_that_ended_closes_the_door_at_once(editor, team_user, today):
    """Also before the worker took the name off the list of editors."""
    team_user.memberships.update(ends_on=today)
    assert editor.get("/cms/").status_code == 403


def test_superuser_enters_without_a_role(programme, client_for):
    open_shelf(programme=programme, title="Kennisbank", by=None)
    assert client_for(UserFactory.create(is_superuser=True)).get("/cms/").status_code == 200


@pytest.mark.parametrize("path", ["/cms/login/", "/cms/password_reset/", "/cms/"])
def test_own_sign_in_of_wagtail_is_closed(programme, visitor, path):
    assert visitor.get(path)["Location"].startswith("/account/inloggen/")
    assert visitor.post(path).status_code == 302


def test_password_pages_of_wagtail_are_gone(editor):
    assert editor.get("/cms/login/")["Location"] == "/cms/"
    assert editor.get("/cms/password_reset/").status_code == 404


def test_editor_does_not_see_another_programme(editor, other_programme):
    foreign = publish(other_programme, title="Geheim van elders")
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[foreign.pk])).status_code == 302
    for path in ("/cms/pages/search/?q=Geheim", "/cms/choose-page/", "/cms/reports/site-history/"):
        page = editor.get(path).content.decode()
        assert "Geheim van elders" not in page, path


def test_story_offers_the_pioniers_of_the_own_programme(editor, programme, other_programme):
    ours = PionierFactory.create(programme=programme)
    PionierFactory.create(programme=other_programme)
    path = reverse("wagtailadmin_pages:add", args=["knowledge", "storypage", shelf_of(programme).pk])
    form = editor.get(path).context["form"]
    assert list(form.fields["told_by"].queryset) == [ours.person]


def test_tool_is_never_a_story(editor, programme):
    path = reverse("wagtailadmin_pages:add", args=["knowledge", "toolpage", shelf_of(programme).pk])
    form = editor.get(path).context["form"]
    assert [code for code, _label in form.fields["kind"].choices] == [ItemKind.TOOL, ItemKind.SCAN]


def new_tool(**fields: str) -> dict[str, str]:
    """Return what the editor's form sends for a tool."""
    body = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "heading"}
    given = {
        "title": "Stoplijst",
        "slug": "stoplijst",
        "kind": "tool",
        "theme": "",
        "layer": "hoe",
        "intro": "Voor wie minder wil vergaderen.",
        "link": "https://example.org/stoplijst",
        "maker": "",
        "body-0-value": "Zo begint u",
        "body-0-id": "",
        "checked_on": "2019-06-03",
        "review_on": "2020-06-01",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
        "action-publish": "action-publish",
    }
    return {**body, **given, **fields}


def test_editor_publishes_a_tool_that_a_visitor_finds(editor, programme, visitor):
    path = reverse("wagtailadmin_pages:add", args=["knowledge", "toolpage", shelf_of(programme).pk])
    theme = programme.themes.get(code="flexibel-organiseren")
    response = editor.post(path, new_tool(theme=str(theme.pk)))
    assert response.status_code == 302, response.context["form"].errors
    page = visitor.get("/kennisbank/stoplijst/").content.decode()
    assert "https://example.org/stoplijst" in page


@pytest.mark.parametrize("action", ["action-publish", ""])
def test_review_before_the_check_is_told_to_the_editor(editor, programme, action):
    path = reverse("wagtailadmin_pages:add", args=["knowledge", "toolpage", shelf_of(programme).pk])
    response = editor.post(path, new_tool(review_on="2019-06-03", **{"action-publish": action}))
    assert "review_on" in response.context["form"].errors
    assert not ToolPage.objects.exists()


def test_preview_shows_the_page_in_the_editors_own_frame(editor, programme):
    item = publish(programme, ItemKind.STORY, title="Zo deden wij het")
    story = StoryPage.objects.get(pk=item.pk)
    path = reverse("wagtailadmin_pages:view_draft", args=[story.pk])
    response = editor.get(path)
    assert "Zo deden wij het" in response.content.decode()
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
