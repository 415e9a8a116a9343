"""A killed worker loses no task; a stopped one finishes what it has in hand. Real processes, real kills."""

import datetime as dt
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.processes import database_url, veerkracht, wait_until
from tests.shared.tasks.sample import kill_the_worker, note
from veerkracht.shared.tasks.models import SILENCE, Worker
from veerkracht.shared.tasks.reclaim import MAX_ATTEMPTS

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]

StartWorker = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start_worker() -> Iterator[StartWorker]:
    """Return a function that starts a worker; end all of them afterwards."""
    started = []

    def start(*words: str) -> "subprocess.Popen[str]":
        started.append(veerkracht("worker", *words, TEST_DATABASE_URL=database_url()))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def status() -> str:
    return DBTaskResult.objects.get().status


def age_workers() -> None:
    """Let the workers have been silent for so long that they are taken for dead."""
    Worker.objects.update(seen_at=timezone.now() - SILENCE - dt.timedelta(seconds=1))


def test_task_of_a_killed_worker_is_done_by_the_next(start_worker: StartWorker, tmp_path: Path) -> None:
    book = tmp_path / "book"
    note.enqueue(str(book), 1.5)
    first = start_worker()
    wait_until(book.exists)
    first.kill()
    first.wait()
    assert status() == "RUNNING"
    age_workers()
    start_worker("--batch").communicate(timeout=60)
    assert status() == "SUCCESSFUL"
    assert book.read_text() == "begun\nbegun\ndone\n"


def test_task_of_a_live_worker_is_left_alone(start_worker: StartWorker, tmp_path: Path) -> None:
    book = tmp_path / "book"
    note.enqueue(str(book), 4)
    start_worker()
    wait_until(book.exists)
    start_worker("--batch").communicate(timeout=60)
    wait_until(lambda: status() == "SUCCESSFUL")
    assert book.read_text() == "begun\ndone\n"


def test_stopped_worker_finishes_its_task_and_signs_off(start_worker: StartWorker, tmp_path: Path) -> None:
    book = tmp_path / "book"
    note.enqueue(str(book), 1)
    worker = start_worker()
    wait_until(book.exists)
    worker.send_signal(signal.SIGTERM)
    worker.communicate(timeout=30)
    assert worker.returncode == 0
    assert status() == "SUCCESSFUL"
    assert not Worker.objects.exists()


def test_task_that_kills_every_worker_is_given_up(start_worker: StartWorker) -> None:
    kill_the_worker.enqueue()
    DBTaskResult.objects.update(worker_ids=[f"dead-{number}" for number in range(MAX_ATTEMPTS - 1)])
    start_worker("--batch").communicate(timeout=60)
    age_workers()
    said = start_worker("--batch").communicate(timeout=60)[0]
    assert status() == "FAILED"
    assert "task given up" in said
    assert DBTaskResult.objects.get().exception_class_path.endswith("WorkerLostError")
