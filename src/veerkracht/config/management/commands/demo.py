"""``veerkracht demo``: everything on this machine, with the example programme in it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from veerkracht.config import chores, supervisor
from veerkracht.config.demo.load import load_demo, sign_in_links
from veerkracht.config.progress import ProgressBar
from veerkracht.domain.programme.models import Programme


class Command(BaseCommand):
    """Start the demo."""

    help = "Start everything on this machine with the demo programme in it, and print how to sign in."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the options."""
        parser.add_argument(
            "--end-with-parent", action="store_true", help="Stop when the program that started us ends."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the example when the database is empty, then serve until told to stop."""
        plan = supervisor.Plan(
            chores=(chores.migrate(), supervisor.Chore("Loading the demo programme ...", _is_empty, _load)),
            greeting=greeting,
            logs_in_files=True,
            end_with_parent=options["end_with_parent"],
        )
        supervisor.run(plan)


def _is_empty() -> bool:
    return not Programme.objects.exists()


def _load() -> None:
    bar = ProgressBar()
    with translation.override("en"):
        load_demo(progress=bar)
    bar.finish()


def greeting() -> list[str]:
    """Return what a person needs to know: the address, and a link for each role."""
    address = supervisor.settings_address()
    with translation.override("en"):
        links = sign_in_links()
    width = max(len(label) for label, _path in links)
    return [
        "",
        f"Veerkracht runs at {address}",
        "All people, companies and numbers in it are invented. Sign in as:",
        *(f"  {label:<{width}}  {address}{path}" for label, path in links),
        "Ctrl-C stops it.",
    ]
