"""A yes per purpose: asked, confirmed by its owner, withdrawn as easily as given (PRI-2, MAIL-1, MAIL-2)."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import ConsentEnd, ConsentPurpose, ConsentSource
from ..models import Consent, Person
from ..notifications import ask_for_yes
from ..rules.consent import NEEDS_CLICK, confirm_by
from .consent_ending import end
from .consent_texts import kept_text
from .people import held_person

LAPSE_AT_ONCE = 500


class NoAddressToAsk(Refused):
    """The person has no mail address, or is anonymous."""

    message = _("This person has no e-mail address, so nobody can click a link. Fill in the address first.")


class OwnerMustClick(Refused):
    """The purpose needs a click by the owner of the address."""

    message = _("For mailings the person must click the link in a mail. Ask for it instead of noting it.")


class LinkTooOld(Refused):
    """The link in the mail works no longer."""

    message = _("This link is too old. Fill in your address again to get a new one; nothing is sent to you meanwhile.")


class ConsentEnded(Refused):
    """The consent was withdrawn before it was confirmed."""

    message = _("This was withdrawn in the meantime. Nothing is sent to you.")


@action
def ask_consent(
    *,
    person: Person,
    purpose: ConsentPurpose,
    source: ConsentSource,
    at: dt.datetime,
    proof: str = "",
    language: str = "",
    by: User | None,
) -> Consent:
    """Mail somebody who asked for it a link to say yes (double opt-in, MAIL-2).

    Only for who asked for it: `source` and `proof` say where. A yes that stands is returned as it is, without a mail;
    one that was asked before and waits gets a new link and its old one works no longer. Raises NoAddressToAsk.
    """
    person = held_person(person)
    if not person.email:
        raise NoAddressToAsk
    standing = _standing(person, purpose, at=at)
    if standing is not None and standing.confirmed_at is not None:
        about(standing, repeated=True)
        return standing
    if standing is not None:
        end(standing, ConsentEnd.LAPSED, at=at, by=by)
    consent = _write(person, purpose, source=source, proof=proof, at=at, by=by, language=language)
    ask_for_yes(consent, confirm_by(at))
    return consent


@action
def record_consent(
    *,
    person: Person,
    purpose: ConsentPurpose,
    source: ConsentSource,
    proof: str,
    at: dt.datetime,
    by: User | None,
) -> Consent:
    """Note a yes that was given on paper or on the own page, with what proves it.

    Mailings need the owner's own click, or a sign-in with that very address. A yes that stands is returned as it is.
    Raises OwnerMustClick.
    """
    person = held_person(person)
    if purpose in NEEDS_CLICK and not _proved_address(person, source, by):
        raise OwnerMustClick
    standing = _standing(person, purpose, at=at)
    if standing is not None and standing.confirmed_at is not None:
        about(standing, repeated=True)
        return standing
    if standing is not None:
        end(standing, ConsentEnd.LAPSED, at=at, by=by)
    consent = _write(person, purpose, source=source, proof=proof, at=at, by=by)
    consent.confirmed_at = at
    consent.save(update_fields=["confirmed_at"])
    return consent


@action
def confirm_consent(*, consent: Consent, at: dt.datetime, by: User | None = None) -> Consent:
    """Note the owner's click; a second click changes nothing. Raises LinkTooOld, ConsentEnded."""
    consent = _held(consent)
    if consent.ended == ConsentEnd.LAPSED or (consent.confirmed_at is None and at >= confirm_by(consent.asked_at)):
        raise LinkTooOld
    if consent.ended:
        raise ConsentEnded
    if consent.confirmed_at is None:
        consent.confirmed_at = max(at, consent.asked_at)
        consent.save(update_fields=["confirmed_at"])
    return consent


@action
def withdraw_consent(
    *, consent: Consent, how: ConsentEnd, at: dt.datetime, reason: str = "", by: User | None = None
) -> Consent:
    """End a consent; mailings that rest on it and were not sent yet are cancelled. A second time changes nothing."""
    consent = _held(consent)
    if not consent.ended:
        end(consent, how, at=at, reason=reason, by=by)
    return consent


@action
def lapse_unconfirmed(*, now: dt.datetime, programme_id: int, by: User | None = None) -> int:
    """End what was asked and never confirmed, the oldest first and 500 at most; return how many."""
    waiting = Consent.objects.filter(programme_id=programme_id).unanswered(now).order_by("asked_at", "pk")
    found = list(waiting.select_for_update(of=("self",), skip_locked=True)[:LAPSE_AT_ONCE])
    for consent in found:
        end(consent, ConsentEnd.LAPSED, at=now, by=None)
    about(programme=programme_id, lapsed=len(found))
    return len(found)


def _proved_address(person: Person, source: ConsentSource, by: User | None) -> bool:
    """Tell whether it is the person who acts, signed in with a code to the address that would be mailed."""
    is_self = source == ConsentSource.PORTAL and by is not None and by.pk == person.user_id
    return bool(is_self and by and by.email.lower() == person.email.lower())


def _standing(person: Person, purpose: ConsentPurpose, *, at: dt.datetime) -> Consent | None:
    """Return the open consent for this purpose, if it is for the address that the person has now."""
    consents = Consent.objects.filter(person=person, purpose=purpose, ended="")
    standing = consents.select_for_update(of=("self",)).first()
    if standing is None or standing.address.lower() == person.email.lower():
        return standing
    end(standing, ConsentEnd.LAPSED, at=at, by=None)
    return None


def _write(
    person: Person,
    purpose: ConsentPurpose,
    *,
    source: ConsentSource,
    proof: str,
    at: dt.datetime,
    by: User | None,
    language: str = "",
) -> Consent:
    return Consent.objects.create(
        programme=person.programme,
        person=person,
        address=person.email,
        purpose=purpose,
        text=kept_text(person.programme, purpose, language or person.language, timezone.localdate(at)),
        source=source,
        proof=proof,
        asked_at=at,
        asked_by=by,
    )


def _held(consent: Consent) -> Consent:
    """Return the consent as it is now, held until the transaction ends."""
    consents = Consent.objects.select_related("person", "programme", "text")
    return consents.select_for_update(of=("self",)).get(pk=consent.pk)
