"""Work that is done every so many seconds, by one worker at a time however many there are."""

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django.db.models.functions import Now

from veerkracht.shared.logs import request_id

from .models import PeriodicRun

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.5
LEAVE_WITHIN = 5.0
AFTER_FAILURE = 2.0
# The first half of the advisory lock's number: keeps these locks apart from those of others.
LOCK_FAMILY = 0x5645


@dataclass(frozen=True)
class Work:
    """A function and how often it is done."""

    seconds: float
    function: Callable[[], object]

    @property
    def name(self) -> str:
        """Return the dotted path, the same in every worker."""
        return f"{self.function.__module__}.{self.function.__qualname__}"


REGISTRY: list[Work] = []


def every(*, seconds: float) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register a function without arguments as periodic work; it must bear being cut off and done again."""

    def register(function: Callable[[], None]) -> Callable[[], None]:
        REGISTRY.append(Work(seconds, function))
        return function

    return register


def run_if_due(work: Work) -> bool:
    """Do the work when it is due and no other worker is at it; return whether it was done."""
    with only_one(work.name) as is_ours:
        if not is_ours or not _begin(work):
            return False
        with request_id(f"periodic-{work.function.__name__}"[:64]):
            work.function()
    return True


@contextmanager
def only_one(name: str) -> Iterator[bool]:
    """Hold PostgreSQL's advisory lock of this name, or tell that another session has it.

    The lock ends with the database session, so a killed worker gives it back at once.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", [LOCK_FAMILY, name])
        is_ours = cursor.fetchone()[0]
    try:
        yield is_ours
    finally:
        if is_ours and connection.connection is not None:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", [LOCK_FAMILY, name])


def _begin(work: Work) -> bool:
    """Record that the work begins now, if its time has come."""
    _run, is_first = PeriodicRun.objects.get_or_create(name=work.name, defaults={"begun_at": Now()})
    last_allowed = Now() - dt.timedelta(seconds=work.seconds)
    return is_first or bool(
        PeriodicRun.objects.filter(name=work.name, begun_at__lte=last_allowed).update(begun_at=Now())
    )


class Scheduler:
    """Looks on a thread of its own which work is due, so that a long task does not hold up the mail."""

    def __init__(self, works: list[Work]) -> None:
        self.works = works
        self._next_look: dict[str, float] = {}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="periodic", daemon=True)

    def start(self) -> None:
        """Begin to look for due work in the background."""
        if not self._thread.is_alive():
            self._thread.start()

    def stop(self) -> None:
        """Stop looking; wait a moment for work that is being done."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=LEAVE_WITHIN)

    def _run(self) -> None:
        try:
            while not self._stopping.wait(LOOK_EVERY):
                close_old_connections()
                for work in self.works:
                    self._look(work)
        finally:
            connection.close()

    def _look(self, work: Work) -> None:
        if self._stopping.is_set() or time.monotonic() < self._next_look.get(work.name, 0):
            return
        self._next_look[work.name] = time.monotonic() + work.seconds
        try:
            run_if_due(work)
        except Exception as error:
            self._failed(work, error)

    def _failed(self, work: Work, error: Exception) -> None:
        """Log what went wrong and go on with a fresh connection; without a database, wait a little first."""
        if isinstance(error, DatabaseError | InterfaceError):
            logger.warning("periodic work without database", extra={"work": work.name})
            self._stopping.wait(AFTER_FAILURE)
        else:
            logger.error("periodic work failed", extra={"work": work.name}, exc_info=error)
        connection.close()
