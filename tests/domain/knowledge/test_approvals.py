import datetime as dt

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.knowledge import publish
from veerkracht.domain.knowledge.actions import (
    ApprovalAnswered,
    NobodyToAsk,
    NothingToApprove,
    answer_story,
    approve_on_paper,
    ask_story_approval,
    confirm_item,
    remind_owners,
)
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import ItemPage, ReviewReminder, StoryApproval, StoryPage
from veerkracht.domain.knowledge.permissions import can_publish_story
from veerkracht.domain.knowledge.rules.approval import fingerprint
from veerkracht.shared.mail.models import Mail

AT = dt.datetime(2019, 9, 23, 12, tzinfo=dt.UTC)


@pytest.fixture
def story(programme) -> StoryPage:
    """Return a published story of which a new text is being written."""
    found = StoryPage.objects.get(pk=publish(programme, ItemKind.STORY).pk)
    found.intro = "Een nieuwe inleiding."
    found.save_revision()
    return found


def draft(story: StoryPage) -> StoryPage:
    return story.get_latest_revision_as_object()


def test_fingerprint_sees_words_and_no_white_space():
    one = fingerprint(title="Zo", intro="Voor wie", text="Een twee.")
    assert one == fingerprint(title=" Zo ", intro="Voor  wie", text="Een\ntwee. ")
    assert one != fingerprint(title="Zo", intro="Voor wie", text="Een twee!")
    assert fingerprint(title="a b", intro="", text="") != fingerprint(title="a", intro="b", text="")


def test_story_may_be_published_only_with_a_yes_to_this_very_text(story):
    assert not can_publish_story(draft(story))
    approval = ask_story_approval(story=story, by=None, at=AT)
    assert not can_publish_story(draft(story))
    answer_story(approval=approval, is_approved=True, by=None, at=AT)
    assert can_publish_story(draft(story))
    story.title = "Een andere titel"
    story.save_revision()
    assert not can_publish_story(draft(story))


def test_latest_answer_counts(story):
    answer_story(
        approval=ask_story_approval(story=story, by=None, at=AT), is_approved=False, remark="Nee", by=None, at=AT
    )
    assert not can_publish_story(draft(story))
    approve_on_paper(story=story, remark="Per telefoon", by=None, at=AT + dt.timedelta(hours=1))
    assert can_publish_story(draft(story))


def test_pionier_gets_one_mail_with_the_link_and_asker_hears_the_answer(story):
    editor = UserFactory.create(email="redactie@example.org")
    approval = ask_story_approval(story=story, by=editor, at=AT)
    mail = Mail.objects.get(kind="story_approval")
    assert mail.to_address == story.told_by.email
    assert f"/verhaal/{approval.token}/" in mail.text
    answer_story(approval=approval, is_approved=False, remark="De naam klopt niet.", by=None, at=AT)
    told = Mail.objects.get(kind="story_answered")
    assert (told.to_address, "De naam klopt niet." in told.text) == ("redactie@example.org", True)


def test_asking_again_takes_the_place_of_the_open_question(story):
    ask_story_approval(story=story, by=None, at=AT)
    second = ask_story_approval(story=story, by=None, at=AT)
    assert list(StoryApproval.objects.open()) == [second]


def test_nobody_is_asked_twice_about_the_same_text(story):
    answer_story(approval=ask_story_approval(story=story, by=None, at=AT), is_approved=True, by=None, at=AT)
    with pytest.raises(NothingToApprove):
        ask_story_approval(story=story, by=None, at=AT)


def test_without_address_nobody_can_be_asked(story):
    story.told_by.email = ""
    story.told_by.save()
    with pytest.raises(NobodyToAsk):
        ask_story_approval(story=story, by=None, at=AT)


def test_answer_is_given_once(story):
    approval = ask_story_approval(story=story, by=None, at=AT)
    answer_story(approval=approval, is_approved=True, by=None, at=AT)
    with pytest.raises(ApprovalAnswered):
        answer_story(approval=approval, is_approved=False, remark="Toch niet", by=None, at=AT)
    approval.refresh_from_db()
    assert approval.is_approved


def test_looking_at_an_item_moves_its_day_by_a_year(programme, today):
    item = publish(programme, review_on=dt.date(2019, 7, 1))
    confirm_item(item=item, on=today, by=None)
    item = ItemPage.objects.get(pk=item.pk)
    assert (item.checked_on, item.review_on) == (today, dt.date(2020, 9, 22))
    assert not item.has_unpublished_changes
    assert item.get_latest_revision_as_object().review_on == item.review_on


def test_owner_hears_once_which_items_are_old(programme, other_programme, today):
    owner = UserFactory.create(email="eigenaar@example.org")
    old = [publish(programme, title=f"Oud {n}", slug=f"oud-{n}", review_on=today) for n in (1, 2)]
    publish(programme, title="Nieuw", slug="nieuw", review_on=today + dt.timedelta(days=1))
    publish(other_programme, title="Elders", slug="elders", review_on=today)
    ItemPage.objects.update(owner=owner)
    publish(programme, title="Van niemand", slug="niemand", review_on=today)
    assert remind_owners(programme=programme, on=today, by=None) == 1
    mail = Mail.objects.get(kind="items_to_review")
    assert mail.to_address == "eigenaar@example.org"
    assert all(item.title in mail.text for item in old)
    assert not any(title in mail.text for title in ("Nieuw", "Van niemand", "Elders"))
    assert remind_owners(programme=programme, on=today, by=None) == 0
    assert ReviewReminder.objects.count() == 2
