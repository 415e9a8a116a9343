"""Two people at once on real PostgreSQL. Every guard has a control: without it the same race goes wrong."""

import datetime as dt
import uuid
from functools import partial

import pytest

from tests.domain.companies.threads import MeetingPoint, at_once
from tests.factories.accounts import UserFactory
from tests.factories.companies import OccasionFactory
from tests.factories.pioniers import PionierFactory
from tests.factories.programme import ProgrammeFactory
from tests.factories.referrals import HandoffFactory, ProviderFactory, QuestionFactory, ThemeFactory
from veerkracht.domain.companies.models import Person, Touchpoint
from veerkracht.domain.referrals.actions import (
    QuestionAlreadyHandled,
    answer_question,
    answering,
    ask_question,
    asking,
    cards,
    handing_off,
    issue_card,
    pass_on_question,
    withdraw_question,
)
from veerkracht.domain.referrals.actions.handing_off import (
    HandoffIsOver,
    accept_handoff,
    agree_to_proposal,
    decline_handoff,
    propose_providers,
)
from veerkracht.domain.referrals.models import Handoff, ProviderMonth, Question, ReferralCard
from veerkracht.domain.referrals.rules.matching import Match
from veerkracht.shared.mail.models import Mail

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]

NOW = dt.datetime(2019, 9, 23, 9, 0, tzinfo=dt.UTC)
OFFERS = 50


@pytest.fixture
def programme(transactional_db):
    """Return a committed programme, which other connections see."""
    return ProgrammeFactory.create(is_default=True)


def answers_at_once(programme, monkeypatch) -> tuple[list[object], int]:
    """Let two people answer one question at once; return what each got, and how many mails went out."""
    question = QuestionFactory.create(programme=programme)
    users = UserFactory.create_batch(2)
    monkeypatch.setattr(answering, "send_answer", MeetingPoint().before(answering.send_answer))
    works = [partial(answer_question, question=question, answer=f"Van {u}", at=NOW, by=u) for u in users]
    return at_once(*works), Mail.objects.count()


def read_only(pk: int) -> Question:
    """Stand in for the guard: the question as it is now, held by nobody."""
    return Question.objects.select_related("programme", "person", "company").get(pk=pk)


def test_two_people_answer_one_question(programme, monkeypatch):
    outcomes, mails = answers_at_once(programme, monkeypatch)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Question", "QuestionAlreadyHandled"]
    assert mails == 1


def test_control_without_holding_the_question_both_answers_go_out(programme, monkeypatch):
    monkeypatch.setattr(answering, "hold_question", read_only)
    outcomes, mails = answers_at_once(programme, monkeypatch)
    assert [type(outcome) for outcome in outcomes] == [Question, Question]
    assert mails == 2


def test_sender_takes_it_back_while_the_team_passes_it_on(programme):
    question = QuestionFactory.create(programme=programme)
    outcomes = at_once(
        partial(withdraw_question, question=question, at=NOW),
        partial(pass_on_question, question=question, to="Els", at=NOW, by=None),
    )
    assert sum(isinstance(outcome, QuestionAlreadyHandled) for outcome in outcomes) == 1


def same_form_at_once(programme, monkeypatch) -> list[object]:
    """Post one form twice at once, both past the first look; return what each got."""
    monkeypatch.setattr(asking, "find_or_add_person", MeetingPoint().before(asking.find_or_add_person))
    fields = {"programme": programme, "email": "a@example.org", "text": "Hoe?", "at": NOW, "form_key": uuid.uuid4()}
    return at_once(*[partial(ask_question, **fields)] * 2)


def test_one_form_posted_twice_at_once_is_one_question(programme, monkeypatch):
    first, second = same_form_at_once(programme, monkeypatch)
    assert isinstance(first, Question)
    assert first == second
    assert Question.objects.count() == Mail.objects.count() == Touchpoint.objects.count() == Person.objects.count() == 1


def test_control_without_the_key_in_the_database_there_are_two(programme, monkeypatch):
    """The guard is the unique key; forms with keys of their own go past it."""
    keep = Question.__init__

    def with_own_key(self, *args, **kwargs):
        if "form_key" in kwargs:
            kwargs["form_key"] = uuid.uuid4()
        keep(self, *args, **kwargs)

    monkeypatch.setattr(Question, "__init__", with_own_key)
    same_form_at_once(programme, monkeypatch)
    assert Question.objects.count() == Mail.objects.count() == 2


def test_two_people_make_the_same_card_at_once(programme, monkeypatch):
    pionier, occasion = PionierFactory.create(programme=programme), OccasionFactory.create(programme=programme)
    monkeypatch.setattr(cards, "new_code", MeetingPoint().before(cards.new_code))
    first, second = at_once(*[partial(issue_card, pionier=pionier, occasion=occasion, by=None)] * 2)
    assert first == second
    assert ReferralCard.objects.count() == 1


def fifty_offers(programme, room: int) -> list[object]:
    """Let fifty questions be agreed to at once for one provider with little room; each has a second provider."""
    theme = ThemeFactory.create(programme=programme)
    scarce = ProviderFactory.create(programme=programme, themes=[theme], capacity=room)
    other = ProviderFactory.create(programme=programme, themes=[theme], capacity=100)
    proposals = []
    for _number in range(OFFERS):
        question = QuestionFactory.create(programme=programme, theme=theme)
        lines = [Match(scarce.pk, 90, ()), Match(other.pk, 50, ())]
        proposals.append(propose_providers(question=question, matches=lines, context="x", at=NOW, by=None))
    at_once(*[partial(agree_to_proposal, proposal=each, at=NOW) for each in proposals])
    return [Handoff.objects.filter(provider=each, state="offered").count() for each in (scarce, other)]


def test_the_last_place_of_a_provider_goes_to_exactly_one_and_the_others_go_on(programme):
    assert fifty_offers(programme, 1) == [1, OFFERS - 1]
    assert list(ProviderMonth.objects.order_by("room").values_list("taken", flat=True)) == [1, OFFERS - 1]


def test_control_with_a_place_that_is_read_and_then_written_too_many_are_offered(programme, monkeypatch):
    """The guard is the update that only succeeds while there is room; the constraint is the second one."""

    def read_then_write(provider, day):
        month, _new = ProviderMonth.objects.get_or_create(
            provider=provider, month=day.replace(day=1), defaults={"room": provider.capacity}
        )
        return month.taken < provider.capacity

    monkeypatch.setattr(handing_off, "take_place", read_then_write)
    assert fifty_offers(programme, 1)[0] > 1


def test_a_provider_says_yes_and_no_at_once(programme):
    handoff = HandoffFactory.create(proposal__question__programme=programme)
    outcomes = at_once(
        partial(accept_handoff, handoff=handoff, at=NOW), partial(decline_handoff, handoff=handoff, at=NOW)
    )
    assert sum(isinstance(each, HandoffIsOver) for each in outcomes) == 1
