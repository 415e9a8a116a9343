"""The readiness gate: expected questions against room (REF-A)."""

from hypothesis import given, settings
from hypothesis import strategies as st

from veerkracht.domain.companies.rules.demand import (
    FIRST_RATE,
    FIRST_VISITORS,
    Demand,
    PastMeeting,
    expected_questions,
    expected_visitors,
    rate,
)
from veerkracht.domain.events.rules.readiness import Readiness

KINDS, THEMES = ("talk", "workshop", "visit"), ("", "rooster", "leiding")
MEETINGS = st.builds(
    lambda theme, visitors, share, kind: PastMeeting(theme, visitors, visitors * share // 100, kind),
    st.sampled_from(THEMES),
    st.integers(1, 300),
    st.integers(0, 60),
    st.sampled_from(KINDS),
)


def readiness(expected: float, room: int) -> Readiness:
    return Readiness("rooster", 40, Demand(expected, 0, 2 * expected, 3), room)


def test_too_little_room_is_what_whole_questions_do_not_fit_in() -> None:
    assert not readiness(2.4, 2).is_short
    assert readiness(2.6, 2).is_short
    assert not readiness(0.4, 0).is_short


def test_the_rate_follows_kind_size_and_theme() -> None:
    past = [
        PastMeeting("rooster", 100, 4, "talk"),
        PastMeeting("rooster", 20, 6, "workshop"),
        PastMeeting("leiding", 20, 5, "workshop"),
        PastMeeting("leiding", 100, 2, "talk"),
    ]
    assert rate(past, "", kind="workshop") > rate(past, "") > rate(past, "", kind="talk")
    assert rate(past, "", visitors=20) > rate(past, "", visitors=100)
    assert rate(past, "rooster", kind="talk", visitors=100) > rate(past, "leiding", kind="talk", visitors=100)
    assert rate([], "rooster", kind="talk", visitors=40) == FIRST_RATE


@settings(max_examples=60)
@given(st.lists(MEETINGS, max_size=12), st.sampled_from(THEMES), st.sampled_from(KINDS), st.integers(0, 300))
def test_the_rate_lies_between_what_was_seen_and_never_falls_with_more_visitors_of_one_size(
    past: list[PastMeeting], theme: str, kind: str, visitors: int
) -> None:
    seen = [m.questions / m.visitors for m in past] + [FIRST_RATE]
    found = rate(past, theme, kind=kind, visitors=visitors)
    assert min(seen) - 1e-9 <= found <= max(seen) + 1e-9
    demand = expected_questions(past, theme, visitors, kind=kind)
    assert 0 <= demand.low <= demand.expected <= demand.high


def test_visitors_are_the_seats_or_what_is_usual_of_the_kind() -> None:
    past = [PastMeeting("", 20, 0, "workshop"), PastMeeting("", 22, 0, "workshop"), PastMeeting("", 80, 0, "talk")]
    assert expected_visitors(past, "workshop", 12) == 12
    assert 20 < expected_visitors(past, "workshop") < expected_visitors(past, "talk") < 80
    assert expected_visitors([], "talk") == FIRST_VISITORS
