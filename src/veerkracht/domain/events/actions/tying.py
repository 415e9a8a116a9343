"""Say which company somebody at the door wrote down, so that the meeting counts for it; and take that back."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.ledger import void_facts, write_facts
from veerkracht.domain.companies.actions.people import find_or_add_position
from veerkracht.domain.companies.actions.register import create_company
from veerkracht.domain.companies.actions.remembering import Decided, remember
from veerkracht.domain.companies.actions.stages import hold_living
from veerkracht.domain.companies.choices import SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Company, MatchDecision, Position, Touchpoint
from veerkracht.domain.companies.rules.duplicates import row_fingerprint
from veerkracht.domain.companies.rules.matching import CompanyEvidence, name_key
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import SeatState
from ..models import Event, Seat, Seating
from .answering import measure_again
from .checked_in import missing_door_facts
from .committing import lock_lists
from .planning import hold_event
from .seating import hold_seatings


class NobodyToTie(Refused):
    """The visitor is no longer noted as present, or somebody decided meanwhile."""

    message = _("Somebody changed this just now, or this visitor is no longer noted as present. Reload and look.")


@action
def tie_seat(*, seat: Seat, company: Company | None, at: dt.datetime, by: User | None) -> list[Seat]:
    """Let this visitor, and whoever wrote the same company at this meeting, count for a company, or for none again.

    What is decided is remembered for the next list and the next door. Raises NobodyToTie.
    """
    event = hold_event(seat.event)
    hold_seatings(Seating.objects.filter(event=event).order_by("pk").values_list("pk", flat=True))
    lock_lists(event.programme)
    seats = _alike(event, seat)
    if not any(each.pk == seat.pk for each in seats):
        raise NobodyToTie
    before = seat.company_id
    lives_as = hold_living(pk for pk in (before, company.pk if company else None) if pk is not None)
    after = lives_as.get(company.pk, company.pk) if company else None
    _void(event, seats, seat.company, at=at, by=by)
    for each in seats:
        each.company_id, each.changed_at = after, at
    Seat.objects.bulk_update(seats, ["company", "changed_at"])
    _leave_positions(event, seats, before)
    _take_positions(event, seats)
    write_facts(event.programme, list(missing_door_facts(event, seats)), by)
    measure_again(event, [each.person_id for each in seats if each.person_id is not None], at)
    _remember(event, seat, after, at=at, by=by)
    about(event, seats=len(seats), company=after)
    return seats


@action
def tie_seat_to_new_company(*, seat: Seat, at: dt.datetime, by: User | None) -> Company:
    """Add the company that somebody wrote down, under that name, and let them count for it. Raises NobodyToTie."""
    programme = seat.event.programme
    made = create_company(
        programme=programme,
        fields={"name": seat.company_name},
        source=SourceKind.EVENT.value,
        on=timezone.localdate(at),
        by=by,
    )
    tie_seat(seat=seat, company=made, at=at, by=by)
    return made


def _alike(event: Event, seat: Seat) -> list[Seat]:
    """Return who came and wrote down the same company, tied to the same company so far; held."""
    came = Seat.objects.filter(event=event, state=SeatState.CAME, company=seat.company)
    found = came.select_related("person").select_for_update(of=("self",)).order_by("pk")
    wanted = name_key(seat.company_name)
    return [each for each in found if each.pk == seat.pk or (wanted and name_key(each.company_name) == wanted)]


def _void(event: Event, seats: Sequence[Seat], company: Company | None, *, at: dt.datetime, by: User | None) -> None:
    facts = Touchpoint.objects.of(event.programme).filter(
        kind=TouchpointKind.ATTENDED,
        occasion_id=event.pk,
        person_id__in=[each.person_id for each in seats if each.person_id is not None],
        company=company,
        source_kind=SourceKind.EVENT,
        source_id=event.pk,
    )
    void_facts(event.programme, facts.order_by("pk"), reason="tied to another company", at=at, by=by)


def _leave_positions(event: Event, seats: Sequence[Seat], company: int | None) -> None:
    """Take back the work at a company that only this meeting spoke of."""
    if company is None:
        return
    told = Touchpoint.objects.live().filter(person_id=OuterRef("person_id"), company_id=company)
    people = [each.person_id for each in seats if each.person_id is not None]
    since = Position.objects.filter(
        person_id__in=people, company_id=company, starts_on=timezone.localdate(event.starts_at)
    )
    since.exclude(Exists(told)).delete()


def _take_positions(event: Event, seats: Sequence[Seat]) -> None:
    for each in seats:
        if each.person is not None and each.company is not None:
            find_or_add_position(each.person, each.company, on=timezone.localdate(event.starts_at))


def _remember(event: Event, seat: Seat, company: int | None, *, at: dt.datetime, by: User | None) -> None:
    evidence = CompanyEvidence(name=seat.company_name, email=seat.email)
    if company is None:
        decided = MatchDecision.objects.of(event.programme).in_force().filter(fingerprint=row_fingerprint(evidence))
        decided.update(revoked_at=at, revoked_by=by)
    elif seat.company_name:
        told = [Decided(evidence, company)]
        remember(event.programme, told, source_kind=SourceKind.EVENT, source_id=event.pk, at=at, by=by)
