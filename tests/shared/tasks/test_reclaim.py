"""Which tasks are put back, and which are left alone."""

import datetime as dt

import pytest
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.shared.tasks.sample import note
from veerkracht.shared.tasks import reclaim
from veerkracht.shared.tasks.heartbeat import beat
from veerkracht.shared.tasks.models import SILENCE, Worker

pytestmark = pytest.mark.django_db


def running_task(*worker_ids: str) -> DBTaskResult:
    note.enqueue("nowhere", 0)
    task = DBTaskResult.objects.latest("enqueued_at")
    for worker_id in worker_ids:
        task.claim(worker_id)
    return task


def state(task: DBTaskResult) -> str:
    task.refresh_from_db()
    return str(task.status)


def test_task_of_unknown_worker_is_put_back() -> None:
    task = running_task("gone")
    assert reclaim.put_back_orphans() == 1
    assert state(task) == "READY"


def test_task_of_silent_worker_is_put_back() -> None:
    beat("silent")
    task = running_task("silent")
    Worker.objects.update(seen_at=timezone.now() - SILENCE - dt.timedelta(seconds=1))
    reclaim.put_back_orphans()
    assert state(task) == "READY"


def test_task_of_live_worker_stays() -> None:
    beat("alive")
    task = running_task("alive")
    assert reclaim.put_back_orphans() == 0
    assert state(task) == "RUNNING"


def test_task_goes_by_its_last_worker() -> None:
    beat("alive")
    task = running_task("gone", "alive")
    assert reclaim.put_back_orphans() == 0
    assert state(task) == "RUNNING"


def test_named_workers_lose_their_tasks_at_once() -> None:
    beat("one")
    beat("two")
    ones, twos = running_task("one"), running_task("two")
    assert reclaim.put_back_of(["one"]) == 1
    assert (state(ones), state(twos)) == ("READY", "RUNNING")


def test_waiting_and_finished_tasks_are_left_alone() -> None:
    waiting, finished = running_task(), running_task("gone")
    finished.set_successful(None)
    assert reclaim.put_back_orphans() == 0
    assert (state(waiting), state(finished)) == ("READY", "SUCCESSFUL")


def test_after_the_last_attempt_the_task_fails() -> None:
    task = running_task(*["gone"] * reclaim.MAX_ATTEMPTS)
    reclaim.put_back_orphans()
    assert state(task) == "FAILED"


def newcomer_claims_a_task() -> DBTaskResult:
    """Let a new worker report and take a task, as it may at any moment."""
    beat("newcomer")
    return running_task("newcomer")


def test_newcomer_between_two_looks_keeps_its_task(monkeypatch: pytest.MonkeyPatch) -> None:
    claimed = []
    look = reclaim._held

    def look_then_newcomer() -> list[DBTaskResult]:
        held = look()
        claimed.append(newcomer_claims_a_task())
        return held

    monkeypatch.setattr(reclaim, "_held", look_then_newcomer)
    reclaim.put_back_orphans()
    assert state(claimed[0]) == "RUNNING"


def test_control_looking_at_workers_first_would_rob_the_newcomer() -> None:
    alive = set(Worker.objects.filter(seen_at__lte=Now()).alive().values_list("worker_id", flat=True))
    claimed = newcomer_claims_a_task()
    reclaim._put_back([task for task in reclaim._held() if reclaim._holder(task) not in alive])
    assert state(claimed) == "READY"
