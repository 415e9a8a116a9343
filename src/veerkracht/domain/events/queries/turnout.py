"""Who had a seat and stayed away, at earlier meetings."""

from django.db.models import Count, Q

from ..choices import SeatState
from ..models import Event, Seat
from ..rules.overbooking import Turnout, no_show_rate


def turnouts(event: Event) -> dict[int, Turnout]:
    """Return per earlier meeting of the programme how many had a seat, and how many of them stayed away."""
    earlier = Seat.objects.filter(
        event__programme_id=event.programme_id,
        event__occasion__starts_at__lt=event.starts_at,
        has_place=True,
        state__in=[SeatState.CAME, SeatState.NO_SHOW],
    )
    rows = (
        earlier.order_by()
        .values("event_id")
        .annotate(seats=Count("pk"), away=Count("pk", filter=Q(state=SeatState.NO_SHOW)))
    )
    return {row["event_id"]: Turnout(row["seats"], row["away"]) for row in rows}


def rate_like(event: Event) -> float:
    """Return which part stays away from meetings like this one: of the same fan and kind, shrunk to the programme's."""
    found = turnouts(event)
    alike = set(Event.objects.filter(pk__in=found, fan=event.fan_id, kind=event.kind).values_list("pk", flat=True))
    return no_show_rate([each for pk, each in found.items() if pk in alike], found.values())
