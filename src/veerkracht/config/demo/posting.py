"""What the outbox shows beside mails: a pace, own words, what came back, and one mail of which nobody knows."""

import datetime as dt

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.mail.actions import save_words, set_pace
from veerkracht.shared.mail.choices import BlockReason, Delivery, MailState
from veerkracht.shared.mail.delivery import block
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.mail.rules import Pace
from veerkracht.shared.mail.wording import Words

from .cast import at

PACE = Pace(dt.time(20), dt.time(7, 30), quiet_on_sunday=True, weekly_most=3)
OWN = Words(
    "Wij zijn met uw vraag aan de slag",
    "Dag,\n\nFijn dat u {programme} iets vroeg. Wij laten uiterlijk {day} van ons horen.\n\n[Bekijk uw vraag] {link}\n",
)


def arrange_post(programme: Programme) -> None:
    """Give the outbox of the example something of everything."""
    set_pace(programme_id=programme.pk, pace=PACE, by=None)
    kind = {"kind": "question_received", "language": "nl"}
    save_words(programme_id=programme.pk, words=OWN, at=at(programme.today(), 9), by=None, **kind)
    sent = Mail.objects.filter(programme_id=programme.pk, state=MailState.SENT)
    sent.update(delivery=Delivery.DELIVERED)
    last = list(sent.order_by("-sent_at", "-pk")[:40])
    bounced, unsure = last[20], last[2]
    bounced.delivery = Delivery.BOUNCED
    bounced.save(update_fields=["delivery"])
    said = "550 5.1.1 mailbox unknown"
    block(programme.pk, bounced.to_address, BlockReason.BOUNCED, detail=said, at=bounced.send_after, mail=bounced)
    unsure.state, unsure.delivery, unsure.last_error = MailState.UNSURE, "", "TimeoutError: timed out"
    unsure.claimed_at = unsure.handed_at = unsure.sent_at
    unsure.sent_at = None
    unsure.save()
