"""Write, have a colleague look, publish; on a day, and until a day."""

import datetime as dt

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.hooks import search_for_hooks

from tests.factories.knowledge import publish
from tests.factories.programme import MembershipFactory
from veerkracht.domain.knowledge.actions import admit_editors, answer_story, ask_story_approval, keep_schedule
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import ItemPage, NotAgreed, OwnText, SecondLook, StoryPage, ToolPage
from veerkracht.domain.knowledge.rules.review import may_look
from veerkracht.domain.knowledge.tasks import publish_and_withdraw_on_time
from veerkracht.shared.mail.models import Mail


@pytest.fixture(autouse=True)
def _hooks() -> None:
    """Load what the CMS loads before its first page."""
    search_for_hooks()


@pytest.fixture
def tool(programme) -> ToolPage:
    """Return a published tool of which a new text is being written."""
    found = ToolPage.objects.get(pk=publish(programme, title="Stoplijst").pk)
    found.title = "Stoplijst, nieuwe versie"
    found.save_revision()
    return found


@pytest.fixture
def editors(programme, today):
    """Return two people who may edit."""
    made = [MembershipFactory.create(programme=programme, user__email=f"{name}@example.org").user for name in "ab"]
    publish(programme, title="Iets", slug="iets")
    admit_editors(programme=programme, on=today, by=None)
    return made


def offered(page, by):
    """Return the state of the step after this person offered the text."""
    return page.get_workflow().start(page, by).current_task_state


@given(
    looker=st.integers(1, 4),
    writer=st.none() | st.integers(1, 4),
    editors=st.sets(st.integers(1, 4)),
)
def test_who_may_look_edits_and_wrote_something_else_unless_alone(looker, writer, editors):
    allowed = may_look(looker=looker, writer=writer, editors=editors)
    assert not (allowed and looker not in editors)
    if looker in editors and len(editors) > 1:
        assert allowed == (looker != writer)
    if editors == {looker}:
        assert allowed


def test_colleague_reads_and_publishes(tool, editors):
    writer, reader = editors
    step = offered(tool, writer)
    asked = Mail.objects.get(kind="text_to_look_at")
    assert (asked.to_address, f"/cms/pages/{tool.pk}/edit/" in asked.text) == (reader.email, True)
    task = SecondLook.objects.get(pk=step.task_id)
    assert [name for name, _words, _more in task.get_actions(tool, writer)] == ["reject"]
    with pytest.raises(OwnText):
        task.on_action(step, writer, "approve")
    task.on_action(step, reader, "approve", comment="Mooi")
    tool.refresh_from_db()
    assert (tool.live, tool.title) == (True, "Stoplijst, nieuwe versie")
    told = Mail.objects.get(kind="text_looked_at")
    assert (told.to_address, "Mooi" in told.text) == (writer.email, True)


def test_colleague_asks_for_changes(tool, editors):
    writer, reader = editors
    step = offered(tool, writer)
    step.task.specific.on_action(step, reader, "reject", comment="De titel is te lang.")
    tool.refresh_from_db()
    assert tool.title == "Stoplijst"
    assert "De titel is te lang." in Mail.objects.get(kind="text_looked_at").text


def test_who_edits_alone_may_publish_the_own_text(tool, programme, today):
    writer = MembershipFactory.create(programme=programme).user
    admit_editors(programme=programme, on=today, by=None)
    step = offered(tool, writer)
    step.task.specific.on_action(step, writer, "approve")
    tool.refresh_from_db()
    assert tool.title == "Stoplijst, nieuwe versie"


def test_editor_of_elsewhere_sees_nothing_of_it(tool, editors, other_programme, today):
    stranger = MembershipFactory.create(programme=other_programme).user
    publish(other_programme, slug="elders")
    admit_editors(programme=other_programme, on=today, by=None)
    step = offered(tool, editors[0])
    task = step.task.specific
    assert task.get_actions(tool, stranger) == []
    assert not task.get_task_states_user_can_moderate(stranger).exists()
    assert task.get_task_states_user_can_moderate(editors[1]).count() == 1


@pytest.fixture
def story(programme) -> StoryPage:
    """Return a story with a new text to which the pionier said nothing yet."""
    found = StoryPage.objects.get(pk=publish(programme, ItemKind.STORY, slug="verhaal").pk)
    found.title = "Een nieuwe titel"
    found.save_revision()
    return found


def test_no_colleague_publishes_a_story_without_the_pioniers_yes(story, editors, programme):
    writer, reader = editors
    step = offered(story, writer)
    task = step.task.specific
    with pytest.raises(NotAgreed):
        task.on_action(step, reader, "approve")
    asked = ask_story_approval(story=story, by=writer, at=programme.now())
    answer_story(approval=asked, is_approved=True, by=None, at=programme.now())
    task.on_action(step, reader, "approve")
    story.refresh_from_db()
    assert story.title == "Een nieuwe titel"


def test_story_cannot_be_published_in_any_other_way(story):
    with pytest.raises(NotAgreed):
        story.get_latest_revision().publish()


NOW = timezone.now()
SOON = NOW + dt.timedelta(hours=1)


def planned(page, **moments) -> None:
    for name, moment in moments.items():
        setattr(page, name, moment)
    page.save_revision().publish()


def test_text_is_published_on_its_moment(tool, programme):
    planned(tool, go_live_at=SOON)
    publish_and_withdraw_on_time()
    assert ItemPage.objects.get(pk=tool.pk).title == "Stoplijst"
    tool.revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=NOW - dt.timedelta(minutes=1))
    draft = tool.get_latest_revision()
    draft.content["go_live_at"] = (NOW - dt.timedelta(minutes=1)).isoformat()
    draft.save(update_fields=["content"])
    publish_and_withdraw_on_time()
    assert ItemPage.objects.get(pk=tool.pk).title == "Stoplijst, nieuwe versie"


def test_item_leaves_the_site_on_its_moment_and_is_kept(tool, programme):
    planned(tool, expire_at=SOON)
    keep_schedule(programme=programme, at=SOON - dt.timedelta(minutes=1), by=None)
    assert ItemPage.objects.get(pk=tool.pk).live
    keep_schedule(programme=programme, at=SOON, by=None)
    item = ItemPage.objects.get(pk=tool.pk)
    assert (item.live, item.expired) == (False, True)


def test_planned_story_whose_yes_was_taken_back_stays_where_it_was(story, programme):
    asked = ask_story_approval(story=story, by=None, at=programme.now())
    answer_story(approval=asked, is_approved=True, by=None, at=programme.now())
    planned(story, go_live_at=SOON)
    story.approvals.filter(is_approved=True).update(is_approved=False)
    keep_schedule(programme=programme, at=SOON, by=None)
    assert not story.revisions.exclude(approved_go_live_at=None).exists()
    assert ItemPage.objects.get(pk=story.pk).title != "Een nieuwe titel"
