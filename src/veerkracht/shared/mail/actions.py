"""What a person may do with a mail that was not sent: hold it, let it go, cancel it."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.shared.audit import action
from veerkracht.shared.decision import Refused

from .choices import MailState
from .models import Mail

# From which states each move may start. A cancelled mail may come back as a held one, so that a cancel can be undone.
MAY_HOLD = frozenset({MailState.QUEUED, MailState.FAILED, MailState.CANCELLED})
MAY_RELEASE = frozenset({MailState.HELD, MailState.FAILED})
MAY_CANCEL = frozenset({MailState.HELD, MailState.QUEUED, MailState.FAILED})


class MailAlreadySent(Refused):
    """The mail left before somebody could stop it."""

    message = _("This mail was already sent. If it must be put right, write to the person yourself.")


class MailChanged(Refused):
    """Somebody else did something with the mail in the meantime."""

    message = _("Somebody changed this mail in the meantime. Look at its state now and choose again.")


@action
def hold_mail(*, mail: Mail, by: AbstractBaseUser | None) -> Mail:
    """Keep a mail back until somebody releases it. Raises MailAlreadySent, MailChanged."""
    return _move(mail, MAY_HOLD, MailState.HELD)


@action
def release_mail(*, mail: Mail, by: AbstractBaseUser | None) -> Mail:
    """Let a held or failed mail go out. Raises MailAlreadySent, MailChanged.

    A mail that failed gets all its tries anew, the first one now; one that was to wait for a later moment still waits.
    """
    mail = _move(mail, MAY_RELEASE, MailState.QUEUED)
    if mail.attempts:
        mail.attempts, mail.last_error, mail.send_after = 0, "", timezone.now()
        mail.save(update_fields=["attempts", "last_error", "send_after"])
    return mail


@action
def cancel_mail(*, mail: Mail, by: AbstractBaseUser | None) -> Mail:
    """Never send a mail. Raises MailAlreadySent, MailChanged."""
    return _move(mail, MAY_CANCEL, MailState.CANCELLED)


def _move(mail: Mail, allowed: frozenset[MailState], state: MailState) -> Mail:
    """Change the state of the row as it is now; a worker that is sending it at this moment comes first."""
    mail = Mail.objects.select_for_update().get(pk=mail.pk)
    if mail.state == MailState.SENT:
        raise MailAlreadySent
    if mail.state not in allowed:
        raise MailChanged
    mail.state = state
    mail.save(update_fields=["state"])
    return mail
