"""What the provider tells of mails that it took: arrived, came back, unwanted."""

import datetime as dt
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.utils import timezone

from veerkracht.shared.audit import about, action

from .choices import BlockReason, Delivery, MailState
from .models import BlockedAddress, Mail

# A later word never makes it better: who marked a mail as unwanted got it, and wants none.
ORDER = ("", Delivery.DELIVERED, Delivery.BOUNCED, Delivery.COMPLAINED)
MEANINGS = {
    "delivered": Delivery.DELIVERED,
    "bounced": Delivery.BOUNCED,
    "rejected": Delivery.BOUNCED,
    "complained": Delivery.COMPLAINED,
    "unsubscribed": Delivery.COMPLAINED,
}
BLOCKS = {Delivery.BOUNCED: BlockReason.BOUNCED, Delivery.COMPLAINED: BlockReason.COMPLAINED}
TAKEN = frozenset({"sent", "queued", "deferred", *MEANINGS})


@action
def note_delivery(*, mail: Mail, event_type: str, detail: str, at: dt.datetime, by: None = None) -> Mail:
    """Take over what the provider says of a mail; a mail that was perhaps sent is then sent.

    An address of which mail came back, or whose reader complained, is blocked. The same message twice changes nothing.
    """
    mail = Mail.objects.select_for_update().get(pk=mail.pk)
    about(mail, event=event_type)
    if event_type in TAKEN and mail.state in {MailState.SENDING, MailState.UNSURE}:
        mail.state, mail.sent_at, mail.last_error = MailState.SENT, mail.sent_at or mail.handed_at or at, ""
    said = MEANINGS.get(event_type)
    if said is not None and ORDER.index(said) > ORDER.index(mail.delivery):
        mail.delivery, mail.delivery_at = said, at
        if said in BLOCKS and mail.programme_id is not None and not mail.forgets_address:
            block(mail.programme_id, mail.to_address, BLOCKS[said], detail=detail, at=at, mail=mail)
    mail.save(update_fields=["state", "sent_at", "last_error", "delivery", "delivery_at"])
    return mail


def block(
    programme_id: int,
    address: str,
    reason: BlockReason,
    *,
    detail: str,
    at: dt.datetime,
    mail: Mail | None = None,
    by: AbstractBaseUser | None = None,
) -> BlockedAddress:
    """Send this address no more mail; for use inside an action. The first reason stays."""
    given: dict[str, Any] = {"reason": reason, "detail": detail[:300], "blocked_at": at, "mail": mail}
    given["blocked_by_id"] = by.pk if by else None
    standing = BlockedAddress.objects.standing()
    found, _is_new = standing.get_or_create(
        programme_id=programme_id, address__iexact=address, defaults={"address": address, **given}
    )
    return found


def mail_of(message: Any) -> "QuerySet[Mail]":
    """Return the mail that a provider's message is about, by the number that we gave along or the Message-ID."""
    number = (
        str((message.metadata or {}).get("mail", "")) or str(message.message_id or "").strip("<>").partition("@")[0]
    )
    return Mail.objects.filter(message_id__in=[number] if _is_uuid(number) else [])


def _is_uuid(text: str) -> bool:
    plain = text.replace("-", "")
    return len(plain) == 32 and all(letter in "0123456789abcdef" for letter in plain.lower())


def heard(sender: object, event: Any, esp_name: str, **_more: object) -> None:
    """Listen to anymail's signal, sent after it checked the provider's signature."""
    for mail in mail_of(event):
        detail = " ".join(str(event.description or event.mta_response or event.reject_reason or "").split())
        note_delivery(mail=mail, event_type=event.event_type, detail=detail, at=timezone.now())
