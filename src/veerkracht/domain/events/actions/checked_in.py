"""Let seats and the ledger follow the notes at the door; for use inside an action that holds meeting and seatings."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.ledger import void_facts, write_facts
from veerkracht.domain.companies.actions.people import find_or_add_person, find_or_add_position
from veerkracht.domain.companies.actions.stages import hold_living
from veerkracht.domain.companies.choices import SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Person, Position, Touchpoint
from veerkracht.domain.companies.queries import match_companies
from veerkracht.domain.companies.rules.identifiers import person_key
from veerkracht.domain.companies.rules.matching import CompanyEvidence, Outcome

from ..choices import Arrival, ImportState, SeatEnd, SeatState
from ..models import AttendanceImport, Event, Seat, Seating
from ..rules.door import Standing
from .committing import lock_lists, missing_facts
from .known_people import KnownPeople, Named


def bring_in_line(event: Event, changed: Sequence[tuple[Seat, Standing]], *, at: dt.datetime, by: User | None) -> None:
    """Move seats to where the notes put them; who came gets a fact, who did not loses the one of the door.

    For use inside an action.
    """
    came = [seat for seat, standing in changed if standing.came and seat.state != SeatState.CAME]
    gone = [seat for seat, standing in changed if not standing.came and seat.state == SeatState.CAME]
    _give_people(event, came)
    # Companies are held before seats, as in a merge, so that nobody deadlocks.
    write_facts(event.programme, list(missing_door_facts(event, came)), by)
    _take_facts_back(event, gone, at=at, by=by)
    for seat, standing in changed:
        _move(seat, standing, at)
    _count_waiting(came, gone)
    Seat.objects.bulk_update([seat for seat, _ in changed], MOVED)
    Seat.objects.bulk_update(came, ["person", "company"])


MOVED = ("state", "came_at", "came_from", "came_how", "changed_at", "ended")


def _move(seat: Seat, standing: Standing, at: dt.datetime) -> None:
    if standing.came and seat.state != SeatState.CAME:
        seat.came_from, seat.state = seat.state, SeatState.CAME
    elif not standing.came and seat.state == SeatState.CAME:
        seat.state, seat.came_from = seat.came_from or SeatState.CANCELLED, ""
        if seat.state == SeatState.CANCELLED and not seat.ended:
            seat.ended = SeatEnd.BY_TEAM
    seat.came_at, seat.changed_at = standing.since, at
    seat.came_how = Arrival.DOOR if standing.came else ""


def _count_waiting(came: Iterable[Seat], gone: Iterable[Seat]) -> None:
    """Take who came from the waiting list off its count, and put back whose check-in was a mistake."""
    for seat in came:
        if seat.came_from == SeatState.WAITING and seat.seating_id is not None:
            Seating.objects.filter(pk=seat.seating_id).update(waiting=F("waiting") - 1)
    for seat in gone:
        if seat.state == SeatState.WAITING and seat.seating_id is not None:
            found = Seating.objects.filter(pk=seat.seating_id)
            found.update(waiting=F("waiting") + 1, most_waiting=Greatest(F("most_waiting"), F("waiting") + 1))


def _give_people(event: Event, seats: Sequence[Seat]) -> None:
    """Find or make who these are, and find their companies where that is certain; saves no seat."""
    if not seats:
        return
    lock_lists(event.programme)
    _give_companies(event, [seat for seat in seats if seat.company_id is None and seat.company_name])
    lives_as = hold_living(seat.company_id for seat in seats if seat.company_id is not None)
    for seat in seats:
        seat.company_id = lives_as.get(seat.company_id or 0, seat.company_id)
    unknown = [seat for seat in seats if seat.person_id is None]
    if unknown:
        named = [Named(seat.name, seat.email, "", seat.company_id, seat.company_name) for seat in unknown]
        known = KnownPeople(event, named)
        for seat, each in zip(unknown, named, strict=True):
            seat.person = known.find([each]) or _new_person(known, each)
    for seat in seats:
        if seat.person is not None and seat.company is not None:
            find_or_add_position(seat.person, seat.company, on=timezone.localdate(event.starts_at))


def _new_person(known: KnownPeople, named: Named) -> Person:
    made = known.make([named])
    if made.email:
        return find_or_add_person(known.programme, email=made.email, name=made.name)
    made.save()
    return made


def _give_companies(event: Event, seats: Sequence[Seat]) -> None:
    """Find companies by what was written down, as certain as for an attendance list; nobody makes one at a door.

    A company that only looks alike is the right one when somebody of that name works there.
    """
    evidence = [CompanyEvidence(name=seat.company_name, email=seat.email) for seat in seats]
    matches = match_companies(event.programme, evidence) if evidence else []
    for seat, match in zip(seats, matches, strict=True):
        if match.outcome is Outcome.MATCH and match.company_id is not None:
            seat.company_id = int(match.company_id)
        elif match.outcome is Outcome.PERHAPS:
            alike = {match.company_id, *(each.company_id for each in match.suggestions)}
            seat.company_id = _works_at(seat.name, {int(pk) for pk in alike if pk is not None})


def _works_at(name: str, companies: Collection[int]) -> int | None:
    """Return the only one of these companies where somebody of this full name works."""
    positions = Position.objects.filter(company_id__in=companies, ends_on=None, person__anonymised_at=None)
    people = positions.order_by("pk").values_list("company_id", "person__name")
    found = {company for company, theirs in people if person_key(theirs) == person_key(name)}
    return found.pop() if len(found) == 1 else None


def missing_door_facts(event: Event, seats: Iterable[Seat]) -> Iterable[Touchpoint]:
    """Yield the attendances of who came in that the ledger does not hold yet; one person counts once."""
    live = Touchpoint.objects.live().filter(occasion_id=event.pk, kind=TouchpointKind.ATTENDED)
    seen: set[tuple[int | None, int | None]] = set(live.values_list("person_id", "company_id"))
    counted = {person_id for person_id, _company in seen}
    for seat in seats:
        who = (seat.person_id, seat.company_id)
        if seat.person_id is None or who in seen or (seat.company_id is None and seat.person_id in counted):
            continue
        yield Touchpoint(
            programme=event.programme,
            kind=TouchpointKind.ATTENDED,
            on=timezone.localdate(event.starts_at),
            person_id=seat.person_id,
            company_id=seat.company_id,
            occasion=event.occasion,
            quantity=int(seat.person_id not in counted),
            minutes=event.minutes,
            source_kind=SourceKind.EVENT,
            source_id=event.pk,
        )
        seen.add(who)
        counted.add(seat.person_id)


def write_door_facts_again(event: Event, *, by: User | None) -> None:
    """Write what the door saw and no list says any more; for use after a list is undone."""
    came = Seat.objects.filter(event=event, state=SeatState.CAME).order_by("came_at", "pk")
    write_facts(event.programme, list(missing_door_facts(event, came)), by)


def _take_facts_back(event: Event, gone: Sequence[Seat], *, at: dt.datetime, by: User | None) -> None:
    """Void the attendances that only the door said; what a list says of the same person counts on."""
    people = _only_here(event, gone)
    facts = Touchpoint.objects.of(event.programme).filter(
        kind=TouchpointKind.ATTENDED,
        occasion_id=event.pk,
        person_id__in=people,
        source_kind=SourceKind.EVENT,
        source_id=event.pk,
    )
    if not void_facts(event.programme, facts.order_by("pk"), reason="taken back at the door", at=at, by=by):
        return
    lists = AttendanceImport.objects.filter(event=event, state=ImportState.COMMITTED).defer("cells")
    for batch in lists.order_by("committed_at", "pk"):
        rows = batch.rows.filter(person_id__in=people).order_by("number", "part")
        write_facts(event.programme, list(missing_facts(event, batch, rows)), batch.committed_by)


def _only_here(event: Event, gone: Sequence[Seat]) -> set[int]:
    """Return the people of these seats who did not come in on another seat as well."""
    people = {seat.person_id for seat in gone if seat.person_id is not None}
    seats = Seat.objects.filter(event=event, state=SeatState.CAME, person_id__in=people)
    return people - set(seats.exclude(pk__in=[seat.pk for seat in gone]).values_list("person_id", flat=True))
