"""What happens by itself around meetings."""

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.tasks.periodic import every

from .actions.leaving import events_to_pass_on, pass_on_lapsed
from .actions.settling import settle_next
from .models import Seat

MINUTE = 60


@every(seconds=1)
def settle_registrations() -> None:
    """Tie new registrations to people and mail them; until nothing waits."""
    while Seat.objects.to_tell().filter(registration__isnull=False).exists():
        if settle_next(by=None) is None:
            return


@every(seconds=MINUTE)
def pass_on_free_seats() -> None:
    """End offers that nobody answered and give free seats to who waits, day and night."""
    for programme in Programme.objects.order_by("pk"):
        for event in events_to_pass_on(programme, programme.now()):
            pass_on_lapsed(event=event, at=programme.now(), by=None)
