"""Several at once: refreshes, readers and writers, in real threads on committed rows; each guard with its control."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from tests.domain.impact.test_rollup import recounted
from tests.factories.companies import CompanyFactory, PersonFactory, TouchpointFactory
from tests.factories.events import EventFactory
from tests.factories.fans import FanFactory
from veerkracht.domain.companies.actions import ledger
from veerkracht.domain.events.actions import change_event
from veerkracht.domain.impact.actions import refresh_figures, refreshing
from veerkracht.domain.impact.queries import figures, reading
from veerkracht.domain.programme.models import Programme

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]
PATIENCE = 1.0


class InThread(threading.Thread):
    """Runs a function with a connection of its own; `result` gives what it returned or raises what it raised."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__(daemon=True)
        self.work, self.answer, self.error = work, None, None
        self.start()

    def run(self) -> None:
        try:
            self.answer = self.work()
        except Exception as error:
            self.error = error
        finally:
            connection.close()

    def result(self) -> Any:
        self.join(timeout=30)
        if self.error is not None:
            raise self.error
        return self.answer


@contextlib.contextmanager
def pausing(at: str, reached: threading.Event, until: threading.Event) -> Iterator[None]:
    """Stop once before the statement that holds this text, until somebody says so or patience ends."""

    def wrapper(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if at in sql and not reached.is_set():
            reached.set()
            until.wait(PATIENCE)
        return execute(sql, *rest)

    with connection.execute_wrapper(wrapper):
        yield


def two_refreshes_at_once(programme: Programme) -> None:
    """Everything is being counted again; before it looks at the facts, a new one comes and a second refresh begins."""
    TouchpointFactory.create(programme=programme)
    refresh_figures(programme=programme)
    has_begun, second_is_writing = threading.Event(), threading.Event()

    def count_everything() -> None:
        with pausing('DELETE FROM "impact_tally"', has_begun, second_is_writing):
            refresh_figures(programme=programme, rebuild=True)

    def count_what_is_new() -> None:
        assert has_begun.wait(10)
        TouchpointFactory.create(programme=programme)
        with pausing("INSERT INTO impact_tally", second_is_writing, threading.Event()):
            refresh_figures(programme=programme)

    for thread in [InThread(count_everything), InThread(count_what_is_new)]:
        thread.result()


def test_two_refreshes_at_once_count_once(programme):
    two_refreshes_at_once(programme)
    assert figures(programme).amount("reached") == 2
    assert figures(programme).cells() == recounted(programme)


def test_control_without_the_lock_one_of_two_refreshes_dies(programme, monkeypatch):
    monkeypatch.setattr(refreshing, "lock_figures", lambda programme: None)
    with pytest.raises(OperationalError, match="deadlock"):
        two_refreshes_at_once(programme)


def test_a_reader_sees_a_refresh_wholly_or_not_at_all(programme):
    TouchpointFactory.create_batch(3, programme=programme)
    half_way, go_on = threading.Event(), threading.Event()

    def refresh() -> None:
        with pausing("INSERT INTO impact_tally", half_way, go_on):
            refresh_figures(programme=programme)

    thread = InThread(refresh)
    assert half_way.wait(10)
    during = figures(programme).amount("reached")
    go_on.set()
    thread.result()
    assert (during, figures(programme).amount("reached")) == (3, 3)


def read_while_a_refresh_commits(programme: Programme) -> int:
    """The reader has seen the tallies and the changes; before it counts these, a refresh takes them away."""
    TouchpointFactory.create(programme=programme)
    has_seen, refreshed = threading.Event(), threading.Event()

    def read() -> int:
        with pausing('FROM "impact_contribution"', has_seen, refreshed):
            return figures(programme).amount("reached")

    thread = InThread(read)
    assert has_seen.wait(10)
    refresh_figures(programme=programme)
    refreshed.set()
    return thread.result()


def test_a_reader_counts_what_a_refresh_takes_away_meanwhile(programme):
    assert read_while_a_refresh_commits(programme) == 1


def test_control_without_one_snapshot_the_reader_misses_it(programme, monkeypatch):
    monkeypatch.setattr(reading, "one_snapshot", contextlib.nullcontext)
    assert read_while_a_refresh_commits(programme) == 0


def a_fact_while_its_meeting_changes_fan(programme: Programme) -> None:
    """A fact is written and counted while somebody gives its meeting another fan and has not committed yet."""
    event = EventFactory.create(programme=programme)
    other = FanFactory.create(programme=programme, contact=None)
    company, person = CompanyFactory.create(programme=programme), PersonFactory.create(programme=programme)
    written, changed, counted = threading.Event(), threading.Event(), threading.Event()

    def write() -> None:
        with transaction.atomic():
            TouchpointFactory.create(programme=programme, occasion=event.occasion, company=company, person=person)
            written.set()
            changed.wait(PATIENCE)
        refresh_figures(programme=programme)
        counted.set()

    def change() -> None:
        assert written.wait(10)
        with transaction.atomic():
            fields = {"fan": other}
            change_event(event=event, title=event.title, starts_at=event.starts_at, fields=fields, pioniers=[], by=None)
            changed.set()
            counted.wait(PATIENCE)

    threads = [InThread(write), InThread(change)]
    for thread in threads:
        thread.result()
    refresh_figures(programme=programme)


def test_a_fact_follows_its_meeting_to_another_fan(programme):
    a_fact_while_its_meeting_changes_fan(programme)
    assert figures(programme).cells() == recounted(programme)


def test_control_without_holding_the_meeting_the_fact_stays_with_the_old_fan(programme, monkeypatch):
    monkeypatch.setattr(ledger, "hold_occasion", lambda occasion: None)
    a_fact_while_its_meeting_changes_fan(programme)
    assert figures(programme).cells() != recounted(programme)


def test_many_writers_and_refreshes_end_in_a_recount(programme):
    """Four writers and two refreshers, no order at all."""
    event = EventFactory.create(programme=programme)
    companies = CompanyFactory.create_batch(3, programme=programme)
    done = threading.Event()

    def write(number: int) -> None:
        for turn in range(6):
            company = companies[(number + turn) % 3]
            TouchpointFactory.create(programme=programme, company=company, occasion=event.occasion)

    def refresh() -> None:
        while not done.is_set():
            refresh_figures(programme=programme, at_most=3)

    refreshers = [InThread(refresh), InThread(refresh)]
    writers = [InThread(lambda number=number: write(number)) for number in range(4)]
    for thread in writers:
        thread.result()
    assert figures(programme).amount("attendances") == 24
    done.set()
    for thread in refreshers:
        thread.result()
    assert figures(programme).cells() == recounted(programme)
    refresh_figures(programme=programme)
    assert figures(programme).cells() == recounted(programme)
