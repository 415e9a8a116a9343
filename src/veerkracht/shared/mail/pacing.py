"""Whether a mail may go now: never to a blocked address, and what may wait keeps to the programme's pace."""

import datetime as dt

from django.db import connection
from django.utils import timezone

from .choices import MailState, Wait
from .models import BlockedAddress, Mail, MailPace
from .rules import WEEK, next_moment, room_at

# States of mails that count for the week: what went, and what is perhaps gone.
GONE = (MailState.SENT, MailState.SENDING, MailState.UNSURE)


def hold_address(mail: Mail) -> None:
    """Let one sender at a time look at what this person got, until the transaction ends."""
    if mail.may_wait:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtext('mail.address'), hashtext(%s))",
                [f"{mail.programme_id} {mail.to_address.lower()}"],
            )


def has_been_stopped(mail: Mail) -> bool:
    """Stop a mail to an address that takes none, and tell whether it was; a sign-in code is tried all the same."""
    if mail.is_secret or not BlockedAddress.objects.standing().of(mail.programme_id, mail.to_address).exists():
        return False
    mail.state = MailState.STOPPED
    mail.save(update_fields=["state"])
    return True


def put_off(mail: Mail, now: dt.datetime) -> bool:
    """Give a mail that may wait a later moment when this is a quiet hour or the person has had enough this week."""
    if not mail.may_wait or mail.programme_id is None:
        return False
    pace = MailPace.objects.filter(programme_id=mail.programme_id).first()
    if pace is None:
        return False
    later = room_at(_lately(mail, now), now, pace.weekly_most)
    why = Wait.ENOUGH if later else Wait.QUIET
    later = next_moment(timezone.localtime(later or now), pace.rule)
    if later <= now:
        return False
    mail.send_after, mail.waits_for = later, why
    mail.save(update_fields=["send_after", "waits_for"])
    return True


def _lately(mail: Mail, now: dt.datetime) -> list[dt.datetime]:
    """Return when this person got mails that could have waited, in the last seven days."""
    theirs = Mail.objects.filter(programme_id=mail.programme_id, to_address__iexact=mail.to_address, may_wait=True)
    gone = theirs.filter(state__in=GONE, claimed_at__gt=now - WEEK)
    return [at for at in gone.order_by("claimed_at").values_list("claimed_at", flat=True) if at]
