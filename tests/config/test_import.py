"""The command that reads an attendance list does what the team does in the browser."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.factories.events import EventFactory
from veerkracht.domain.accounts.models import User
from veerkracht.domain.events.choices import ImportState
from veerkracht.domain.events.models import AttendanceImport, Event
from veerkracht.domain.programme.models import Programme

pytestmark = pytest.mark.django_db

LIST = "Bedrijf;Naam;E-mail\nBakkerij Voorbeeld B.V.;An de Vries;an@bakkerij.example.org\n"


@pytest.fixture
def event(programme: Programme) -> Event:
    return EventFactory.create(programme=programme)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lijst.csv"
    path.write_text(LIST)
    return path


def run(*words: str) -> str:
    said = StringIO()
    call_command("import", *words, stdout=said)
    return said.getvalue()


def test_list_is_read_and_counts_nothing_yet(event: Event, file: Path, team_user: User) -> None:
    said = run(str(event.pk), str(file), "--by", team_user.email)
    batch = AttendanceImport.objects.get()
    assert batch.state == ImportState.PREVIEW
    assert batch.uploaded_by == team_user
    assert "     1  " in said
    assert "Nothing counts yet" in said


def test_list_without_doubt_counts_when_asked(event: Event, file: Path, team_user: User) -> None:
    said = run(str(event.pk), str(file), "--by", team_user.email, "--commit")
    assert AttendanceImport.objects.get().state == ImportState.COMMITTED
    assert "The list counts now" in said


def test_same_list_twice_is_refused_in_words(event: Event, file: Path, team_user: User) -> None:
    words = [str(event.pk), str(file), "--by", team_user.email, "--commit"]
    run(*words)
    with pytest.raises(CommandError, match=r".+"):
        run(*words)
    assert AttendanceImport.objects.count() == 1


def test_unknown_event_person_or_file_is_told(event: Event, file: Path, team_user: User, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no event with number 0"):
        run("0", str(file), "--by", team_user.email)
    with pytest.raises(CommandError, match=r"Nobody signs in with x@example\.org"):
        run(str(event.pk), str(file), "--by", "x@example.org")
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        run(str(event.pk), str(tmp_path / "weg.csv"), "--by", team_user.email)


def test_file_without_a_list_is_told(event: Event, file: Path, team_user: User) -> None:
    file.write_bytes(b"")
    with pytest.raises(CommandError):
        run(str(event.pk), str(file), "--by", team_user.email)
