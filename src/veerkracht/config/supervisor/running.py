"""The run itself: make ready, start, watch, stop."""

import contextlib
import gc
import os
import select
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.core.management.base import CommandError

from veerkracht.config import database, postgres, web
from veerkracht.config.postgres.locks import opened, try_lock
from veerkracht.config.settings.environment import ENV
from veerkracht.shared.tasks.worker import Worker, new_worker_id

from .children import OUR_SIGNALS, Child, exit_of, fork
from .notes import Note, end_session
from .ready import is_ready

LOOK_EVERY = 0.5
READY_WITHIN = 120.0
STOP_WITHIN = 5.0
OTHER_STOPS_WITHIN = 12.0
REMEMBERED_WORKERS = 20


@dataclass(frozen=True)
class Chore:
    """Something to be done before the start, when it is needed; runs in a process of its own."""

    title: str
    is_needed: Callable[[], bool]
    work: Callable[[], None]


@dataclass(frozen=True)
class Plan:
    """What a run does besides serving: chores first, a greeting when all is ready, and where the logs go."""

    chores: tuple[Chore, ...] = ()
    greeting: Callable[[], list[str]] = list
    logs_in_files: bool = False
    end_with_parent: bool = False


@dataclass
class Run:
    """One run of the supervisor. Its state is who lives and whether it was told to stop."""

    plan: Plan
    folder: Path = field(default_factory=lambda: ENV.var / "run")
    is_stopping: bool = False
    children: list[Child] = field(default_factory=list)
    dead_workers: list[str] = field(default_factory=list)
    parent: int = field(default_factory=os.getppid)
    rescuer: int = 0

    def told_to_stop(self) -> bool:
        """Tell whether a signal came, or who started us is gone and we were to go with it."""
        if self.plan.end_with_parent and os.getppid() != self.parent:
            self.is_stopping = True
        return self.is_stopping

    def log(self, name: str) -> Path | None:
        """Return where a child writes, or None for our own output."""
        return ENV.var / "log" / f"{name}.log" if self.plan.logs_in_files else None


def say(line: str) -> None:
    """Tell the person at the terminal something, if there still is one."""
    with contextlib.suppress(OSError):
        print(line, flush=True)


def run(plan: Plan) -> None:
    """Run everything until told to stop. Raises CommandError when it cannot start."""
    this = Run(plan)
    with _alone(this) as lock, _listening() as listener, _signals(this) as bell:
        this.dead_workers = clear_away(this.folder)
        for chore in plan.chores:
            _do(chore, this)
        if this.told_to_stop():
            say("Stopped before all was ready. The next start goes on from here.")
            return
        _prepare_for_forks()
        this.children = [_web(this, listener, lock), _worker(this, lock)]
        try:
            _serve(this, bell)
        finally:
            _stop(this)


@contextmanager
def _alone(this: Run) -> Iterator[int]:
    """Be the only run of this folder. Raises CommandError that tells where the other one is."""
    this.folder.mkdir(parents=True, exist_ok=True)
    note = this.folder / "supervisor.json"
    with opened(this.folder / "supervisor.lock") as lock:
        if not try_lock(lock, seconds=OTHER_STOPS_WITHIN if _is_stopping(note) else 1.0):
            raise CommandError(_already(Note.read(note)))
        Note.of(os.getpid(), settings_address()).write(note)
        yield lock
        note.unlink(missing_ok=True)


def settings_address() -> str:
    """Return the address a person types."""
    return f"http://localhost:{ENV.port}"


def _is_stopping(note: Path) -> bool:
    found = Note.read(note)
    return found is None or not found.is_alive() or found.about == "stopping"


def _already(other: Note | None) -> str:
    if other is None:
        return "Veerkracht already runs in this folder. Stop it first."
    return (
        f"Veerkracht already runs at {other.about} (process {other.pid}). "
        f"Stop it with Ctrl-C there, or with: kill {other.pid}"
    )


@contextmanager
def _listening() -> Iterator[socket.socket]:
    with web.open_socket(web.listening_address()) as listener:
        yield listener


@contextmanager
def _signals(this: Run) -> Iterator[int]:
    """Turn signals into a flag and a byte in a pipe; give the end of the pipe to wait on."""
    bell, rope = os.pipe()
    os.set_blocking(bell, False)
    os.set_blocking(rope, False)

    def stop(*_: object) -> None:
        this.is_stopping = True

    for number in OUR_SIGNALS:
        signal.signal(number, stop)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(rope, warn_on_full_buffer=False)
    try:
        yield bell
    finally:
        signal.set_wakeup_fd(-1)
        os.close(bell)
        os.close(rope)


def clear_away(folder: Path) -> list[str]:
    """End what a killed run left behind; return the names of its workers, whose tasks are free now."""
    workers = []
    for path in sorted(folder.glob("*.json")):
        note = Note.read(path)
        if path.stem == "supervisor" or note is None:
            continue
        end_session(note, grace=STOP_WITHIN)
        workers += [note.about] if path.stem == "worker" else []
        path.unlink(missing_ok=True)
    return workers


def _do(chore: Chore, this: Run) -> None:
    """Do a chore in a process of its own, so that this one stays small. Raises CommandError when it fails."""
    if this.told_to_stop() or not chore.is_needed():
        return
    say(chore.title)
    pid = fork(chore.work, own_session=False)
    while not (ending := exit_of(pid)):
        if this.told_to_stop():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)
        time.sleep(0.05)
    if ending != "exit code 0" and not this.told_to_stop():
        raise CommandError(f"{chore.title.rstrip('. ')}: this failed ({ending}).")


def _prepare_for_forks() -> None:
    web.warm_up()
    gc.collect()
    gc.freeze()


def _web(this: Run, listener: socket.socket, lock: int) -> Child:
    return Child(
        name="web server",
        begin=lambda: (web.WebServer(listener).run, ""),
        note_path=this.folder / "web.json",
        log=this.log("web"),
        close=(lock,),
    )


def _worker(this: Run, lock: int) -> Child:
    def begin() -> tuple[Callable[[], None], str]:
        name, dead = new_worker_id(), list(this.dead_workers)
        this.dead_workers = [*dead, name][-REMEMBERED_WORKERS:]
        return lambda: _work(name, dead), name

    return Child(
        name="worker", begin=begin, note_path=this.folder / "worker.json", log=this.log("worker"), close=(lock,)
    )


def _work(name: str, dead: list[str]) -> None:
    worker = Worker(worker_id=name, takes_over=dead)
    worker.configure_signals()
    worker.run()


def _serve(this: Run, bell: int) -> None:
    """Start the children and watch over them until told to stop."""
    is_announced, limit = False, time.monotonic() + READY_WITHIN
    while not this.told_to_stop():
        for child in this.children:
            if line := child.look_after():
                say(line)
        _watch_database(this)
        if not is_announced and (is_ready() or time.monotonic() > limit):
            is_announced = True
            _announce(this, in_time=time.monotonic() <= limit)
        _wait(bell, LOOK_EVERY if is_announced else 0.05)


def _announce(this: Run, *, in_time: bool) -> None:
    if not in_time:
        say(f"Not everything is ready yet; {settings_address()}/readyz tells what is missing.")
    for line in this.plan.greeting():
        say(line)


def _wait(bell: int, seconds: float) -> None:
    """Wait for a signal or for this long."""
    if select.select([bell], [], [], seconds)[0]:
        os.read(bell, 1024)


def _watch_database(this: Run) -> None:
    """Start the embedded PostgreSQL again when it is gone; a process of its own waits for its recovery."""
    data_dir = database.embedded()
    if data_dir is None:
        return
    if this.rescuer:
        ending = exit_of(this.rescuer)
        this.rescuer = 0 if ending else this.rescuer
    elif not postgres.is_running(data_dir):
        say("PostgreSQL stopped by itself. It is started again now.")
        this.rescuer = fork(lambda: _rescue(data_dir), own_session=False)


def _rescue(data_dir: Path) -> None:
    try:
        postgres.ensure_running(data_dir, durable=database.is_durable())
    except postgres.PostgresError as problem:
        say(str(problem))
        time.sleep(LOOK_EVERY * 10)


def _stop(this: Run) -> None:
    """Ask all children to stop at once, and see to it that they did."""
    say("Stopping.")
    Note.of(os.getpid(), "stopping").write(this.folder / "supervisor.json")
    until = time.monotonic() + STOP_WITHIN
    for child in this.children:
        child.ask_to_stop()
    for child in this.children:
        child.stop(until=until)
    if this.rescuer:
        with contextlib.suppress(ProcessLookupError):
            os.kill(this.rescuer, signal.SIGTERM)
