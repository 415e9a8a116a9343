"""A mail goes out once, also when a worker is killed at the worst moment; when nobody can know, a person decides."""

import datetime as dt
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from tests.processes import ROOT, database_url
from tests.shared.mail.test_sending import a_mail
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.mail.sending import LEASE, recover, send_due

NOTES, DIES = "MAIL_NOTES", "MAIL_DIES"
MAILS = 4
SENDER = """
import django
django.setup()
from django.conf import settings
settings.EMAIL_BACKEND = "tests.shared.mail.test_once.Noting"
from veerkracht.shared.mail.sending import send_due
send_due()
"""


class Noting(BaseEmailBackend):
    """Takes mail by writing its number in a file, and dies where the test says, at the second mail."""

    def open(self) -> bool:
        """Reach the provider."""
        self._die_at("opening")
        return True

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Take the messages for good."""
        self._die_at("before")
        with Path(os.environ[NOTES]).open("a") as notes:
            for message in email_messages:
                notes.write(message.extra_headers["Message-ID"] + "\n")
            notes.flush()
            os.fsync(notes.fileno())
        self._die_at("after")
        return len(email_messages)

    def _die_at(self, place: str) -> None:
        taken = Path(os.environ[NOTES]).read_text().count("\n")
        if os.environ.get(DIES) == place and taken == (2 if place == "after" else 1):
            os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Path:
    """Return the file in which the provider notes what it took."""
    found = tmp_path / "taken"
    found.touch()
    monkeypatch.setenv(NOTES, str(found))
    settings.EMAIL_BACKEND = f"{__name__}.Noting"
    return found


def killed_at(place: str) -> int:
    """Let a sender of its own work until it is killed at this place; return how it ended."""
    ours = {
        "DJANGO_SETTINGS_MODULE": "veerkracht.config.settings.test",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "TEST_DATABASE_URL": database_url(),
        DIES: place,
    }
    return subprocess.run([sys.executable, "-c", SENDER], env=os.environ | ours, cwd=ROOT, check=False).returncode


def time_goes_by() -> None:
    """Let the lease of what was in hand run out."""
    for row in Mail.objects.filter(state=MailState.SENDING):
        row.claimed_at -= 2 * LEASE
        row.handed_at = row.handed_at and row.handed_at - 2 * LEASE
        row.save()


def taken(notes: Path) -> Counter[str]:
    """Return how often the provider took each mail."""
    return Counter(notes.read_text().split())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("place", "unsure", "most"), [("opening", 0, MAILS), ("before", 1, MAILS - 1), ("after", 1, MAILS)]
)
def test_a_killed_worker_never_makes_a_mail_go_twice(notes: Path, place: str, unsure: int, most: int) -> None:
    """Killed before the hand-over, it goes out by the next; killed within, it is not sent again by itself."""
    for number in range(MAILS):
        a_mail(to_address=f"persoon{number}@example.org")
    assert killed_at(place) == -signal.SIGKILL
    send_due()
    assert Mail.objects.filter(state=MailState.SENDING).count() == 1, "not taken over before its lease is over"
    time_goes_by()
    send_due()
    assert sorted(taken(notes).values()) == [1] * most
    assert Mail.objects.filter(state=MailState.SENT).count() == MAILS - unsure
    assert Mail.objects.filter(state=MailState.UNSURE).count() == unsure


@pytest.mark.django_db(transaction=True)
def test_control_taking_over_whatever_was_in_hand_sends_twice(notes: Path) -> None:
    for number in range(MAILS):
        a_mail(to_address=f"persoon{number}@example.org")
    killed_at("after")
    Mail.objects.filter(state=MailState.SENDING).update(state=MailState.QUEUED)
    send_due()
    assert max(taken(notes).values()) == 2


@pytest.mark.django_db
def test_a_worker_that_was_away_too_long_hands_nothing_over(notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its claim was taken over meanwhile; the number of the claim keeps the two apart."""
    row = a_mail()

    def slow(_provider: Noting) -> bool:
        Mail.objects.update(claimed_at=timezone.now() - 2 * LEASE)
        recover(timezone.now())
        return True

    monkeypatch.setattr(Noting, "open", slow)
    assert send_due(limit=1) == 0
    assert notes.read_text() == ""
    row.refresh_from_db()
    assert row.state == MailState.QUEUED


class BreaksOff(BaseEmailBackend):
    """A provider whose line breaks while it takes a mail."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Break off."""
        raise TimeoutError("timed out")


@pytest.mark.django_db
def test_after_a_broken_line_nobody_knows_so_it_is_not_sent_again(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.BreaksOff"
    row = a_mail()
    assert send_due() == 0
    row.refresh_from_db()
    assert (row.state, row.last_error) == (MailState.UNSURE, "TimeoutError: timed out")
    assert row.send_after < timezone.now() - dt.timedelta(seconds=30)
    assert send_due() == 0
