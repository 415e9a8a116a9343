"""What happens by itself around meetings."""

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.tasks.periodic import every

from .actions.following_up import (
    events_to_follow_up,
    events_to_sum_up,
    feedback_to_remind,
    follow_up,
    remind_of_feedback,
    sum_up,
)
from .actions.leaving import events_to_pass_on, pass_on_lapsed
from .actions.reminding import registrations_to_remind, remind_registration
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


@every(seconds=10 * MINUTE)
def remind_and_follow_up() -> None:
    """Remind of the meeting of tomorrow, ask how it was, and tell pioniers what people said."""
    for programme in Programme.objects.order_by("pk"):
        at = programme.now()
        for registration in registrations_to_remind(programme, at):
            remind_registration(registration=registration, at=at, by=None)
        for event in events_to_follow_up(programme, at):
            follow_up(event=event, at=at, by=None)
        for feedback in feedback_to_remind(programme, at).select_related("event__occasion", "person", "programme"):
            remind_of_feedback(feedback=feedback, at=at, by=None)
        for event in events_to_sum_up(programme, at):
            sum_up(event=event, at=at, by=None)
