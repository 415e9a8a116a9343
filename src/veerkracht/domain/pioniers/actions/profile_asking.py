"""Ask the pionier by mail whether the own text may be public, and for what they say yes."""

import datetime as dt
from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions import record_consent
from veerkracht.domain.companies.choices import ConsentPurpose, ConsentSource
from veerkracht.domain.companies.models import Consent
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import Gender
from ..models import Pionier, ProfileRequest
from ..notifications import ask_about_profile, tell_about_profile
from .profile import approve_profile

# What a pionier is asked for, each apart (PIO-2); the first three are needed for an appointment.
NEEDED = (ConsentPurpose.PUBLIC_PROFILE, ConsentPurpose.PHOTO, ConsentPurpose.LOGO)
ASKED = (*NEEDED, ConsentPurpose.QUOTE)


class NoAddress(Refused):
    """The pionier has no mail address."""

    message = _("This pionier has no e-mail address. Fill it in first.")


class NothingToRead(Refused):
    """There is no text yet."""

    message = _("There is no text yet. Write the profile first.")


class AlreadyAnswered(Refused):
    """The link was used before."""

    message = _("You answered this already. The team knows. Mail the team if you changed your mind.")


class LinkTooOld(Refused):
    """The link works no longer."""

    message = _("This link is too old. Ask the team for a new one.")


@action
def ask_profile(*, pionier: Pionier, at: dt.datetime, by: User | None) -> ProfileRequest:
    """Mail the pionier a link to the own text; an older question that is still open goes away.

    Raises NoAddress, NothingToRead.
    """
    if not pionier.person.email:
        raise NoAddress
    if not (pionier.headline or pionier.story):
        raise NothingToRead
    Pionier.objects.select_for_update(no_key=True).get(pk=pionier.pk)
    ProfileRequest.objects.filter(pionier=pionier, answered_at__isnull=True).delete()
    request = ProfileRequest.objects.create(pionier=pionier, asked_by=by, asked_at=at)
    ask_about_profile(request)
    about(pionier, request=request.pk)
    return request


@action
def answer_profile(
    *,
    request: ProfileRequest,
    is_approved: bool,
    consents: Collection[ConsentPurpose] = (),
    gender: Gender | None = None,
    remark: str = "",
    at: dt.datetime,
    by: User | None,
) -> ProfileRequest:
    """Take the pionier's answer: the yes to this very text with its consents, or what should change.

    Raises AlreadyAnswered, LinkTooOld.
    """
    held = ProfileRequest.objects.select_for_update(of=("self",))
    request = held.select_related("pionier__person", "pionier__programme", "asked_by").get(pk=request.pk)
    if request.answered_at is not None:
        raise AlreadyAnswered
    if request.is_too_old(at):
        raise LinkTooOld
    request.answered_at, request.is_approved, request.remark = at, is_approved, remark.strip()
    request.save(update_fields=["answered_at", "is_approved", "remark"])
    pionier = request.pionier
    if is_approved:
        approve_profile(pionier=pionier, on=timezone.localdate(at), by=by)
        for purpose in consents:
            proof = f"profile link {request.pk}"
            record_consent(person=pionier.person, purpose=purpose, source=ConsentSource.MAIL, proof=proof, at=at, by=by)
    if gender is not None:
        pionier.gender = gender
        pionier.save(update_fields=["gender"])
    tell_about_profile(request)
    about(pionier, request=request.pk, approved=is_approved)
    return request


def consents_missing(pionier: Pionier) -> list[ConsentPurpose]:
    """Return for what the pionier has not said yes though an appointment needs it (PIO-2)."""
    given = Consent.objects.given().filter(person_id=pionier.person_id).values_list("purpose", flat=True)
    there = set(given)
    return [purpose for purpose in NEEDED if purpose not in there]
