"""Send what is due. Many workers may do this at once: each takes rows nobody else holds.

A mail is handed over in three steps, each noted before the next begins: claimed, being handed over, sent. A worker that
dies after the first left nothing behind, so the mail goes out by another. One that dies in the second may or may not
have handed it over: that mail is never sent again by itself (docs/decisions, on mail).
"""

import datetime as dt
import logging
import smtplib
import socket
import time
from collections.abc import Callable
from email.utils import formataddr
from functools import partial

from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from .choices import MailState, Stream
from .models import Mail, MailQuerySet
from .pacing import has_been_stopped, hold_address, put_off

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 8
WIPED = "(text removed after sending)"
NOBODY = "removed@example.org"
# Longer than any hand-over may take; settings give the provider 20 seconds for each answer.
LEASE = dt.timedelta(minutes=5)
# While the database is away for a moment, what was sent must still be noted.
NOTE_WAITS = (0.2, 0.5, 1, 2, 4, 8)
# The provider said no, or was never reached: nothing was handed over.
REFUSALS = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPNotSupportedError,
    ConnectionRefusedError,
    socket.gaierror,
    AnymailRecipientsRefused,
)


class WorkerStoppedError(Exception):
    """A worker died with a mail in its hands."""


def send_due(*, limit: int = 100) -> int:
    """Send up to `limit` due mails; return how many went out."""
    recover(timezone.now())
    sent = 0
    for _ in range(limit):
        outcome = send_next()
        if outcome is None:
            break
        sent += outcome
    return sent


def send_next() -> bool | None:
    """Send the oldest due mail nobody else holds; None when there is none, False when it did not go."""
    mail = _claim()
    if mail is None:
        return None
    try:
        provider = get_connection()
        message = _message(mail)
        message.message()
        message.connection = provider
        provider.open()
    except Exception as error:  # whatever the provider raises, nothing was handed over
        _failed(mail, error)
        return False
    if not _mine(mail).update(handed_at=timezone.now()):
        provider.close()
        return False
    try:
        message.send()
    except Exception as error:
        _surely(partial(_failed if was_refused(error) else _unsure, mail, error))
        return False
    finally:
        _closed(provider)
    _surely(partial(_sent, mail))
    return True


def recover(now: dt.datetime) -> None:
    """Take over what a dead worker left: what it only claimed goes again, what it was handing over a person decides."""
    left = Mail.objects.filter(state=MailState.SENDING, claimed_at__lt=now - LEASE)
    left.filter(handed_at__isnull=True).update(state=MailState.QUEUED, claimed_at=None)
    for mail in left.filter(handed_at__lt=now - LEASE).order_by("pk"):
        _unsure(mail, WorkerStoppedError("while handing it over"))


def was_refused(error: Exception) -> bool:
    """Tell whether an error proves that the provider did not take the mail; after a time-out nobody knows."""
    if isinstance(error, AnymailAPIError):
        return error.response is not None
    return isinstance(error, REFUSALS)


def _claim() -> Mail | None:
    """Take the oldest due mail that may go now; what must wait gets a later moment, what may not go is stopped."""
    while True:
        now = timezone.now()
        with transaction.atomic():
            mail = Mail.objects.due(now).select_for_update(skip_locked=True).first()
            if mail is None:
                return None
            hold_address(mail)
            if has_been_stopped(mail) or put_off(mail, now):
                continue
            mail.state, mail.attempts, mail.claimed_at, mail.handed_at = MailState.SENDING, mail.attempts + 1, now, None
            mail.waits_for = ""
            mail.save(update_fields=["state", "attempts", "claimed_at", "handed_at", "waits_for"])
            return mail


def _mine(mail: Mail) -> "MailQuerySet":
    """Return the row as long as this claim holds; a worker that was away too long finds nothing."""
    return Mail.objects.filter(pk=mail.pk, state=MailState.SENDING, claimed_at=mail.claimed_at)


def _message(mail: Mail) -> EmailMultiAlternatives:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(">")
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[formataddr((mail.to_name if mail.to_name.isprintable() else "", mail.to_address))],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            "Message-ID": f"<{mail.message_id}@{domain}>",
            "Content-Language": mail.language,
            # By this we know our own mail when a machine sends it back.
            "X-Programme-Mail": "1",
            **_unsubscribing(mail),
        },
    )
    # What anymail's webhooks give back.
    message.metadata = {"mail": str(mail.message_id)}  # type: ignore[attr-defined]  # anymail reads it, Django does not
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def _unsubscribing(mail: Mail) -> dict[str, str]:
    """Let a mail program end a mailing with one click (RFC 8058); a service mail cannot be unsubscribed from."""
    if mail.stream != Stream.MAILING:
        return {}
    return {
        "List-Unsubscribe": f"<{mail.unsubscribe_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _wipe(mail: Mail) -> None:
    """Remove what must not stay of a mail that is over: an address that was used once, and a sign-in code.

    In the demo the outbox is the only place to read a code.
    """
    if mail.forgets_address:
        mail.to_address, mail.to_name = NOBODY, ""
    if mail.is_secret and not settings.DEMO:
        mail.text, mail.html = WIPED, ""


def _sent(mail: Mail) -> None:
    """Note that it went; also when somebody thought meanwhile that it was lost."""
    _wipe(mail)
    ours = Mail.objects.filter(pk=mail.pk, claimed_at=mail.claimed_at, state__in=[MailState.SENDING, MailState.UNSURE])
    ours.update(state=MailState.SENT, sent_at=timezone.now(), last_error="", **_kept(mail))


def _unsure(mail: Mail, error: Exception) -> None:
    """Leave it to a person: the connection broke while the provider was taking it."""
    _wipe(mail)
    _mine(mail).update(state=MailState.UNSURE, last_error=_words(mail, error), **_kept(mail))
    _log(mail, error)


def _failed(mail: Mail, error: Exception) -> None:
    """Keep the mail for a later try, ever later: 1, 2, 4 ... minutes; give up after `MAX_ATTEMPTS`."""
    is_over = mail.attempts >= MAX_ATTEMPTS
    if is_over:
        _wipe(mail)
    _mine(mail).update(
        state=MailState.FAILED if is_over else MailState.QUEUED,
        last_error=_words(mail, error),
        send_after=timezone.now() + dt.timedelta(minutes=2 ** (mail.attempts - 1)),
        claimed_at=None,
        handed_at=None,
        **_kept(mail),
    )
    _log(mail, error)


def _kept(mail: Mail) -> dict[str, str]:
    """Return what a mail that was perhaps wiped still says."""
    return {"text": mail.text, "html": mail.html, "to_address": mail.to_address, "to_name": mail.to_name}


def _words(mail: Mail, error: Exception) -> str:
    """Return what went wrong; a provider may repeat the address, which is not kept of who must be forgotten."""
    return type(error).__name__ if mail.forgets_address else f"{type(error).__name__}: {error}"[:300]


def _log(mail: Mail, error: Exception) -> None:
    logger.warning("mail not sent", extra={"mail": mail.pk, "attempt": mail.attempts, "error": type(error).__name__})


def _closed(provider: BaseEmailBackend) -> None:
    """Say goodbye; a provider that is gone already does not make the mail unsure."""
    try:
        provider.close()
    except Exception as error:
        logger.info("provider did not say goodbye", extra={"error": type(error).__name__})


def _surely(note: Callable[[], None]) -> None:
    """Write down what happened, also when the database comes back only in a moment."""
    for wait in NOTE_WAITS:
        try:
            note()
        except (OperationalError, InterfaceError):
            connection.close()
            time.sleep(wait)
        else:
            return
    note()
