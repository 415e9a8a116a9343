"""The desk of the example is alive: who can help, referrals in every state, and what waited in vain."""

import pytest

from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.choices import HandoffState, QuestionState
from veerkracht.domain.referrals.models import Handoff, Provider, Question, UnmetDemand

pytestmark = pytest.mark.django_db


def test_twelve_can_help_of_whom_one_waits_for_approval(demo: Programme) -> None:
    assert Provider.objects.of(demo).count() == 12
    assert Provider.objects.of(demo).approved(demo.today()).count() == 11


def test_questions_stand_in_every_state_but_merged(demo: Programme) -> None:
    states = set(Question.objects.of(demo).values_list("state", flat=True))
    assert states == set(QuestionState) - {QuestionState.MERGED}


def test_hand_offs_were_offered_accepted_and_declined(demo: Programme) -> None:
    states = set(Handoff.objects.filter(programme=demo).values_list("state", flat=True))
    assert states == {HandoffState.OFFERED, HandoffState.ACCEPTED, HandoffState.DECLINED}


def test_unmet_demand_names_no_question_that_is_over(demo: Programme) -> None:
    rows = UnmetDemand.objects.filter(programme=demo)
    assert rows.count() == 36
    assert rows.filter(ended_on=None).count() == 2
