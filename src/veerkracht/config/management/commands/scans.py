"""Definitions of scans as files: publish one, or write one that is published."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from veerkracht.domain.programme.models import Programme
from veerkracht.domain.scans.actions import publish_definition
from veerkracht.domain.scans.actions.definitions import as_text
from veerkracht.domain.scans.models import ScanDefinition
from veerkracht.domain.scans.rules.definition import DefinitionError
from veerkracht.shared.decision import Refused


class Command(BaseCommand):
    """Thin: read or write a file, call the action."""

    help = (
        "import publishes the definition of a scan from a YAML or JSON file and names everything that is wrong in it; "
        "export prints a published one, for another programme. A published version never changes."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do, and with which file or scan."""
        parser.add_argument("what", choices=["import", "export"], help="Publish a file, or print what is published.")
        parser.add_argument("name", help="The file to import, or the code of the scan to export.")
        parser.add_argument("--number", type=int, help="Which version to export; the newest otherwise.")
        parser.add_argument("--format", choices=["yaml", "json"], default="yaml", help="How to export.")
        parser.add_argument("--programme", default="", help="The short name; the default programme otherwise.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish, or print."""
        programme = self._programme(options["programme"])
        if options["what"] == "export":
            found = ScanDefinition.objects.of(programme).filter(code=options["name"])
            if options["number"] is not None:
                found = found.filter(version=options["number"])
            newest = found.order_by("-version").first()
            if newest is None:
                codes = ScanDefinition.objects.of(programme).order_by("code").values_list("code", flat=True).distinct()
                raise CommandError(f"There is no such scan. Published are: {', '.join(codes) or 'none'}.")
            self.stdout.write(as_text(newest, options["format"]), ending="")
            return
        try:
            text = Path(options["name"]).read_text(encoding="utf-8")
            made = publish_definition(programme=programme, text=text, on=programme.today(), by=None)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"The file {options['name']} could not be read: {error}") from error
        except DefinitionError as error:
            raise CommandError("This definition is not right yet:\n" + "\n".join(error.problems)) from error
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{made.code}, version {made.version}, is published in {programme.name}.")

    def _programme(self, slug: str) -> Programme:
        found = Programme.objects.filter(**({"slug": slug} if slug else {"is_default": True})).first()
        if found is None:
            raise CommandError("There is no such programme. Name one with --programme.")
        return found
