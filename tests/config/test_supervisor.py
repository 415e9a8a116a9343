"""One command keeps everything alive, and nothing that a kill leaves behind blocks the next start."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import psutil
import pytest

from tests.config.house import House, new_house
from tests.processes import COMMAND, database_url, wait_until
from veerkracht.config.supervisor.notes import Note
from veerkracht.config.supervisor.running import clear_away
from veerkracht.shared.tasks.models import Worker

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def house() -> Iterator[House]:
    with new_house(TEST_DATABASE_URL=database_url()) as place:
        yield place


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def test_killed_children_come_back_and_stop_is_clean(house: House) -> None:
    run = house.start()
    wait_until(house.is_ready, seconds=60)
    web, worker = house.pid("web"), house.pid("worker")
    kill(web)
    wait_until(lambda: house.pid("web") != web)
    wait_until(house.is_ready)
    for _ in range(2):
        worker = house.pid("worker")
        kill(worker)
        wait_until(lambda before=worker: house.pid("worker") != before)
    wait_until(lambda: Worker.objects.filter(process=house.pid("worker")).exists())
    children = psutil.Process(run.pid).children(recursive=True)
    began = time.monotonic()
    run.terminate()
    run.wait(timeout=15)
    said = house.said()
    assert time.monotonic() - began < 10
    assert run.returncode == 0
    assert not psutil.wait_procs(children, timeout=1)[1]
    assert "The web server stopped by itself (ended by signal SIGKILL). It is started again now." in said
    assert "The worker stopped by itself (ended by signal SIGKILL). It is started again now." in said
    assert "The worker stopped by itself (ended by signal SIGKILL). It is started again in 1 s." in said
    assert not list((house.var / "run").glob("*.json"))


def test_killed_run_does_not_block_the_next(house: House) -> None:
    first = house.start()
    wait_until(house.is_ready, seconds=60)
    old = [psutil.Process(house.pid(name)) for name in ("web", "worker")]
    kill(first.pid)
    first.wait()
    house.start()
    wait_until(lambda: house.is_ready() and house.pid("web") != old[0].pid, seconds=60)
    assert not any(process.is_running() and process.status() != psutil.STATUS_ZOMBIE for process in old)


def test_run_ends_with_the_program_that_started_it(house: House) -> None:
    code = "import subprocess, sys; subprocess.run(sys.argv[1:])"
    words = [*COMMAND, "serve", "--all", "--end-with-parent"]
    environment = os.environ | house.environment() | {"DJANGO_SETTINGS_MODULE": "veerkracht.config.settings.test"}
    with subprocess.Popen([sys.executable, "-c", code, *words], env=environment, stdout=subprocess.DEVNULL) as parent:
        wait_until(house.is_ready, seconds=60)
        supervisor = psutil.Process(house.pid("supervisor"))
        parent.kill()
    supervisor.wait(timeout=15)


def test_port_of_a_stranger_is_told(house: House) -> None:
    with socket.create_server(("127.0.0.1", house.port)):
        house.start().wait(timeout=30)
    said = house.said()
    assert f"Port {house.port} is in use by another program" in said
    assert f"for example: PORT={house.port + 1}" in said
    assert "Traceback" not in said
    assert house.runs[0].returncode == 1


def test_second_run_in_the_same_folder_is_told_where_the_first_is(house: House) -> None:
    first = house.start()
    wait_until(house.is_ready, seconds=60)
    second = house.start()
    assert second.wait(timeout=30) == 1
    assert f"Veerkracht already runs at http://localhost:{house.port} (process {first.pid})" in house.said()
    assert house.is_ready()


def bystander() -> "subprocess.Popen[bytes]":
    code = "import sys; sys.stdin.read()"
    return subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, start_new_session=True)


def test_note_about_an_earlier_process_of_that_number_ends_nobody(house: House) -> None:
    with bystander() as stranger:
        note = Note.of(stranger.pid)
        Note(note.pid, note.started - 1, note.boot).write(house.var / "run" / "web.json")
        clear_away(house.var / "run")
        assert stranger.poll() is None
        stranger.communicate(b"")


def test_control_with_the_right_moment_it_is_ended(house: House) -> None:
    with bystander() as stranger:
        Note.of(stranger.pid).write(house.var / "run" / "web.json")
        clear_away(house.var / "run")
        wait_until(lambda: stranger.poll() is not None, seconds=5)


def test_unreadable_note_is_passed_over(house: House) -> None:
    (house.var / "run").mkdir()
    (house.var / "run" / "web.json").write_text("{")
    assert clear_away(house.var / "run") == []
