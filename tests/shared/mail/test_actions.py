"""Hold, release, cancel: what may follow what, and who was first."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.shared.mail.test_sending import a_mail
from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit.models import AuditLine
from veerkracht.shared.mail.actions import (
    MailAlreadySent,
    MailCannotGoAgain,
    MailChanged,
    MailIsLeaving,
    cancel_mail,
    hold_mail,
    release_mail,
    resend_mail,
    schedule_mail,
    settle_mail,
)
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.mail.sending import MAX_ATTEMPTS, send_next

H, Q, S, F, C = MailState.HELD, MailState.QUEUED, MailState.SENT, MailState.FAILED, MailState.CANCELLED
X = MailState.STOPPED
FOLLOWS = {
    hold_mail: {Q: H, F: H, C: H, X: H},
    release_mail: {H: Q, F: Q},
    cancel_mail: {H: C, Q: C, F: C, X: C},
}
REFUSALS = {S: MailAlreadySent, MailState.SENDING: MailIsLeaving}


@pytest.mark.django_db
@pytest.mark.parametrize("state", list(MailState))
@pytest.mark.parametrize("act", list(FOLLOWS))
def test_what_may_follow_what(act, state: MailState) -> None:  # type: ignore[no-untyped-def]  # an action
    row = a_mail(state=state, sent_at=timezone.now() if state == S else None, claimed_at=timezone.now())
    expected = FOLLOWS[act].get(state)
    if expected is None:
        with pytest.raises(REFUSALS.get(state, MailChanged)):
            act(mail=row, by=None)
    else:
        act(mail=row, by=None)
    row.refresh_from_db()
    assert row.state == (expected or state)


@pytest.mark.django_db
def test_a_move_writes_an_audit_line_about_the_mail(team_user: User) -> None:
    row = a_mail(programme_id=7)
    hold_mail(mail=row, by=team_user)
    line = AuditLine.objects.get()
    assert line.action.endswith(".hold_mail")
    assert (line.actor_id, line.object_id, line.programme_id) == (team_user.pk, str(row.pk), 7)


@pytest.mark.django_db
def test_a_released_mail_that_failed_gets_all_its_tries_again() -> None:
    later = timezone.now() + dt.timedelta(hours=2)
    row = a_mail(state=F, attempts=MAX_ATTEMPTS, last_error="mail server is down", send_after=later)
    release_mail(mail=row, by=None)
    row.refresh_from_db()
    assert (row.attempts, row.last_error) == (0, "")
    assert send_next() is True


@pytest.mark.django_db
def test_a_released_mail_keeps_its_later_moment() -> None:
    later = timezone.now() + dt.timedelta(hours=2)
    row = a_mail(state=H, send_after=later)
    release_mail(mail=row, by=None)
    row.refresh_from_db()
    assert row.send_after == later


@pytest.mark.django_db
def test_a_scheduled_mail_waits_for_its_moment() -> None:
    later = timezone.now() + dt.timedelta(days=2)
    row = schedule_mail(mail=a_mail(state=H), at=later, by=None)
    assert (row.state, row.send_after) == (Q, later)
    assert send_next() is None


@pytest.mark.django_db
def test_a_mail_sent_again_is_a_new_one_and_twice_is_once() -> None:
    row = a_mail(state=S, sent_at=timezone.now(), programme_id=7)
    again = resend_mail(mail=row, by=None)
    assert (again.state, again.text, again.resend_of_id) == (Q, row.text, row.pk)
    assert again.message_id != row.message_id
    assert resend_mail(mail=row, by=None).pk == again.pk


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [{"is_secret": True}, {"text": ""}])
def test_what_was_removed_cannot_go_again(fields: dict[str, object]) -> None:
    with pytest.raises(MailCannotGoAgain):
        resend_mail(mail=a_mail(state=S, sent_at=timezone.now(), **fields), by=None)


@pytest.mark.django_db
def test_a_person_decides_about_a_mail_that_was_perhaps_sent() -> None:
    now = timezone.now()
    came, lost = (a_mail(state=MailState.UNSURE, claimed_at=now, handed_at=now) for _ in range(2))
    assert settle_mail(mail=came, arrived=True, by=None).sent_at == now
    number = lost.message_id
    again = settle_mail(mail=lost, arrived=False, by=None)
    assert (again.state, again.message_id) == (Q, number), "the same number, so that a second copy can be left out"
    with pytest.raises(MailChanged):
        settle_mail(mail=came, arrived=False, by=None)


def hold_elsewhere(row: Mail, outcome: list[str]) -> threading.Thread:
    """Let somebody else hold this mail at the same moment."""

    def work() -> None:
        try:
            hold_mail(mail=row, by=None)
            outcome.append("held")
        except MailAlreadySent:
            outcome.append("refused")
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def send_while_somebody_holds(row: Mail) -> list[str]:
    """Return how holding ended for somebody who tried while the worker had the mail in its hands."""
    outcome: list[str] = []
    with transaction.atomic():
        send_next()
        thread = hold_elsewhere(row, outcome)
        thread.join(0.5)
    thread.join(10)
    return outcome


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_who_holds_a_mail_that_is_being_sent_hears_that_it_left() -> None:
    row = a_mail()
    assert send_while_somebody_holds(row) == ["refused"]
    row.refresh_from_db()
    assert row.state == S


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_a_sent_mail_would_say_held(monkeypatch: pytest.MonkeyPatch) -> None:
    row = a_mail()
    original = type(Mail.objects.all()).select_for_update

    def only_the_worker_locks(rows, **options):  # type: ignore[no-untyped-def]  # a queryset method
        return original(rows, **options) if options.get("skip_locked") else rows

    monkeypatch.setattr(type(Mail.objects.all()), "select_for_update", only_the_worker_locks)
    monkeypatch.setattr(type(Mail.objects), "select_for_update", lambda manager: manager.all(), raising=False)
    assert send_while_somebody_holds(row) == ["held"]
    row.refresh_from_db()
    assert row.state == H
