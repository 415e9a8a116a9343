"""Tasks for the tests: importable by a worker in a process of its own."""

import os
import signal
import time
from pathlib import Path

from django_tasks import task


@task()
def note(path: str, seconds: float) -> None:
    """Write that the work began, take some time, and write that it is done."""
    with Path(path).open("a") as file:
        file.write("begun\n")
        file.flush()
        time.sleep(seconds)
        file.write("done\n")


@task()
def kill_the_worker() -> None:
    """Take the worker down."""
    os.kill(os.getpid(), signal.SIGKILL)
