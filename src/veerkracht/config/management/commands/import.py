"""``veerkracht import``: reads an attendance list, a file of the trade register, or a table of postcodes."""  # noqa: N999 Django names a command after its file

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.register_files import (
    SOURCE,
    fields_of,
    map_register_columns,
    queue_register_import,
    start_register_import,
)
from veerkracht.domain.companies.actions.register_import import run_register_import
from veerkracht.domain.companies.actions.register_postcodes import load_postcodes
from veerkracht.domain.companies.choices import RegisterState
from veerkracht.domain.companies.models import RegisterImport
from veerkracht.domain.events.actions import commit_import, start_import
from veerkracht.domain.events.choices import RowOutcome
from veerkracht.domain.events.models import AttendanceImport, Event
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.decision import Refused
from veerkracht.shared.sheets import MAX_BYTES, SheetError, read

UNSURE = (RowOutcome.PERHAPS, RowOutcome.PROBLEM)
COMPANIES, POSTCODES = "companies", "postcodes"


class Command(BaseCommand):
    """Read a file; a list of an event counts only with --commit, and then only when no row is in doubt."""

    help = "Read a file: the attendance list of an event, a file of the trade register, or a table of postcodes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the arguments."""
        parser.add_argument("what", help="Number of the event (as in its address), or: companies, postcodes.")
        parser.add_argument("file", type=Path, help="The list: .xlsx, .ods, .csv or text; a register also .parquet.")
        parser.add_argument("--by", default="", help="Mail address of the person in whose name this is done.")
        parser.add_argument("--commit", action="store_true", help="Count an attendance list when no row is in doubt.")
        parser.add_argument("--programme", default="", help="Short name of the programme; the default one without it.")
        parser.add_argument("--part", action="store_true", help="It is a part of the register: nothing else is gone.")
        parser.add_argument("--source", default=SOURCE, help="What stands beside each field as its source.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the file and tell what became of it."""
        try:
            if options["what"] == POSTCODES:
                loaded = load_postcodes(path=options["file"], by=_person_or_nobody(options["by"]))
                self.stdout.write(f"{loaded} postcodes have a municipality now.")
            elif options["what"] == COMPANIES:
                self._register(options)
            elif options["what"].isdecimal():
                self._list(options)
            else:
                raise CommandError("Say what the file holds: the number of an event, companies, or postcodes.")
        except (SheetError, Refused) as refusal:
            raise CommandError(str(refusal)) from None

    def _list(self, options: dict[str, Any]) -> None:
        event, by = _event(int(options["what"])), _person(options["by"])
        now = event.programme.now()
        sheet = read(options["file"].name, _bytes(options["file"]))
        batch = start_import(event=event, file_name=options["file"].name, sheet=sheet, at=now, by=by)
        self._tell(batch)
        if options["commit"]:
            _refuse_doubt(batch)
            commit_import(batch=batch, at=now, by=by)
            self.stdout.write("The list counts now. The team can undo it on the page of the event.")

    def _tell(self, batch: AttendanceImport) -> None:
        found = Counter(batch.rows.values_list("outcome", flat=True))
        for outcome in RowOutcome:
            if found[outcome]:
                self.stdout.write(f"{found[outcome]:>6}  {outcome.label}")
        self.stdout.write("Nothing counts yet: look at the rows on the page of the event.")

    def _register(self, options: dict[str, Any]) -> None:
        programme, by = _programme(options["programme"]), _person_or_nobody(options["by"])
        with _opened(options["file"]) as content:
            batch = start_register_import(
                programme=programme, file_name=options["file"].name, content=content, on=programme.today(), by=by
            )
        for index, field in fields_of(batch).items():
            self.stdout.write(f"  {batch.header[index] or index + 1}: {field.value}")
        map_register_columns(
            batch=batch,
            fields=fields_of(batch),
            sbi_version=batch.sbi_version,
            is_whole=not options["part"],
            source=options["source"],
            by=by,
        )
        queue_register_import(batch=batch, by=by)
        self._tell_register(run_register_import(batch=batch, by=by))

    def _tell_register(self, batch: RegisterImport) -> None:
        if batch.state != RegisterState.DONE:
            raise CommandError(batch.failure or "The file was not read.")
        for name, number in sorted(batch.report.items()):
            self.stdout.write(f"{number:>9}  {name}")
        self.stdout.write("The team can look at the report and undo it under Companies, Register.")


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
    if not email:
        raise CommandError("Say in whose name with --by and a mail address.")
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


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as problem:
        raise CommandError(f"{path} cannot be read: {problem.strerror}.") from None


def _programme(slug: str) -> Programme:
    found = Programme.objects.filter(slug=slug) if slug else Programme.objects.filter(is_default=True)
    programme = found.order_by("pk").first()
    if programme is None:
        names = ", ".join(Programme.objects.order_by("slug").values_list("slug", flat=True))
        raise CommandError(f"Say which programme with --programme: {names or 'there is none yet'}.")
    return programme


def _person_or_nobody(email: str) -> User | None:
    return _person(email) if email else None
