"""How a consent ends, and what stops with it."""

import datetime as dt
from collections.abc import Collection

from veerkracht.domain.accounts.models import User
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail

from ..choices import ConsentEnd
from ..models import Consent, Person

WAITING = (MailState.QUEUED, MailState.HELD, MailState.FAILED, MailState.STOPPED)


def end(consent: Consent, how: ConsentEnd, *, at: dt.datetime, reason: str = "", by: User | None) -> None:
    """Close the row and stop what rests on it. For use inside an action."""
    consent.ended, consent.ended_at, consent.end_reason, consent.ended_by = how, at, reason[:200], by
    consent.save(update_fields=["ended", "ended_at", "end_reason", "ended_by"])
    stop_mailings([consent.pk])


def end_all(person: Person, *, at: dt.datetime, by: User | None) -> None:
    """End every consent of somebody who is forgotten; moments and texts stay as proof. For use inside an action."""
    for consent in Consent.objects.filter(person=person, ended="").order_by("pk").select_for_update(of=("self",)):
        end(consent, ConsentEnd.FORGOTTEN, at=at, by=by)
    Consent.objects.filter(person=person).update(address="", proof="", end_reason="")


def stop_mailings(consent_ids: Collection[int]) -> int:
    """Cancel mailings that rest on these consents and were not sent yet. For use inside an action."""
    return Mail.objects.filter(permission_id__in=consent_ids, state__in=WAITING).update(state=MailState.CANCELLED)
