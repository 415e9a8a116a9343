"""A folder and a port in which the product can be started, killed and started again."""

import json
import shutil
import socket
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.processes import veerkracht
from veerkracht.config.supervisor.running import clear_away


@dataclass
class House:
    """One place of its own; ``settings`` is what its runs get besides."""

    var: Path
    port: int
    settings: dict[str, str]
    runs: list["subprocess.Popen[str]"] = field(default_factory=list)

    def environment(self) -> dict[str, str]:
        return {"VEERKRACHT_VAR": str(self.var), "PORT": str(self.port)} | self.settings

    def start(self, *words: str) -> "subprocess.Popen[str]":
        # A file, not a pipe: a pipe that nobody empties makes its writers wait.
        self.runs.append(veerkracht("serve", "--all", *words, out=self.var / "said", **self.environment()))
        return self.runs[-1]

    def said(self) -> str:
        return (self.var / "said").read_text()

    def is_ready(self) -> bool:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2) as answer:
            return bool(answer.status == 200)
        return False

    def pid(self, name: str) -> int:
        return int(json.loads((self.var / "run" / f"{name}.json").read_text())["pid"])

    def clear(self) -> None:
        for run in self.runs:
            run.terminate()
            with suppress(subprocess.TimeoutExpired):
                run.wait(timeout=15)
            run.kill()
        clear_away(self.var / "run")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@contextmanager
def new_house(**settings: str) -> Iterator[House]:
    """Give a house; end everything in it and remove it afterwards."""
    place = House(Path(tempfile.mkdtemp(prefix="vk-")), free_port(), settings)
    try:
        yield place
    finally:
        place.clear()
        shutil.rmtree(place.var)
