"""PIO-6 over any ties between firms: no linked firm and no firm of the pionier is ever put before somebody."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from veerkracht.domain.companies.rules.sme import Kind, Link
from veerkracht.domain.companies.rules.sme.group import linked_with
from veerkracht.domain.referrals.rules.matching import Need, Supply, alternatives, match, proposed, would_fit

TODAY = dt.date(2019, 9, 23)
THEME = frozenset({1})
FIRMS = range(1, 7)
FIRM = st.sampled_from(FIRMS)


def family(firm: int, ties: list[tuple[int, int]]) -> set[int]:
    """Return the firm with everybody tied to it, by putting groups together; written apart from the product."""
    groups = [{each} for each in FIRMS]
    for one, other in ties:
        joined = [group for group in groups if one in group or other in group]
        groups = [group for group in groups if group not in joined] + [set().union(*joined)]
    return next(group for group in groups if firm in group)


@settings(max_examples=150, deadline=None)
@given(
    asks=FIRM,
    pioniers_firm=st.none() | FIRM,
    ties=st.lists(st.tuples(FIRM, FIRM), max_size=6),
    providers=st.lists(st.tuples(st.none() | FIRM, st.booleans(), st.booleans()), max_size=10),
)
def test_pio_6_nobody_with_an_interest_is_proposed_and_everybody_else_can_be(
    asks: int,
    pioniers_firm: int | None,
    ties: list[tuple[int, int]],
    providers: list[tuple[int | None, bool, bool]],
) -> None:
    linked = linked_with(asks, [Link(one, other, Kind.LINKED) for one, other in ties])
    need = Need(theme=1, main_theme=1, company=asks, linked=linked, pioniers_firm=pioniers_firm)
    crowd = [
        Supply(pk, THEME, THEME, company=firm, room=1, taken=int(is_full), is_away=is_away)
        for pk, (firm, is_full, is_away) in enumerate(providers)
    ]
    matches = [match(need, each, TODAY, 0.6) for each in crowd]
    kept_away = family(asks, ties) | {pioniers_firm}
    independent = {each.pk for each in crowd if each.company is None or each.company not in kept_away}
    able = {each.pk for each in crowd if each.pk in independent and not each.taken and not each.is_away}
    best = proposed(matches)
    assert {each.provider for each in best} <= able
    assert len(best) == min(3, len(able))
    assert {each.provider for each in alternatives(best, matches).values() if each} <= able
    assert {each.provider for each in would_fit(matches)} == independent - able
