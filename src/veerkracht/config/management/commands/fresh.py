"""``veerkracht fresh``: renews the tables that a new database starts from."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from veerkracht.config import fresh


class Command(BaseCommand):
    """Write config/fresh.sql.gz, or check that it can be used."""

    help = "Write down the tables as the migrations make them, so that a new database is there in a second."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the options."""
        parser.add_argument("--check", action="store_true", help="Write nothing; fail when the file cannot be used.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or check the file."""
        if not options["check"]:
            fresh.write()
        elif outdated := fresh.outdated():
            raise CommandError(
                f"These migrations changed since config/fresh.sql.gz was made: {', '.join(outdated)}. Type: make fresh"
            )
