"""A web server as in production (gunicorn, 2 workers) and a client that measures its workers."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

import psutil


@dataclass(frozen=True)
class Measured:
    """One page: CPU of the workers per request (ms), requests a second, p95 of the answer (ms), MB a worker."""

    cpu_ms: float
    per_second: float
    p95_ms: float
    worker_mb: float


@dataclass(frozen=True)
class Server:
    """A running server on loopback."""

    pid: int
    port: int

    def workers(self) -> list[psutil.Process]:
        """Return the worker processes."""
        return psutil.Process(self.pid).children()

    def get(self, path: str, cookie: str = "", connection: http.client.HTTPConnection | None = None) -> float:
        """Fetch a page and return the seconds it took. Raises RuntimeError on anything but 200."""
        own = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        began = time.perf_counter()
        own.request("GET", path, headers={"Cookie": cookie, "Host": "localhost"})
        answer = own.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return time.perf_counter() - began

    def measure(self, path: str, cookie: str = "", *, requests: int = 200, clients: int = 2) -> Measured:
        """Fetch a page many times after a warm-up; bounded in count."""
        for _ in range(12):
            self.get(path, cookie)
        before, began = self._cpu(), time.perf_counter()

        def client(_: int) -> list[float]:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            return [self.get(path, cookie, connection) for _ in range(requests // clients)]

        with ThreadPoolExecutor(clients) as pool:
            times = [seconds for found in pool.map(client, range(clients)) for seconds in found]
        elapsed = time.perf_counter() - began
        cpu = (self._cpu() - before) / len(times)
        memory = max(worker.memory_full_info().uss for worker in self.workers()) / 1e6
        return Measured(cpu * 1000, len(times) / elapsed, quantiles(times, n=20)[18] * 1000, memory)

    def _cpu(self) -> float:
        return sum(sum(worker.cpu_times()[:2]) for worker in self.workers())


@contextmanager
def serving(database: str, *, kept_seconds: int = 60, application: str = "veerkracht.config.wsgi") -> Iterator[Server]:
    """Start gunicorn with two workers on a free port of loopback and stop it afterwards.

    `kept_seconds` is how long finished pages for visitors are kept; 0 makes each anew. `application` may be another
    site that has its own settings.
    """
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks._settings", "BENCH_DATABASE": database}
    environment["VEERKRACHT_PAGE_CACHE_SECONDS"] = str(kept_seconds)
    with running(application, environment=environment, port=free_port(), ready="/healthz") as server:
        yield server


def free_port() -> int:
    """Return a port of loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    application: str, *, environment: Mapping[str, str], port: int, ready: str, python: Path = Path(sys.executable)
) -> Iterator[Server]:
    """Run any site under gunicorn as the product runs (2 workers, 4 threads) until it answers at `ready`; stop it."""
    command = [python, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", "2", "--threads", "4", "--worker-class", "gthread", "--log-level", "error"]
    process = subprocess.Popen(command, env=environment)
    try:
        server = Server(process.pid, port)
        for _ in range(600):
            try:
                server.get(ready)
                break
            except OSError:
                time.sleep(0.1)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
