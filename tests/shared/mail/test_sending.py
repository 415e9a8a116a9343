"""The sender: each mail once, later when it fails, never for ever, and no sign-in code is kept."""

import contextlib
import datetime as dt
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.core import mail as django_mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.utils import timezone

from veerkracht.shared.mail import sending
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail, MailQuerySet
from veerkracht.shared.mail.pacing import hold_address
from veerkracht.shared.mail.sending import MAX_ATTEMPTS, WIPED, send_due, send_next

MAILS = 12
WAIT = 10


def a_mail(**fields: object) -> Mail:
    """Return a queued mail that is due."""
    given = {"kind": "test", "to_address": "jan@example.org", "subject": "Dag", "text": "Tekst\n", **fields}
    return Mail.objects.create(**{"send_after": timezone.now() - dt.timedelta(minutes=1), **given})


class Refusing(BaseEmailBackend):
    """A provider that is down."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Raise as a provider does."""
        raise ConnectionRefusedError("mail server is down")


class TwoAtOnce(BaseEmailBackend):
    """Notes every message, and lets the first two senders go on only when both are here (or one has waited long)."""

    seen: list[str] = []
    meeting = threading.Barrier(2)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Note and wait for the other."""
        self.seen.extend(message.extra_headers["Message-ID"] for message in email_messages)
        with contextlib.suppress(threading.BrokenBarrierError):
            self.meeting.wait(timeout=1)
        return len(email_messages)


@pytest.fixture
def refusing(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"


@pytest.mark.django_db
def test_a_due_mail_goes_out_as_it_was_written() -> None:
    row = a_mail(to_name='Jan "de" Véér, B.V.', html="<p>Tekst</p>", subject="Dag Jan")
    assert send_due() == 1
    message = django_mail.outbox[0]
    assert message.message()["To"].endswith("<jan@example.org>")
    assert (message.subject, message.body) == ("Dag Jan", "Tekst\n")
    assert message.alternatives[0].content == "<p>Tekst</p>"
    assert str(row.message_id) in message.message()["Message-ID"]
    row.refresh_from_db()
    assert (row.state, row.attempts) == (MailState.SENT, 1)
    assert row.sent_at is not None


@pytest.mark.django_db
def test_a_name_of_control_characters_is_left_out() -> None:
    a_mail(to_name="Jan\r\nBcc: piet@example.org")
    assert send_due() == 1
    assert django_mail.outbox[0].to == ["jan@example.org"]


@pytest.mark.django_db
@pytest.mark.parametrize("state", [MailState.HELD, MailState.CANCELLED, MailState.FAILED])
def test_only_queued_mail_goes_out(state: MailState) -> None:
    a_mail(state=state)
    assert send_next() is None


@pytest.mark.django_db
def test_a_mail_for_later_waits_and_the_oldest_goes_first() -> None:
    now = timezone.now()
    a_mail(subject="later", send_after=now + dt.timedelta(minutes=5))
    a_mail(subject="tweede", send_after=now - dt.timedelta(minutes=5))
    a_mail(subject="eerste", send_after=now - dt.timedelta(minutes=9))
    assert send_due() == 2
    assert [message.subject for message in django_mail.outbox] == ["eerste", "tweede"]


@pytest.mark.django_db
@pytest.mark.usefixtures("refusing")
def test_a_failure_is_kept_and_tried_later() -> None:
    row = a_mail()
    assert send_due() == 0
    row.refresh_from_db()
    assert (row.state, row.attempts) == (MailState.QUEUED, 1)
    assert row.last_error == "ConnectionRefusedError: mail server is down"
    assert row.send_after > timezone.now()
    assert send_next() is None, "not tried again at once"


@pytest.mark.django_db
@pytest.mark.usefixtures("refusing")
def test_each_wait_is_longer_than_the_one_before() -> None:
    row, waits = a_mail(), []
    for _ in range(4):
        Mail.objects.update(send_after=timezone.now())
        send_next()
        row.refresh_from_db()
        waits.append(round((row.send_after - timezone.now()).total_seconds() / 60))
    assert waits == [1, 2, 4, 8]


@pytest.mark.django_db
def test_after_a_failure_it_goes_out_and_the_error_is_gone(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    row = a_mail()
    send_due()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Mail.objects.update(send_after=timezone.now())
    assert send_due() == 1
    row.refresh_from_db()
    assert (row.state, row.attempts, row.last_error) == (MailState.SENT, 2, "")


@pytest.mark.django_db
@pytest.mark.usefixtures("refusing")
def test_it_gives_up_after_the_last_attempt() -> None:
    row = a_mail(attempts=MAX_ATTEMPTS - 1)
    assert send_next() is False
    row.refresh_from_db()
    assert (row.state, row.attempts) == (MailState.FAILED, MAX_ATTEMPTS)
    Mail.objects.update(send_after=timezone.now())
    assert send_next() is None


@pytest.mark.django_db
def test_one_mail_that_fails_does_not_stop_the_others() -> None:
    a_mail(subject="Dag\nBcc: piet@example.org", send_after=timezone.now() - dt.timedelta(hours=1))
    a_mail()
    assert send_due() == 1


@pytest.mark.django_db
def test_a_code_is_wiped_once_sent(settings: Any) -> None:
    settings.DEMO = False
    row = a_mail(is_secret=True, text="Uw code: 123456", html="<p>123456</p>")
    send_due()
    assert "123456" in django_mail.outbox[0].body
    row.refresh_from_db()
    assert (row.text, row.html) == (WIPED, "")


@pytest.mark.django_db
@pytest.mark.usefixtures("refusing")
def test_a_code_is_wiped_when_sending_is_given_up(settings: Any) -> None:
    settings.DEMO = False
    row = a_mail(is_secret=True, text="Uw code: 123456", html="<p>123456</p>", attempts=MAX_ATTEMPTS - 2)
    send_next()
    row.refresh_from_db()
    assert "123456" in row.text, "still needed for the next try"
    Mail.objects.update(send_after=timezone.now())
    send_next()
    row.refresh_from_db()
    assert (row.state, row.text, row.html) == (MailState.FAILED, WIPED, "")


@pytest.mark.django_db
def test_in_the_demo_the_outbox_keeps_the_code(settings: Any) -> None:
    settings.DEMO = True
    row = a_mail(is_secret=True, text="Uw code: 123456")
    send_due()
    row.refresh_from_db()
    assert row.text == "Uw code: 123456"


@pytest.fixture
def two_at_once(settings: Any, transactional_db: None) -> Iterator[list[str]]:
    """Return what two workers sent that work through the same outbox at the same moment."""
    settings.EMAIL_BACKEND = f"{__name__}.TwoAtOnce"
    TwoAtOnce.seen, TwoAtOnce.meeting = [], threading.Barrier(2)
    for number in range(MAILS):
        a_mail(to_address=f"persoon{number}@example.org")
    return TwoAtOnce.seen


def two_workers() -> list[Exception]:
    """Let two threads with connections of their own send what is due; return what went wrong."""
    errors: list[Exception] = []

    def work() -> None:
        try:
            send_due()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    return errors


@pytest.mark.races
def test_two_workers_send_each_mail_once(two_at_once: list[str]) -> None:
    assert two_workers() == []
    assert len(two_at_once) == MAILS
    assert set(Counter(two_at_once).values()) == {1}
    assert set(Mail.objects.values_list("state", "attempts")) == {(MailState.SENT, 1)}
    assert not TwoAtOnce.meeting.broken, "they never sent at the same moment, so this proved nothing"


@pytest.mark.races
def test_control_without_the_lock_a_mail_goes_out_twice(
    two_at_once: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MailQuerySet, "select_for_update", lambda rows, **_options: rows)
    both = threading.Barrier(2)

    def claims_late(mail: Mail) -> None:
        """Let one worker claim the mail that both read only after the other handed it over."""
        hold_address(mail)
        with contextlib.suppress(threading.BrokenBarrierError):
            if both.wait(timeout=WAIT) == 0:
                while not two_at_once:
                    time.sleep(0.01)
                both.abort()

    monkeypatch.setattr(sending, "hold_address", claims_late)
    assert two_workers() == []
    assert max(Counter(two_at_once).values()) > 1


@pytest.mark.django_db
def test_the_worker_sends_by_itself_every_second() -> None:
    from veerkracht.shared.mail.tasks import send_outbox

    a_mail()
    send_outbox()
    assert Mail.objects.get().state == MailState.SENT
