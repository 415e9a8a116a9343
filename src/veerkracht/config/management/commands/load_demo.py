"""``veerkracht load_demo``: put the example programmes into an empty database, without starting anything."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from veerkracht.config.demo.load import load_demo
from veerkracht.config.progress import ProgressBar
from veerkracht.shared.decision import Refused


class Command(BaseCommand):
    """Load the example programmes."""

    help = "Put the example programmes, with invented people and companies, into a database that has none of them."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, with a progress bar; say so when they are there already."""
        bar = ProgressBar()
        try:
            load_demo(progress=bar)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        bar.finish()
