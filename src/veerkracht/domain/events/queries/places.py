"""Where somebody stands in the line."""

from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from ..choices import SeatState
from ..models import Registration, Seat


@dataclass(frozen=True)
class Standing:
    """Somebody's seat, and which place on the waiting list they have (0: none)."""

    seat: Seat
    place: int = 0


def place_in_line(seat: Seat) -> int:
    """Return which place on the waiting list somebody has; 1 is the first, 0 who does not wait."""
    if seat.state != SeatState.WAITING or seat.seating_id is None:
        return 0
    return Seat.objects.in_line().filter(seating_id=seat.seating_id, number__lte=seat.number).count()


def standings(registration: Registration) -> list[Standing]:
    """Return everybody of a registration, in the order in which they stand on the form; one query."""
    ahead = Seat.objects.filter(
        state=SeatState.WAITING, seating_id=OuterRef("seating_id"), number__lte=OuterRef("number")
    )
    counted = ahead.order_by().values("seating_id").annotate(amount=Count("pk")).values("amount")
    places = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    seats = Seat.objects.filter(registration=registration).annotate(place=places).order_by("number", "pk")
    return [Standing(seat, seat.place if seat.state == SeatState.WAITING else 0) for seat in seats]
