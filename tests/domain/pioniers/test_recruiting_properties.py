"""Over any moves and any papers: the table of PIO-1 holds, and nothing is appointed without all of PIO-2."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.factories.accounts import UserFactory
from tests.factories.consents import ConsentFactory
from tests.factories.pioniers import AppointmentFactory, CandidacyFactory, CandidateFactory, PionierFactory
from veerkracht.domain.companies.choices import ConsentPurpose
from veerkracht.domain.pioniers.actions import (
    AppointmentOverlaps,
    ConsentMissing,
    DecisionMissing,
    MoveNotInTable,
    NotDecidedYet,
    ReasonMissing,
    appoint,
    move_candidate,
)
from veerkracht.domain.pioniers.choices import CandidateState as State
from veerkracht.domain.pioniers.choices import Proposal, StopReason
from veerkracht.domain.pioniers.models import Appointment, Candidate, CandidateEntry, Pionier
from veerkracht.domain.pioniers.rules.pipeline import AT_WORK, MOVES, NEEDS_REASON
from veerkracht.shared.decision import Refused

NOW = dt.datetime(2019, 9, 23, 10, tzinfo=dt.UTC)
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@contextmanager
def rolled_back() -> Iterator[None]:
    """Let one example leave nothing behind for the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def deciders(db):
    return UserFactory.create_batch(2)


def refused_by(act: Callable[[], object]) -> type[Refused] | None:
    """Do it; return what refused it."""
    try:
        act()
    except Refused as error:
        return type(error)
    return None


def decide(candidate, deciders, proposal: Proposal, *, is_confirmed: bool = True) -> None:
    """Let one propose and, if so, another confirm."""
    confirmed = {"confirmed_by": deciders[1], "confirmed_at": NOW} if is_confirmed else {}
    given = {"proposal": proposal, "grounds": "Een goed verhaal.", "proposed_by": deciders[0], "proposed_at": NOW}
    CandidacyFactory.create(candidate=candidate, **given, **confirmed)


def standing_at(programme, state: State) -> Candidate:
    reason = StopReason.OTHER if state in NEEDS_REASON else ""
    return CandidateFactory.create(programme=programme, state=state, stop_reason=reason, in_talks=state in AT_WORK)


def refusal(state: State, to: State, *, has_reason: bool, is_decided: bool) -> type[Refused] | None:
    """Tell what PIO-1 says of a move by hand: first the table, then the reason, then the decision."""
    if to not in MOVES[state] or to == State.APPOINTED:
        return MoveNotInTable
    if to in {State.DECLINED, State.PAUSED, State.ALUMNUS} and not has_reason:
        return ReasonMissing
    return NotDecidedYet if to == State.ACCEPTED and not is_decided else None


@SLOW
@given(data=st.data(), start=st.sampled_from(State), is_decided=st.booleans())
def test_pio_1_any_moves_keep_to_the_table_and_leave_an_unbroken_log(
    programme, deciders, today, data, start, is_decided
):
    with rolled_back():
        candidate = standing_at(programme, start)
        if is_decided:
            decide(candidate, deciders, Proposal.APPOINT)
        way = [start]
        for _turn in range(data.draw(st.integers(1, 8))):
            to = data.draw(st.sampled_from(MOVES[way[-1]]) | st.sampled_from(State))
            reason = data.draw(st.sampled_from([None, StopReason.OTHER]))
            expected = refusal(way[-1], to, has_reason=reason is not None, is_decided=is_decided)
            said = {"candidate": candidate, "to": to, "reason": reason, "at": NOW, "by": deciders[0]}
            assert refused_by(partial(move_candidate, **said)) is expected
            if expected is None:
                way.append(to)
            found = Candidate.objects.get(pk=candidate.pk)
            assert found.state == way[-1]
            assert (found.next_on is not None) == (way[-1] in AT_WORK)
        log = CandidateEntry.objects.order_by("pk").values_list("from_state", "to_state")
        assert list(log) == list(itertools.pairwise(way))
        assert Pionier.objects.exists() == (State.ACCEPTED in way[1:])
        assert not Pionier.objects.public(today).exists()


ALL = dict.fromkeys((ConsentPurpose.PUBLIC_PROFILE, ConsentPurpose.PHOTO, ConsentPurpose.LOGO), "given")
ANSWERS = st.just(ALL) | st.fixed_dictionaries(
    dict.fromkeys(ConsentPurpose, st.sampled_from(["given", "given", "asked", "withdrawn"]))
)
DECIDED = st.sampled_from(["two", "paper", "blank paper", "proposed", "not to appoint", "nobody"])
EARLIER = (dt.date(2018, 9, 1), dt.date(2020, 9, 1))


def say(person, answers) -> None:
    """Keep what somebody answered for each purpose."""
    for purpose, answer in answers.items():
        ConsentFactory.create(person=person, purpose=purpose, **({} if answer == "asked" else {answer: True}))


def prove(candidate, deciders, decided: str) -> str:
    """Let the decision be there as it says; return what the form says of where it stands."""
    if decided in {"two", "proposed"}:
        decide(candidate, deciders, Proposal.APPOINT, is_confirmed=decided == "two")
    if decided == "not to appoint":
        decide(candidate, deciders, Proposal.NOT_APPOINT)
    return {"paper": "Besluitenlijst, punt 4", "blank paper": "  "}.get(decided, "")


def lacking(decided: str, answers, term: tuple[dt.date, dt.date], *, has_earlier: bool) -> type[Refused] | None:
    """Tell what PIO-2 says is missing: the decision, then a yes, then a term of its own."""
    if decided not in {"two", "paper"}:
        return DecisionMissing
    if any(answers[purpose] != "given" for purpose in ALL):
        return ConsentMissing
    overlaps = has_earlier and term[0] < EARLIER[1] and term[1] > EARLIER[0]
    return AppointmentOverlaps if overlaps else None


@SLOW
@given(
    decided=DECIDED, answers=ANSWERS, has_earlier=st.booleans(),
    starts_on=st.dates(dt.date(2017, 1, 1), dt.date(2022, 1, 1)), days=st.integers(1, 1500),
)  # fmt: skip
@example(decided="two", answers=ALL, has_earlier=True, starts_on=EARLIER[1], days=730)
@example(decided="two", answers=ALL, has_earlier=True, starts_on=EARLIER[1] - dt.timedelta(days=1), days=730)
@example(decided="paper", answers=ALL, has_earlier=False, starts_on=EARLIER[0], days=1)
def test_pio_2_an_appointment_has_its_decision_consents_and_own_term_or_is_not_made(
    programme, deciders, decided, answers, has_earlier, starts_on, days
):
    term = (starts_on, starts_on + dt.timedelta(days=days))
    with rolled_back():
        candidate = standing_at(programme, State.ACCEPTED)
        pionier = PionierFactory.create(programme=programme, person=candidate.person, company=candidate.company)
        if has_earlier:
            AppointmentFactory.create(pionier=pionier, starts_on=EARLIER[0], ends_on=EARLIER[1])
        say(pionier.person, answers)
        note = prove(candidate, deciders, decided)
        given = {"deputy_name": "M. de Vries", "starts_on": term[0], "ends_on": term[1], "decision_note": note}
        expected = lacking(decided, answers, term, has_earlier=has_earlier)
        assert refused_by(partial(appoint, pionier=pionier, **given, at=NOW, by=deciders[0])) is expected
        assert Appointment.objects.count() == has_earlier + (expected is None)
        if expected is None:
            made = Appointment.objects.latest("pk")
            assert (made.starts_on, made.ends_on) == term
            assert (made.candidacy is not None) == (decided == "two")
        candidate.refresh_from_db()
        assert candidate.state == (State.ACCEPTED if expected else State.APPOINTED)
