"""What a person may do with a mail: hold, let go, cancel, give a moment, send again, and say what became of it."""

import datetime as dt
from collections.abc import Callable, Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import MailState, Stream
from ..models import Mail

# From which states each move may start. A cancelled mail may come back as a held one, so that a cancel can be undone.
MAY_HOLD = frozenset({MailState.QUEUED, MailState.FAILED, MailState.CANCELLED, MailState.STOPPED})
MAY_RELEASE = frozenset({MailState.HELD, MailState.FAILED})
MAY_CANCEL = frozenset({MailState.HELD, MailState.QUEUED, MailState.FAILED, MailState.STOPPED})
MAY_SCHEDULE = frozenset({MailState.HELD, MailState.QUEUED})
MAY_RESEND = frozenset({MailState.SENT, MailState.CANCELLED, MailState.FAILED, MailState.STOPPED})
COPIED = (
    "programme_id",
    "kind",
    "to_address",
    "to_name",
    "reply_to",
    "subject",
    "text",
    "html",
    "language",
    "may_wait",
    "values",
)
UNDER_WAY = frozenset({MailState.HELD, MailState.QUEUED, MailState.SENDING})


class MailAlreadySent(Refused):
    """The mail left before somebody could stop it."""

    message = _("This mail was already sent. If it must be put right, write to the person yourself.")


class MailIsLeaving(Refused):
    """A worker is handing it over now."""

    message = _("This mail is being sent at this very moment. Look again in a minute.")


class MailChanged(Refused):
    """Somebody else did something with the mail in the meantime."""

    message = _("Somebody changed this mail in the meantime. Look at its state now and choose again.")


class MailCannotGoAgain(Refused):
    """What was in it is gone, or its reader wants no more of it."""

    message = _("This mail cannot be sent again: what was in it was removed, or it is a mailing, which goes once.")


@action
def hold_mail(*, mail: Mail, by: AbstractBaseUser | None) -> Mail:
    """Keep a mail back until somebody releases it. Raises MailAlreadySent, MailIsLeaving, MailChanged."""
    return _move(mail, MAY_HOLD, MailState.HELD)


@action
def release_mail(*, mail: Mail, by: AbstractBaseUser | None) -> Mail:
    """Let a held or failed mail go out. Raises MailAlreadySent, MailIsLeaving, MailChanged.

    A mail that failed gets all its tries anew, the first one now; one that was to wait for a later moment still waits.
    """
    mail = _move(mail, MAY_RELEASE, MailState.QUEUED)
    if mail.attempts:
        mail.attempts, mail.last_error, mail.send_after = 0, "", timezone.now()
        mail.save(update_fields=["attempts", "last_error", "send_after"])
    return mail


@action
def cancel_mail(*, mail: Mail, by: AbstractBaseUser | None) -> Mail:
    """Never send a mail. Raises MailAlreadySent, MailIsLeaving, MailChanged."""
    return _move(mail, MAY_CANCEL, MailState.CANCELLED)


@action
def schedule_mail(*, mail: Mail, at: dt.datetime, by: AbstractBaseUser | None) -> Mail:
    """Let a mail go out at a moment, not before. Raises MailAlreadySent, MailIsLeaving, MailChanged."""
    mail = _move(mail, MAY_SCHEDULE, MailState.QUEUED)
    mail.send_after, mail.waits_for = at, ""
    mail.save(update_fields=["send_after", "waits_for"])
    return mail


@action
def resend_mail(*, mail: Mail, by: AbstractBaseUser | None) -> Mail:
    """Write the same mail once more; while that one is under way, it is the same one. Raises MailCannotGoAgain."""
    mail = Mail.objects.select_for_update().get(pk=mail.pk)
    again = Mail.objects.filter(resend_of=mail, state__in=UNDER_WAY).first()
    if again is not None:
        about(again, repeated=True)
        return again
    if mail.state not in MAY_RESEND:
        raise MailChanged
    _refuse_again(mail)
    given = {name: getattr(mail, name) for name in COPIED}
    return Mail.objects.create(**given, send_after=timezone.now(), resend_of=mail)


@action
def settle_mail(*, mail: Mail, arrived: bool, by: AbstractBaseUser | None) -> Mail:
    """Say of a mail that was perhaps sent that it arrived, or let it go once more. Raises MailChanged.

    It keeps its number, by which many mail programs leave out a second copy.
    """
    mail = Mail.objects.select_for_update().get(pk=mail.pk)
    if mail.state != MailState.UNSURE:
        raise MailChanged
    if not arrived:
        _refuse_again(mail)
    if arrived:
        mail.state, mail.sent_at = MailState.SENT, mail.handed_at or timezone.now()
    else:
        mail.state, mail.send_after, mail.claimed_at, mail.handed_at = MailState.QUEUED, timezone.now(), None, None
    mail.last_error = ""
    mail.save(update_fields=["state", "sent_at", "send_after", "claimed_at", "handed_at", "last_error"])
    return mail


def move_many(mails: Iterable[Mail], move: Callable[[Mail], Mail]) -> tuple[list[Mail], int]:
    """Do one move with many mails, each by itself; return those that moved and how many could not."""
    moved, refused = [], 0
    for mail in mails:
        try:
            moved.append(move(mail))
        except Refused:
            refused += 1
    return moved, refused


def _refuse_again(mail: Mail) -> None:
    """Refuse what may not go a second time; a mailing rests on a consent that may have ended. Raises."""
    if mail.is_secret or mail.forgets_address or not mail.text or mail.stream == Stream.MAILING:
        raise MailCannotGoAgain


def _move(mail: Mail, allowed: frozenset[MailState], state: MailState) -> Mail:
    """Change the state of the row as it is now; a worker that is sending it at this moment comes first."""
    mail = Mail.objects.select_for_update().get(pk=mail.pk)
    if mail.state == MailState.SENT:
        raise MailAlreadySent
    if mail.state == MailState.SENDING:
        raise MailIsLeaving
    if mail.state not in allowed:
        raise MailChanged
    mail.state = state
    mail.save(update_fields=["state"])
    return mail
