"""Put a registration right, and send a ticket once more."""

from collections.abc import Mapping

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action

from ..models import Registration, Seat
from .leaving import MAY_LEAVE


@action
def change_registration(
    *, registration: Registration, names: Mapping[int, str], company_name: str, place: str, by: User | None
) -> Registration:
    """Change names, company and place. The codes stay; another company is looked up again by the worker."""
    registration = Registration.objects.select_for_update(of=("self",), no_key=True).get(pk=registration.pk)
    if company_name != registration.company_name:
        registration.company, registration.settled_at = None, None
        registration.seats.update(company=None, company_name=company_name, told="")
    registration.company_name, registration.place = company_name, place
    registration.save(update_fields=["company", "company_name", "place", "settled_at"])
    for seat in registration.seats.filter(pk__in=names, state__in=MAY_LEAVE).order_by("pk"):
        if seat.name != names[seat.pk]:
            seat.name = names[seat.pk]
            seat.save(update_fields=["name"])
    about(registration, names=len(names))
    return registration


@action
def send_ticket_again(*, seat: Seat, by: User | None) -> Seat:
    """Let the worker mail once more how it stands, to the address that is on the list."""
    Seat.objects.filter(pk=seat.pk).update(told="")
    return seat
