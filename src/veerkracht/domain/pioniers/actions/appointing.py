"""The deputy's appointment of a pionier."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Occasion
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import CandidateState
from ..models import Appointment, Nomination, Pionier
from ..notifications import tell_nominator
from ..rules.pipeline import can_move
from .profile_asking import consents_missing
from .recruiting import decision_for, note_pionier, set_state


class AppointmentOverlaps(Refused):
    """The term overlaps an earlier appointment."""

    message = _("This period overlaps an appointment that is already there. Choose a later first day.")


class ConsentMissing(Refused):
    """The pionier has not said yes to everything that an appointment needs."""


class DecisionMissing(Refused):
    """Nobody decided on the appointment, in the product or on paper."""

    message = _(
        "There is no decision on this appointment. Let two people decide in a selection, or say where it stands."
    )


@action
def appoint(
    *,
    pionier: Pionier,
    deputy_name: str,
    starts_on: dt.date,
    ends_on: dt.date,
    decision_note: str = "",
    ceremony: Occasion | None = None,
    plaque_text: str = "",
    at: dt.datetime,
    by: User | None,
) -> Appointment:
    """Note the deputy's appointment or its renewal (PIO-2), on a decision of two people or one on paper.

    Whoever nominated the pionier and agreed to be mailed hears of a first appointment. Raises DecisionMissing,
    ConsentMissing, AppointmentOverlaps.
    """
    candidate = note_pionier(pionier, at=at)
    decision = decision_for(candidate)
    if decision is None and not decision_note.strip():
        raise DecisionMissing
    if missing := consents_missing(pionier):
        names = ", ".join(str(purpose.label) for purpose in missing)
        raise ConsentMissing(
            format_lazy(_("The pionier has not said yes yet to: {names}. Mail the link first."), names=names)
        )
    appointment = Appointment(
        pionier=pionier,
        deputy_name=deputy_name.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        candidacy=decision,
        decision_note=decision_note.strip(),
        ceremony=ceremony,
        plaque_text=plaque_text.strip(),
    )
    if Appointment.objects.filter(pionier=pionier, starts_on__lt=ends_on, ends_on__gt=starts_on).exists():
        raise AppointmentOverlaps
    try:
        with transaction.atomic():
            appointment.save()
    except IntegrityError as error:
        raise AppointmentOverlaps from error
    if can_move(CandidateState(candidate.state), CandidateState.APPOINTED):
        set_state(candidate, CandidateState.APPOINTED, text=deputy_name, at=at, by=by)
    _tell_nominators(pionier, at)
    about(pionier, appointment=appointment.pk)
    return appointment


def _tell_nominators(pionier: Pionier, at: dt.datetime) -> None:
    waiting = Nomination.objects.filter(
        candidate__person_id=pionier.person_id, told_at__isnull=True, may_mail=True, nominator__isnull=False
    )
    for nomination in waiting.select_related("nominator", "programme").order_by("pk"):
        tell_nominator(nomination, pionier)
        nomination.told_at = at
        nomination.save(update_fields=["told_at"])
