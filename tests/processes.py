"""Starts the product's own commands as real processes, against the database of this test run."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-c", "from veerkracht.config.cli import main; main()"]


def database_url() -> str:
    """Return the URL of the database this test writes to."""
    facts = connection.settings_dict
    return f"postgresql://{facts['USER']}@/{facts['NAME']}?host={quote(facts['HOST'])}&port={facts['PORT']}"


def veerkracht(*words: str, out: Path | None = None, **environment: str) -> subprocess.Popen[str]:
    """Start a command with the settings of the tests; what it says can be read from ``stdout``, or from a file."""
    ours = {
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "veerkracht.config.settings.test",
        "PYTHONUNBUFFERED": "1",
    }
    with contextlib.ExitStack() as files:
        return subprocess.Popen(
            [*COMMAND, *words],
            cwd=ROOT,
            env=os.environ | ours | environment,
            text=True,
            stdout=files.enter_context(out.open("a")) if out else subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )


def wait_until(happened: Callable[[], bool], *, seconds: float = 30) -> None:
    """Ask again until it happened; fail when it takes too long."""
    limit = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < limit, "it did not happen in time"
        time.sleep(0.05)
