"""Write to many at once: the one place where mailings begin (MAIL-1, MAIL-2)."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import F, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import ConsentPurpose
from ..models import Consent, Person
from ..notifications import write_mailing
from ..rules.consent import MAILABLE


class NotAMailingPurpose(Refused):
    """A yes to something else is no yes to mail."""

    message = _("Nobody can be mailed for this purpose. Choose the consent for news and invitations.")


class Sent(NamedTuple):
    """How many got the mailing, and how many of those asked for were left out because they gave no consent."""

    queued: int
    left_out: int


def audience(people: "QuerySet[Person]", purpose: ConsentPurpose) -> "QuerySet[Consent]":
    """Return the consents on which a mailing to these people may rest: confirmed, for the address of now."""
    consents = Consent.objects.given(purpose).filter(person__in=people.values("pk"), person__anonymised_at=None)
    return consents.alias(now=Lower("person__email")).filter(now=Lower(F("address")))


@action
def send_mailing(
    *,
    programme: Programme,
    kind: str,
    people: "QuerySet[Person]",
    purpose: ConsentPurpose,
    context: Mapping[str, object],
    hold: bool = False,
    send_after: dt.datetime | None = None,
    by: User | None,
) -> Sent:
    """Queue a mailing to those of these people who gave a provable consent; the others get nothing (MAIL-1).

    Holds the consents, so that who withdraws at the same moment either gets no mail or has it cancelled. The database
    refuses a mailing without consent too. Raises NotAMailingPurpose.
    """
    if purpose not in MAILABLE:
        raise NotAMailingPurpose
    about(programme, kind=kind)
    wanted = Person.objects.of(programme).filter(pk__in=people.values("pk"))
    consents = audience(wanted, purpose).filter(programme=programme).select_related("person", "programme")
    held = list(consents.order_by("pk").select_for_update(of=("self",)))
    for consent in held:
        write_mailing(consent, kind=kind, context=dict(context), hold=hold, send_after=send_after)
    left_out = wanted.count() - len(held)
    about(queued=len(held), left_out=left_out)
    return Sent(len(held), left_out)
