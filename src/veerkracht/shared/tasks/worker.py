"""The worker: takes tasks one by one, reports that it lives, does periodic work, and bears a lost database."""

import logging
import time
from collections.abc import Collection

from django.db import DatabaseError, InterfaceError, connection
from django.utils.crypto import get_random_string
from django.utils.module_loading import autodiscover_modules
from django_tasks.base import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from veerkracht.shared.logs import request_id

from .heartbeat import Heartbeat
from .periodic import REGISTRY, Scheduler
from .reclaim import put_back_of, put_back_orphans

logger = logging.getLogger(__name__)

DATABASE_GONE = (DatabaseError, InterfaceError)
RETRY_AFTER = 1.0


def new_worker_id() -> str:
    """Return a name that no other worker has."""
    return get_random_string(32)


class Worker(db_worker.Worker):
    """The queue's own worker with a heartbeat and a memory for the dead.

    ``takes_over`` names workers that are known to be dead: their tasks are put back at once, not after a silence.
    """

    def __init__(
        self, *, interval: float = 0.5, batch: bool = False, worker_id: str = "", takes_over: Collection[str] = ()
    ) -> None:
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=batch,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id or new_worker_id(),
            excluded_queue_names=[],
        )
        autodiscover_modules("tasks")
        self.takes_over = takes_over
        self.heartbeat = Heartbeat(self.worker_id)
        self.scheduler = Scheduler([] if batch else REGISTRY)

    def run(self) -> None:
        """Work until told to stop, or with ``batch`` until nothing is left."""
        try:
            while self.running and not self._work():
                pass
        finally:
            self._leave()

    def _work(self) -> bool:
        """Take tasks; return True when a batch is done, False when the database was lost and may be back."""
        try:
            self._begin()
            super().run()
        except DATABASE_GONE as error:
            logger.warning("worker waits for the database", extra={"error": type(error).__name__})
            connection.close()
            time.sleep(RETRY_AFTER)
            return False
        return self.batch

    def _begin(self) -> None:
        """Put back what nobody works on: a dead worker's tasks, and our own after the database was lost."""
        put_back_of([self.worker_id, *self.takes_over])
        put_back_orphans()
        self.heartbeat.start()
        self.scheduler.start()

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """Do one task; its log lines carry its number."""
        with request_id(f"task-{db_task_result.pk}"):
            super().run_task(db_task_result)

    def _leave(self) -> None:
        self.scheduler.stop()
        try:
            self.heartbeat.stop()
            put_back_of([self.worker_id])
        except DATABASE_GONE:
            logger.warning("worker left without database")
