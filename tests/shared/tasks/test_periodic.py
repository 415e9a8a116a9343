"""Periodic work is done when it is due, by one worker at a time."""

import datetime as dt
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.utils import timezone

from veerkracht.shared.tasks import periodic
from veerkracht.shared.tasks.heartbeat import Heartbeat
from veerkracht.shared.tasks.models import PeriodicRun, Worker
from veerkracht.shared.tasks.periodic import Scheduler, Work, run_if_due


class Bell:
    """Work that counts how often it was done, and how many did it at once."""

    def __init__(self, *, seconds: float = 0) -> None:
        self.__name__ = self.__qualname__ = "bell"
        self.seconds = seconds
        self.rung = self.at_once = self.now = 0

    def __call__(self) -> None:
        self.now += 1
        self.at_once = max(self.at_once, self.now)
        self.rung += 1
        time.sleep(self.seconds)
        self.now -= 1


@pytest.mark.django_db
def test_work_waits_until_it_is_due() -> None:
    bell = Bell()
    work = Work(60, bell)
    assert run_if_due(work)
    assert not run_if_due(work)
    PeriodicRun.objects.update(begun_at=timezone.now() - dt.timedelta(seconds=61))
    assert run_if_due(work)
    assert bell.rung == 2


@pytest.mark.django_db
def test_failing_work_gives_its_lock_back() -> None:
    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        run_if_due(Work(0, fail))
    with pytest.raises(ValueError, match="no"):
        run_if_due(Work(0, fail))


def run_in_two_threads(work: Work) -> None:
    barrier = threading.Barrier(2)

    def run() -> None:
        barrier.wait()
        try:
            run_if_due(work)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_two_workers_never_do_it_at_once() -> None:
    bell = Bell(seconds=0.5)
    PeriodicRun.objects.create(name=Work(0, bell).name, begun_at=timezone.now())
    run_in_two_threads(Work(0, bell))
    assert bell.at_once == 1


@contextmanager
def no_lock(name: str) -> Iterator[bool]:
    yield True


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_both_do_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periodic, "only_one", no_lock)
    bell = Bell(seconds=0.5)
    PeriodicRun.objects.create(name=Work(0, bell).name, begun_at=timezone.now())
    run_in_two_threads(Work(0, bell))
    assert bell.at_once == 2


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_scheduler_goes_on_after_a_failure(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(periodic, "LOOK_EVERY", 0.02)
    bell = Bell()

    def fail() -> None:
        raise ValueError("no")

    scheduler = Scheduler([Work(0.01, fail), Work(0.01, bell)])
    scheduler.start()
    limit = time.monotonic() + 10
    while bell.rung < 3 and time.monotonic() < limit:
        time.sleep(0.02)
    scheduler.stop()
    assert bell.rung >= 3
    assert "periodic work failed" in caplog.text


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_heart_beats_while_the_worker_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("veerkracht.shared.tasks.heartbeat.BEAT_EVERY", 0.05)
    heart = Heartbeat("busy")
    heart.start()
    first = Worker.objects.get().seen_at
    time.sleep(0.5)
    assert Worker.objects.get().seen_at > first
    heart.stop()
    assert not Worker.objects.exists()
