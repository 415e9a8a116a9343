"""Puts back the tasks of a worker that was killed: a task is done at least once, whatever happens to a worker."""

import logging
from collections.abc import Collection

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .models import Worker

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 5


class WorkerLostError(Exception):
    """The workers that took this task all died in it; it is not tried any more."""


def put_back_orphans() -> int:
    """Put back every running task whose worker is silent or gone; return how many were found.

    The tasks are read before the workers: a worker reports before it takes its first task, so a new one is never
    taken for dead.
    """
    with transaction.atomic():
        held = _held()
        alive = set(Worker.objects.alive().values_list("worker_id", flat=True))
        return _put_back([task for task in held if _holder(task) not in alive])


def put_back_of(worker_ids: Collection[str]) -> int:
    """Put back the running tasks of workers that are known to be dead or idle; return how many were found."""
    if not worker_ids:
        return 0
    with transaction.atomic():
        return _put_back([task for task in _held() if _holder(task) in worker_ids])


def _held() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.running().order_by("enqueued_at").select_for_update(skip_locked=True))


def _holder(task: DBTaskResult) -> str:
    return task.worker_ids[-1] if task.worker_ids else ""


def _put_back(lost: list[DBTaskResult]) -> int:
    for task in lost:
        if len(task.worker_ids) < MAX_ATTEMPTS:
            _free(task)
        else:
            _give_up(task)
    return len(lost)


def _free(task: DBTaskResult) -> None:
    task.status = TaskResultStatus.READY
    task.save(update_fields=["status"])
    logger.warning("task put back", extra=_facts(task))


def _give_up(task: DBTaskResult) -> None:
    task.set_failed(WorkerLostError(f"{len(task.worker_ids)} workers died in this task"))
    logger.error("task given up", extra=_facts(task))


def _facts(task: DBTaskResult) -> dict[str, object]:
    return {"task": str(task.pk), "path": task.task_path, "attempts": len(task.worker_ids)}
