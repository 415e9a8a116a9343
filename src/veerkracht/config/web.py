"""The web server: gunicorn inside this process, with everything loaded once before it makes its workers."""

import errno
import gc
import os
import socket
from collections.abc import Callable

import psutil
from django.conf import settings
from django.core.management.base import CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.template import engines
from django.urls import get_resolver
from gunicorn.app.base import BaseApplication

from .settings.environment import ENV

GRACE = 4


def listening_address() -> tuple[str, int]:
    """Return where the server listens. The demo has a door without a lock, so only this machine reaches it."""
    return ("127.0.0.1" if settings.DEMO else ENV.bind, ENV.port)


def open_socket(address: tuple[str, int]) -> socket.socket:
    """Return a socket that has this address; it listens when the server starts, so nobody waits on a closed door.

    Raises CommandError that names who has the port already.
    """
    listener = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
    except OSError as problem:
        listener.close()
        raise CommandError(_why(problem, address)) from None
    return listener


def _why(problem: OSError, address: tuple[str, int]) -> str:
    host, port = address
    if problem.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use by another program{_holder(port)}. "
            f"Stop that program, or choose another port, for example: PORT={port + 1 if port < 65535 else 8000}"
        )
    if problem.errno == errno.EACCES:
        return f"Port {port} is only for the system's administrator. Choose one above 1023, for example: PORT=8000"
    return f"The web server cannot listen on {host}:{port} ({problem.strerror}). Check VEERKRACHT_BIND and PORT."


def _holder(port: int) -> str:
    """Return who has the port, as far as we may know."""
    try:
        taken = [found.pid for found in psutil.net_connections("tcp") if found.laddr and found.laddr.port == port]
        return next((f" ({psutil.Process(pid).name()}, process {pid})" for pid in taken if pid), "")
    except psutil.Error:
        return ""


class WebServer(BaseApplication):
    """gunicorn on a socket that is open already; a restart of the server then refuses nobody."""

    def __init__(self, listener: socket.socket) -> None:
        self.listener = listener
        super().__init__()

    def load_config(self) -> None:
        """Set what gunicorn's own defaults do not suit."""
        for name, value in self._wishes().items():
            self.cfg.set(name, value)

    def _wishes(self) -> dict[str, object]:
        return {
            "bind": f"fd://{self.listener.fileno()}",
            "worker_class": "gthread",
            "workers": ENV.web_workers,
            "threads": ENV.web_threads,
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": GRACE,
            "keepalive": 5,
            "max_requests": 20_000,
            "max_requests_jitter": 2_000,
            "worker_tmp_dir": "/dev/shm" if os.access("/dev/shm", os.W_OK) else None,  # noqa: S108 gunicorn's own advice
            "control_socket_disable": True,
            "logconfig_dict": settings.LOGGING,
        }

    def load(self) -> Callable[..., object]:
        """Return the application; whatever is slow the first time is done here, once for all workers."""
        application = get_wsgi_application()
        warm_up()
        connections.close_all()
        gc.collect()
        gc.freeze()
        return application


def warm_up() -> None:
    """Import every view and make the template engine, so that no visitor waits for it."""
    get_resolver().url_patterns  # noqa: B018 reading it imports the views
    engines.all()
