"""Says every few seconds that this worker lives, on a thread of its own, so that a long task does not look dead."""

import logging
import os
import socket
import threading

from django.db import DatabaseError, InterfaceError, connection
from django.db.models.functions import Now

from .models import BEAT_EVERY, Worker

logger = logging.getLogger(__name__)


class Heartbeat:
    """The sign of life of one worker. Starts with `start`; `stop` removes the worker's row."""

    def __init__(self, worker_id: str) -> None:
        self.worker_id = worker_id
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)

    def start(self) -> None:
        """Write a sign of life now and go on in the background."""
        beat(self.worker_id)
        if not self._thread.is_alive():
            self._thread.start()

    def stop(self) -> None:
        """End the thread and take the worker off the list."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=BEAT_EVERY)
        Worker.objects.filter(pk=self.worker_id).delete()

    def _run(self) -> None:
        try:
            while not self._stopping.wait(BEAT_EVERY):
                self._try()
        finally:
            connection.close()

    def _try(self) -> None:
        try:
            beat(self.worker_id)
        except (DatabaseError, InterfaceError):
            logger.warning("heartbeat missed", extra={"worker": self.worker_id})
            connection.close()


def beat(worker_id: str) -> None:
    """Record that this worker lives now."""
    facts = {"seen_at": Now(), "host": socket.gethostname(), "process": os.getpid()}
    Worker.objects.update_or_create(worker_id=worker_id, defaults=facts)
