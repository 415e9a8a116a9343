"""``veerkracht import``: reads an attendance list from a file, as the team does in the browser."""  # noqa: N999 Django names a command after its file

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from veerkracht.domain.accounts.models import User
from veerkracht.domain.events.actions import commit_import, start_import
from veerkracht.domain.events.choices import RowOutcome
from veerkracht.domain.events.models import AttendanceImport, Event
from veerkracht.shared.decision import Refused
from veerkracht.shared.sheets import MAX_BYTES, SheetError, read

UNSURE = (RowOutcome.PERHAPS, RowOutcome.PROBLEM)


class Command(BaseCommand):
    """Read a list for one event; it counts only with --commit, and then only when no row is in doubt."""

    help = "Read the attendance list of an event from a file, and show what was found in it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the arguments."""
        parser.add_argument("event", type=int, help="Number of the event, as in its address in the team workspace.")
        parser.add_argument("file", type=Path, help="The list: .xlsx, .xls, .ods, .csv or text.")
        parser.add_argument("--by", required=True, help="Mail address of the person in whose name this is done.")
        parser.add_argument("--commit", action="store_true", help="Count the list at once when no row is in doubt.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the list and tell what is in it; commit it when that was asked and nothing is in doubt."""
        event, by = _event(options["event"]), _person(options["by"])
        now = event.programme.now()
        try:
            sheet = read(options["file"].name, _bytes(options["file"]))
            batch = start_import(event=event, file_name=options["file"].name, sheet=sheet, at=now, by=by)
            self._tell(batch)
            if options["commit"]:
                _refuse_doubt(batch)
                commit_import(batch=batch, at=now, by=by)
                self.stdout.write("The list counts now. The team can undo it on the page of the event.")
        except (SheetError, Refused) as refusal:
            raise CommandError(str(refusal)) from None

    def _tell(self, batch: AttendanceImport) -> None:
        found = Counter(batch.rows.values_list("outcome", flat=True))
        for outcome in RowOutcome:
            if found[outcome]:
                self.stdout.write(f"{found[outcome]:>6}  {outcome.label}")
        self.stdout.write("Nothing counts yet: look at the rows on the page of the event.")


def _refuse_doubt(batch: AttendanceImport) -> None:
    doubtful = batch.rows.filter(outcome__in=UNSURE).count()
    if doubtful:
        raise CommandError(
            f"{doubtful} rows are in doubt. Decide about them on the page of the event; nothing counts yet."
        )


def _event(number: int) -> Event:
    event = Event.objects.select_related("programme").filter(pk=number).first()
    if event is None:
        raise CommandError(f"There is no event with number {number}. Its number stands in its address.")
    return event


def _person(email: str) -> User:
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise CommandError(f"Nobody signs in with {email}. Give the mail address of a team member.")
    return person


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as problem:
        raise CommandError(f"{path} cannot be read: {problem.strerror}.") from None
