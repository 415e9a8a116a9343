"""People who sign up for the meetings to come, one of them full, and what people said after the last ones."""

import datetime as dt

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Position, Touchpoint
from veerkracht.domain.events.choices import NextStep, SeatState
from veerkracht.domain.events.models import Event, EventPlan, Feedback, Registration, Seat, Seating, SignUp
from veerkracht.domain.events.rules.questions import OwnQuestion, to_json

from .cast import Cast, at
from .draw import Draw
from .setting import LAST_WORKDAY

# Per coming meeting, the nearest first: seats, places on the waiting list, how many people sign up.
ROOMS = ((24, 12, 29), (40, 20, 17), (60, 20, 8))
QUESTIONS = (OwnQuestion("Eet je mee?", ("ja", "nee"), required=True), OwnQuestion("Wat wil je de pionier vragen?"))


def sign_people_up(cast: Cast) -> None:
    """Open signing up for the meetings to come and let known people sign up, in order."""
    draw = cast.draw("signing up")
    now = at(LAST_WORKDAY, 15)
    without = Event.objects.filter(programme=cast.programme, sign_up=None, seats=None)
    coming = without.filter(occasion__starts_at__gt=now).select_related("occasion")
    known = list(
        Position.objects.filter(person__programme=cast.programme, ends_on=None)
        .exclude(person__email="")
        .select_related("person", "company")
        .order_by("pk")[:400]
    )
    draw.shuffle(known)
    for event, (seats, places, people) in zip(coming.order_by("occasion__starts_at", "pk"), ROOMS, strict=False):
        guests, known = known[:people], known[people:]
        _open(event, seats, places, guests, now, draw)


def _open(event: Event, seats: int, places: int, guests: list[Position], now: dt.datetime, draw: Draw) -> None:
    SignUp.objects.create(event=event, questions=to_json(QUESTIONS), invited=seats * 6)
    seating = Seating.objects.create(
        event=event,
        capacity=seats,
        most_waiting=places,
        taken=min(seats, len(guests)),
        waiting=max(0, len(guests) - seats),
        last_number=len(guests),
    )
    made, taken = [], []
    for number, guest in enumerate(guests, start=1):
        moment = now - dt.timedelta(days=12) + dt.timedelta(hours=number * 9.5)
        registration = Registration(
            programme=event.programme,
            event=event,
            seating=seating,
            name=guest.person.name,
            email=guest.person.email,
            person=guest.person,
            company=guest.company,
            company_name=guest.company.name,
            answers={"Eet je mee?": draw.choice(("ja", "nee"))},
            made_at=moment,
            settled_at=moment,
        )
        made.append(registration)
        has_place = number <= seats
        state = SeatState.REGISTERED if has_place else SeatState.WAITING
        taken.append((registration, guest, number, has_place, state, moment))
    Registration.objects.bulk_create(made)
    Seat.objects.bulk_create(
        Seat(
            event=event,
            registration=registration,
            seating=seating,
            number=number,
            name=guest.person.name,
            email=guest.person.email,
            person=guest.person,
            company=guest.company,
            company_name=guest.company.name,
            state=state,
            has_place=has_place,
            changed_at=moment,
            told=state,
        )
        for registration, guest, number, has_place, state, moment in taken
    )


# How many meetings that were have answers, and what one costs.
ANSWERED, COSTS = 8, (350, 475, 620, 780, 940)
ONE_DAY = dt.timedelta(days=1)
STEPS = (
    (NextStep.STORY, 30),
    (NextStep.SCAN, 22),
    (NextStep.QUESTION, 18),
    (NextStep.CIRCLE, 12),
    (NextStep.NOTHING, 18),
)
WORDS = (
    "Eindelijk iemand die het gewoon gedaan heeft.",
    "Ik ga het met mijn ploeg bespreken.",
    "Graag een keer kijken.",
)


def ask_after_meetings(cast: Cast) -> None:
    """Tie the answers that the ledger holds to the question that was asked after the last meetings, and their costs."""
    draw = cast.draw("answers after meetings")
    without = Event.objects.filter(programme=cast.programme, sign_up=None, plan=None)
    past = without.filter(occasion__starts_at__lt=cast.programme.now())
    last = list(past.select_related("occasion").order_by("-occasion__starts_at", "pk")[:ANSWERED])
    EventPlan.objects.bulk_create(EventPlan(event=event, spent=draw.choice(COSTS)) for event in last)
    SignUp.objects.bulk_create(
        SignUp(event=event, is_open=False, followed_up_at=event.ends_at + ONE_DAY, invited=draw.randint(120, 400))
        for event in last
    )
    facts = Touchpoint.objects.live().filter(occasion__in=[event.pk for event in last], person__isnull=False)
    answered = {
        (occasion, person): value
        for occasion, person, value in facts.filter(kind=TouchpointKind.SAW_NEED)
        .order_by("pk")
        .values_list("occasion_id", "person_id", "value")
    }
    came = facts.filter(kind=TouchpointKind.ATTENDED).exclude(person__email="").order_by("occasion_id", "person_id")
    ends = {event.pk: event.ends_at for event in last}
    Feedback.objects.bulk_create(
        _answer(cast, pair, answered.get(pair), ends[pair[0]], draw)
        for pair in came.values_list("occasion_id", "person_id").distinct()
    )


def _answer(cast: Cast, pair: tuple[int, int], need: int | None, ended: dt.datetime, draw: Draw) -> Feedback:
    words = draw.choice(WORDS) if need and draw.chance(0.08) else ""
    return Feedback(
        programme=cast.programme,
        event_id=pair[0],
        person_id=pair[1],
        need=need,
        next_step=draw.one(STEPS) if need else "",
        words=words,
        asked_at=ended + dt.timedelta(minutes=30),
        reminded_at=None if need else ended + 3 * ONE_DAY,
        answered_at=ended + dt.timedelta(hours=draw.randint(1, 60)) if need else None,
    )
