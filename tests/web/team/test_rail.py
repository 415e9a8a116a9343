"""The rail: what waits, cheap, only for pages of the team."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import ResolverMatch
from django.utils import timezone, translation

from tests.factories.companies import ConcreteStepFactory
from tests.factories.events import AttendanceImportFactory, EventFactory
from tests.factories.referrals import QuestionFactory
from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.choices import StepState
from veerkracht.domain.events.choices import ImportState
from veerkracht.domain.impact.queries import Attention
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.ui.icons import ICONS
from veerkracht.web.team.rail import WORDS, Word, attention_of, items, rail

pytestmark = pytest.mark.django_db


def request_of(
    programme: Programme | None, user: User | AnonymousUser, path: str = "/team/vragen/", door: str = "team"
):  # type: ignore[no-untyped-def]  # a request with our attributes
    """Return a request as the middleware leaves it."""
    request = RequestFactory().get(path)
    request.programme, request.user = programme, user
    request.resolver_match = ResolverMatch(lambda: None, (), {}, url_name="x", namespaces=[door])
    return request


def fill(programme: Programme) -> None:
    """Let one of each wait, beside one of each that does not."""
    QuestionFactory.create(programme=programme)
    QuestionFactory.create(programme=programme, state=QuestionState.ANSWERED, answer="Zo.", handled_at=timezone.now())
    for state in (StepState.ASKED, StepState.DENIED):
        ConcreteStepFactory.create(programme=programme, state=state)
    event = EventFactory.create(programme=programme)
    for list_state in (ImportState.PREVIEW, ImportState.DISCARDED):
        AttendanceImportFactory.create(event=event, state=list_state)
    for mail_state in (MailState.HELD, MailState.FAILED, MailState.QUEUED, MailState.CANCELLED):
        Mail.objects.create(programme_id=programme.pk, kind="x", state=mail_state, send_after=timezone.now())


def test_nothing_waits_in_an_empty_programme(programme: Programme, team_user: User) -> None:
    assert attention_of(request_of(programme, team_user)) == Attention()


def test_what_waits_is_counted_and_other_programmes_are_not(
    programme: Programme, other_programme: Programme, team_user: User
) -> None:
    fill(programme)
    fill(other_programme)
    expected = Attention(questions_open=1, steps_waiting=1, mails_held=1, mails_failed=1, imports_in_preview=1)
    assert attention_of(request_of(programme, team_user))._replace(oldest_import=None) == expected


def test_questions_past_their_day_are_flagged(programme: Programme, team_user: User) -> None:
    QuestionFactory.create(programme=programme, due_on=programme.today() - dt.timedelta(days=1))
    QuestionFactory.create(programme=programme, due_on=programme.today())
    with translation.override("en"):
        item = next(item for item in items(request_of(programme, team_user)) if item.url == "/team/vragen/")
    assert (item.label, item.count) == ("Questions, 1 late", 2)


def test_the_figures_stand_beside_their_words(programme: Programme, team_user: User) -> None:
    fill(programme)
    counts = {item.url: item.count for item in items(request_of(programme, team_user))}
    assert counts["/team/vragen/"] == 1
    assert counts["/team/post/"] == 2


def test_roles_and_figures_are_two_queries(
    programme: Programme, team_user: User, django_assert_num_queries: Any
) -> None:
    fill(programme)
    with django_assert_num_queries(2):
        items(request_of(programme, team_user))


def test_nothing_is_read_until_a_page_draws_it(
    programme: Programme, team_user: User, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]  # a fixture
    with django_assert_num_queries(0):
        drawn = rail(request_of(programme, team_user))
    assert len(list(drawn["rail"])) >= 2  # type: ignore[call-overload]  # a lazy list


def test_other_doors_have_no_rail(programme: Programme, team_user: User) -> None:
    assert rail(request_of(programme, team_user, door="public")) == {}
    assert rail(RequestFactory().get("/team/bestaat-niet/")) == {}


def test_here_is_marked_also_below_a_word(programme: Programme, team_user: User) -> None:
    here = [item.url for item in items(request_of(programme, team_user, "/team/vragen/7/antwoord/")) if item.active]
    assert here == ["/team/vragen/"]


def test_who_may_not_enter_sees_no_words(programme: Programme) -> None:
    assert items(request_of(programme, AnonymousUser())) == []
    assert items(request_of(None, AnonymousUser())) == []


def test_confidential_words_are_for_those_who_may_read_them(auditor: Client, programme: Programme) -> None:
    user = User.objects.get(email="auditor@example.org")
    urls = {item.url for item in items(request_of(programme, user))}
    assert not urls & {"/team/vragen/", "/team/post/"}


def test_a_word_without_a_page_is_left_out(
    programme: Programme, team_user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("veerkracht.web.team.rail.WORDS", (Word("team:nowhere", WORDS[0].label, "home", "z"),))
    assert items(request_of(programme, team_user)) == []


def test_every_word_has_its_own_key_and_an_icon_that_exists() -> None:
    assert len({word.key for word in WORDS}) == len(WORDS)
    assert {word.icon for word in WORDS} <= ICONS


def test_a_page_of_the_team_draws_it(team: Client) -> None:
    text = team.get("/team/vragen/").content.decode()
    assert 'data-go="q"' in text
    assert 'aria-current="page" data-go="q"' in text
