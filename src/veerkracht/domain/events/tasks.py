"""What happens by itself around meetings: seats, and stages with their reminders, briefings and thanks."""

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.tasks.periodic import every

from .actions import brief_pionier, follow_outbox, pass_on_silence, prepare_thanks, remind_pionier
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
from .actions.thanking import events_to_thank_for, silent, to_brief, to_remind
from .models import Seat, Thanks

MINUTE, QUARTER, HOUR = 60, 900, 3_600


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


@every(seconds=QUARTER)
def follow_stage_requests() -> None:
    """Remind who did not answer, and go on to the next one when the time is over."""
    for programme in Programme.objects.order_by("pk"):
        now = programme.now()
        for invitation in to_remind(programme, now):
            remind_pionier(invitation=invitation, at=now)
        for invitation in silent(programme, now):
            pass_on_silence(invitation=invitation, at=now)


@every(seconds=HOUR)
def brief_and_thank() -> None:
    """Send briefings of the coming week, put thanks ready, and note those that left from the outbox."""
    for programme in Programme.objects.order_by("pk"):
        now = programme.now()
        for invitation in to_brief(programme, now):
            brief_pionier(invitation=invitation, at=now)
        for event in events_to_thank_for(programme, now):
            prepare_thanks(event=event)
        if Thanks.objects.filter(programme=programme, thanked_on__isnull=True, mail__state="sent").exists():
            follow_outbox(programme=programme, on=programme.today())
