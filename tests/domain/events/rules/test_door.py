"""Who came, from notes of phones that did not know of each other (D35, D36, N25)."""

import datetime as dt
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from veerkracht.domain.events.choices import DoorConflict, DoorNoteKind
from veerkracht.domain.events.rules.door import (
    SCREEN_GRACE,
    SCREEN_SECONDS,
    Note,
    is_practice,
    is_screen_code,
    screen_code,
    set_right,
    settle,
    ticket_mark,
    visitor_key,
)

EVENING = dt.datetime(2019, 10, 8, 17, 30, tzinfo=dt.UTC)
CAME, UNDO, WALK_IN = DoorNoteKind.CAME, DoorNoteKind.UNDO, DoorNoteKind.WALK_IN


def note(key, kind=CAME, *, who="anna", device="left", sequence=1, minute=0, undoes=()):
    at = EVENING + dt.timedelta(minutes=minute)
    return Note(key, kind, who, device, sequence, at, frozenset(undoes))


def test_who_is_noted_came():
    standing = settle([note("a")])["anna"]
    assert (standing.came, standing.since, standing.live, standing.conflicts) == (True, EVENING, ("a",), ())


def test_who_is_taken_back_on_the_same_phone_did_not_come():
    assert not settle([note("a"), note("b", UNDO, sequence=2)])["anna"].came


def test_who_is_taken_back_at_another_door_that_knew_did_not_come():
    standing = settle([note("a"), note("b", UNDO, device="right", minute=2, undoes={"a"})])["anna"]
    assert (standing.came, standing.conflicts) == (False, ())


def test_a_check_in_that_the_other_door_did_not_know_of_stands_and_is_named():
    notes = [note("a"), note("b", UNDO, sequence=2, minute=9), note("c", device="right", minute=5)]
    standing = settle(notes)["anna"]
    assert (standing.came, standing.live, standing.conflicts) == (True, ("c",), (DoorConflict.TAKEN_BACK,))


def test_who_comes_back_after_being_taken_back_is_in_without_conflict():
    notes = [note("a"), note("b", UNDO, sequence=2, minute=1), note("c", sequence=3, minute=2)]
    assert settle(notes)["anna"].conflicts == ()
    assert settle(notes)["anna"].since == EVENING + dt.timedelta(minutes=2)


def test_a_ticket_shown_at_two_doors_is_named_and_counts_once():
    standing = settle([note("a"), note("b", device="right", minute=3)])["anna"]
    assert (standing.since, standing.conflicts) == (EVENING, (DoorConflict.TWICE,))


def test_an_undo_that_arrives_before_what_it_takes_back_holds():
    assert not settle([note("b", UNDO, who=None, device="right", undoes={"a"}), note("a")])["anna"].came


@st.composite
def evenings(draw):
    """Phones that each note a few visitors and sometimes take one back, knowing some of what the others noted."""
    notes: list[Note] = []
    for device in ("left", "right", "screen")[: draw(st.integers(1, 3))]:
        for sequence in range(draw(st.integers(0, 5))):
            known = [each.id for each in notes if each.kind != UNDO]
            kind = draw(st.sampled_from([CAME, WALK_IN, UNDO]))
            undoes = draw(st.sets(st.sampled_from(known), max_size=2)) if known and kind == UNDO else set()
            who = draw(st.sampled_from(["anna", "bert"]))
            minute = draw(st.integers(0, 3))
            notes.append(
                note(
                    f"{device}{sequence}", kind, who=who, device=device, sequence=sequence, minute=minute, undoes=undoes
                )
            )
    return notes


@settings(max_examples=150, deadline=None)
@given(evenings(), st.randoms(use_true_random=False), st.integers(0, 5))
def test_any_order_any_doubling_and_any_batches_say_the_same(notes, chance: random.Random, doubled):
    expected = settle(notes)
    arrived = notes + [chance.choice(notes) for _ in range(doubled if notes else 0)]
    chance.shuffle(arrived)
    assert settle(arrived) == expected


@settings(max_examples=100, deadline=None)
@given(evenings())
def test_nobody_is_lost_and_nobody_invented(notes):
    standings = settle(notes)
    for who, standing in standings.items():
        theirs = [each for each in notes if each.who == who and each.kind != UNDO]
        assert set(standing.live) <= {each.id for each in theirs}
        if theirs and not any(each.kind == UNDO for each in notes):
            assert standing.came
        assert standing.came == bool(standing.live) == (standing.since is not None)


def test_a_wrong_clock_is_set_right_and_nothing_is_noted_in_the_future():
    hour = dt.timedelta(hours=1)
    assert set_right(EVENING + hour, EVENING + hour + dt.timedelta(seconds=9), EVENING) == EVENING - dt.timedelta(
        seconds=9
    )
    assert set_right(EVENING + hour, EVENING, EVENING) == EVENING


def test_a_note_of_before_the_day_is_practice_also_in_the_night_that_clocks_change():
    starts = dt.datetime(2019, 10, 27, 18, 0, tzinfo=dt.UTC)
    assert is_practice(dt.datetime(2019, 10, 26, 21, 59, tzinfo=dt.UTC), starts)
    assert not is_practice(dt.datetime(2019, 10, 26, 22, 0, tzinfo=dt.UTC), starts)
    assert not is_practice(dt.datetime(2019, 10, 28, 9, 0, tzinfo=dt.UTC), starts)


def test_the_code_on_the_screen_changes_and_an_old_one_is_refused():
    secret, turn = b"of this meeting", dt.timedelta(seconds=SCREEN_SECONDS)
    code = screen_code(secret, EVENING)
    assert len(code) == 6
    assert code.isdecimal()
    assert screen_code(secret, EVENING + turn) != code
    assert is_screen_code(secret, code, EVENING + turn * SCREEN_GRACE)
    assert not is_screen_code(secret, code, EVENING + turn * (SCREEN_GRACE + 1))
    assert not is_screen_code(b"of another meeting", code, EVENING)


def test_a_ticket_is_known_by_a_mark_that_does_not_give_it_away():
    assert ticket_mark("geheim") == ticket_mark("geheim") != ticket_mark("Geheim")
    assert "geheim" not in ticket_mark("geheim")


def test_two_doors_know_the_same_visitor_however_spelt():
    assert visitor_key("Jansen, Anna", "Houtbouw Salland B.V.") == visitor_key("anna  jansen", "houtbouw salland")
    assert visitor_key("Anna Jansen", "Salland") != visitor_key("Anna Jansen", "Twente")
