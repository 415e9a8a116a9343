"""Requests of people about their own data: note, extend in time, answer, close (PRI-3)."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import RightsKind, RightsState
from ..models import Person, RightsRequest
from ..notifications import tell_extension
from ..rules.retention import answer_by, extended_by


class RequestClosed(Refused):
    """Somebody closed the request meanwhile."""

    message = _("This request was closed in the meantime. Reload the page to see how it ended.")


class TooLateToExtend(Refused):
    """The month is over, or the extension was used."""

    message = _("An extension must be told within the first month, and only once. Answer this request now.")


class OutcomeMissing(Refused):
    """A closed request says what was done."""

    message = _("Write in one sentence what was done, or why not.")


@action
def open_request(
    *,
    programme: Programme,
    kind: RightsKind,
    received_on: dt.date,
    person: Person | None = None,
    name: str = "",
    email: str = "",
    note: str = "",
    identity: str = "",
    by: User | None,
) -> RightsRequest:
    """Note what somebody asks about their own data; it must be answered within a month. Sends nothing."""
    if person is None and email:
        person = Person.objects.of(programme).filter(email__iexact=email.strip()).first()
    return RightsRequest.objects.create(
        programme=programme,
        kind=kind,
        person=person,
        name=name or (person.name if person else ""),
        email=(email or (person.email if person else "")).strip().lower(),
        note=note,
        identity=identity,
        received_on=received_on,
        due_on=answer_by(received_on),
    )


@action
def extend_request(*, request: RightsRequest, reason: str, on: dt.date, by: User | None) -> RightsRequest:
    """Take two months more and mail the person why (PRI-3). Raises RequestClosed, TooLateToExtend."""
    request = _open(request)
    if request.extended_on is not None or on > answer_by(request.received_on):
        raise TooLateToExtend
    request.extended_on, request.extension_reason = on, reason[:200]
    request.due_on = extended_by(request.received_on)
    request.save(update_fields=["extended_on", "extension_reason", "due_on"])
    if request.email:
        tell_extension(request)
    return request


@action
def close_request(
    *, request: RightsRequest, is_granted: bool, outcome: str, at: dt.datetime, by: User | None
) -> RightsRequest:
    """Close a request with what was done, or why it was refused. Raises RequestClosed, OutcomeMissing."""
    request = _open(request)
    if not outcome.strip():
        raise OutcomeMissing
    request.state = RightsState.DONE if is_granted else RightsState.REFUSED
    request.outcome, request.closed_at, request.handled_by = outcome.strip(), at, by
    request.save(update_fields=["state", "outcome", "closed_at", "handled_by"])
    return request


@action
def note_export(*, person: Person, format: str, by: User | None) -> Person:  # noqa: A002 what everybody calls it
    """Write in the audit trail that somebody's data were put in a file. Changes nothing else."""
    about(person, format=format)
    return person


def _open(request: RightsRequest) -> RightsRequest:
    """Return the request as it is now, held until the transaction ends."""
    requests = RightsRequest.objects.select_related("programme", "person")
    request = requests.select_for_update(of=("self",)).get(pk=request.pk)
    if request.state != RightsState.OPEN:
        raise RequestClosed
    return request
