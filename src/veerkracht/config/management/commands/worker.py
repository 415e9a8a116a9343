"""``veerkracht worker``: does the work in the queue and the periodic work."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from veerkracht.shared.tasks.worker import Worker


class Command(BaseCommand):
    """Start a worker; as many may run as there is work for."""

    help = "Do the work that waits in the queue, send mail, and do what has to be done every so often."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the options."""
        parser.add_argument("--interval", type=float, default=0.5, help="Seconds between looks when nothing waits.")
        parser.add_argument("--batch", action="store_true", help="Do all that waits, then stop.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until told to stop; a task in hand is finished first."""
        worker = Worker(interval=options["interval"], batch=options["batch"])
        worker.configure_signals()
        worker.run()
