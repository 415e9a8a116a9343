"""``veerkracht serve``: the web server alone, or with ``--all`` everything on one machine."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from veerkracht.config import chores, supervisor, web


class Command(BaseCommand):
    """Start the web server."""

    help = "Start the web server; with --all also the database, the worker and whatever else it needs."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the options."""
        parser.add_argument("--all", action="store_true", help="Also migrate, start the worker, and keep both alive.")
        parser.add_argument(
            "--end-with-parent", action="store_true", help="Stop when the program that started us ends."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until told to stop."""
        if options["all"]:
            plan = supervisor.Plan(
                chores=(chores.migrate(),), greeting=_greeting, end_with_parent=options["end_with_parent"]
            )
            supervisor.run(plan)
        else:
            with web.open_socket(web.listening_address()) as listener:
                web.WebServer(listener).run()


def _greeting() -> list[str]:
    return [f"Veerkracht runs at {supervisor.settings_address()}. Ctrl-C stops it."]
