"""The deputy's appointment of a pionier."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import Appointment, Pionier


class AppointmentOverlaps(Refused):
    """The term overlaps an earlier appointment."""

    message = _("This period overlaps an appointment that is already there. Choose a later first day.")


@action
def appoint(
    *, pionier: Pionier, deputy_name: str, starts_on: dt.date, ends_on: dt.date, by: User | None
) -> Appointment:
    """Note the deputy's appointment (PIO-2). Raises AppointmentOverlaps."""
    if Appointment.objects.filter(pionier=pionier, starts_on__lt=ends_on, ends_on__gt=starts_on).exists():
        raise AppointmentOverlaps
    about(pionier)
    appointment = Appointment(pionier=pionier, deputy_name=deputy_name, starts_on=starts_on, ends_on=ends_on)
    try:
        with transaction.atomic():
            appointment.save()
    except IntegrityError as error:
        raise AppointmentOverlaps from error
    return appointment
