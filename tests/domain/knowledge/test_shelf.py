import datetime as dt

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from wagtail.models import Page, Site

from tests.factories.accounts import UserFactory
from tests.factories.knowledge import publish
from tests.factories.programme import MembershipFactory
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.knowledge.actions import admit_editors, open_shelf
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import KnowledgePage
from veerkracht.domain.knowledge.queries import editors_admitted, items_of
from veerkracht.domain.knowledge.tasks import admit_and_release_editors
from veerkracht.shared.audit.models import AuditLine


def test_welcome_page_of_wagtail_is_gone(db):
    assert not Page.objects.filter(depth=2).exists()
    assert not Site.objects.exists()


def test_shelf_is_opened_once(programme):
    first = open_shelf(programme=programme, title="Kennisbank", by=None)
    assert open_shelf(programme=programme, title="Kennisbank", by=None) == first
    assert Site.objects.get().root_page_id == first.pk


def test_two_programmes_do_not_see_each_others_items(programme, other_programme):
    ours, theirs = publish(programme), publish(other_programme)
    assert list(items_of(programme)) == [ours]
    assert list(items_of(other_programme)) == [theirs]


def test_programme_without_a_shelf_has_no_items(programme):
    assert not items_of(programme).exists()


def test_published_item_is_live_with_what_was_given(programme):
    item = publish(programme, title="Stoplijst", slug="stoplijst").specific
    assert (item.live, item.kind, item.link) == (True, ItemKind.TOOL, "https://example.org/hulpmiddel")
    assert [block.block_type for block in item.body] == ["heading", "paragraph"]


def test_item_has_an_address_on_our_own_site(programme):
    item = publish(programme, slug="stoplijst")
    assert item.get_url() == "/kennisbank/stoplijst/"
    assert item.get_full_url().endswith("/kennisbank/stoplijst/")


def test_story_needs_somebody_who_tells_it(programme):
    with pytest.raises(ValidationError):
        publish(programme, ItemKind.STORY, told_by=None)


def test_tool_needs_its_link(programme):
    with pytest.raises(ValidationError):
        publish(programme, link="geen adres")


def test_review_comes_after_the_check(programme):
    with pytest.raises(ValidationError):
        publish(programme, review_on=dt.date(2019, 6, 3))


def test_editors_are_those_who_may_change_things_today(programme, today):
    open_shelf(programme=programme, title="Kennisbank", by=None)
    team, former, auditor = UserFactory.create_batch(3)
    MembershipFactory.create(programme=programme, user=team)
    MembershipFactory.create(programme=programme, user=former, ends_on=today)
    MembershipFactory.create(programme=programme, user=auditor, role=Role.AUDITOR)
    admit_editors(programme=programme, on=today, by=None)
    assert editors_admitted(programme) == {team.pk}


def test_somebody_whose_role_ends_leaves_the_editors_by_the_worker(programme, today):
    open_shelf(programme=programme, title="Kennisbank", by=None)
    membership = MembershipFactory.create(programme=programme)
    admit_and_release_editors()
    assert editors_admitted(programme) == {membership.user_id}
    membership.ends_on = today
    membership.save()
    admit_and_release_editors()
    assert not editors_admitted(programme)


def test_worker_writes_nothing_when_nothing_changed(programme):
    open_shelf(programme=programme, title="Kennisbank", by=None)
    admit_and_release_editors()
    assert not AuditLine.objects.filter(action="knowledge.admit_editors").exists()


def test_editors_may_only_touch_the_pages_of_their_programme(programme, other_programme):
    open_shelf(programme=programme, title="Kennisbank", by=None)
    open_shelf(programme=other_programme, title="Kennisbank", by=None)
    groups = Group.objects.exclude(page_permissions=None).filter(name__startswith="editors-")
    for group in groups:
        pages = {permission.page_id for permission in group.page_permissions.all()}
        shelves = KnowledgePage.objects.filter(programme__slug=group.name.removeprefix("editors-"))
        assert pages == set(shelves.values_list("pk", flat=True))
        assert len(pages) == len(settings.LANGUAGES)
    assert groups.distinct().count() == 2
