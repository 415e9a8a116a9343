"""Send what is due. Many workers may do this at once: each takes rows nobody else holds."""

import datetime as dt
import logging
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from .choices import MailState, Stream
from .models import Mail

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 8
WIPED = "(text removed after sending)"
NOBODY = "removed@example.org"
WIPING = ("text", "html", "to_address", "to_name")


def send_due(*, limit: int = 100) -> int:
    """Send up to `limit` due mails, each in a transaction of its own; return how many went out."""
    sent = 0
    for _ in range(limit):
        outcome = send_next()
        if outcome is None:
            break
        sent += outcome
    return sent


def send_next() -> bool | None:
    """Lock the oldest due mail nobody else holds and send it; None when there is none, False when it failed."""
    with transaction.atomic():
        mail = Mail.objects.due(timezone.now()).select_for_update(skip_locked=True).first()
        if mail is None:
            return None
        mail.attempts += 1
        try:
            _message(mail).send()
        except Exception as error:  # whatever the provider raises, the mail is kept and tried again
            _failed(mail, error)
            return False
        mail.state, mail.sent_at, mail.last_error = MailState.SENT, timezone.now(), ""
        _wipe(mail)
        mail.save(update_fields=["state", "sent_at", "last_error", "attempts", *WIPING])
        return True


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
        mail.to_address, mail.to_name, mail.last_error = NOBODY, "", ""
    if mail.is_secret and not settings.DEMO:
        mail.text, mail.html = WIPED, ""


def _failed(mail: Mail, error: Exception) -> None:
    """Keep the mail for a later try, ever later: 1, 2, 4 ... minutes; give up after `MAX_ATTEMPTS`."""
    mail.last_error = f"{type(error).__name__}: {error}"[:300]
    mail.send_after = timezone.now() + dt.timedelta(minutes=2 ** (mail.attempts - 1))
    if mail.attempts >= MAX_ATTEMPTS:
        mail.state = MailState.FAILED
        _wipe(mail)
    mail.save(update_fields=["attempts", "last_error", "send_after", "state", *WIPING])
    logger.warning("mail not sent", extra={"mail": mail.pk, "attempt": mail.attempts, "error": type(error).__name__})
