"""What the provider tells: only with its signature, once, and with a way back for the address."""

import hashlib
import hmac
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.mail.choices import BlockReason, Delivery, MailState
from veerkracht.shared.mail.models import BlockedAddress, Mail

ADDRESS = "/post/terugmelding/"
KEY = "sleutel-van-de-test"


@pytest.fixture
def mailgun(settings: Any) -> None:
    """Let Mailgun be the provider; it signs what it tells."""
    settings.EMAIL_BACKEND = "anymail.backends.mailgun.EmailBackend"
    settings.ANYMAIL = {"MAILGUN_API_KEY": "k", "MAILGUN_WEBHOOK_SIGNING_KEY": KEY}


@pytest.fixture
def mail(programme: Programme) -> Mail:
    given = {"kind": "confirm_step", "to_address": "jan@example.org", "subject": "Dag", "text": "Tekst"}
    now = timezone.now()
    return Mail.objects.create(programme_id=programme.pk, send_after=now, state=MailState.SENT, sent_at=now, **given)


def told(mail: Mail, event: str, *, key: str = KEY, **more: Any) -> str:
    """Return what Mailgun posts about a mail."""
    token, stamp = "a" * 50, "1700000000"
    signature = hmac.new(key.encode(), f"{stamp}{token}".encode(), hashlib.sha256).hexdigest()
    data = {
        "event": event,
        "id": "x",
        "timestamp": 1700000000.0,
        "recipient": mail.to_address,
        "message": {"headers": {"message-id": f"{mail.message_id}@example.org"}},
        "user-variables": {"mail": str(mail.message_id)},
        **more,
    }
    return json.dumps({"signature": {"token": token, "timestamp": stamp, "signature": signature}, "event-data": data})


def post(client: Client, body: str) -> int:
    return client.post(ADDRESS, body, content_type="application/json").status_code


HARD = {"severity": "permanent", "reason": "bounce", "delivery-status": {"message": "No such user", "code": 550}}


@pytest.mark.usefixtures("mailgun")
def test_a_bounce_blocks_the_address_and_says_why(visitor: Client, mail: Mail) -> None:
    for _ in range(2):
        assert post(visitor, told(mail, "failed", **HARD)) == 200
    mail.refresh_from_db()
    blocked = BlockedAddress.objects.get()
    assert (mail.state, mail.delivery) == (MailState.SENT, Delivery.BOUNCED)
    assert (blocked.address, blocked.reason, blocked.mail) == ("jan@example.org", BlockReason.BOUNCED, mail)
    assert "No such user" in blocked.detail


@pytest.mark.usefixtures("mailgun")
def test_a_complaint_is_never_undone_by_a_later_arrival(visitor: Client, mail: Mail) -> None:
    post(visitor, told(mail, "complained"))
    post(visitor, told(mail, "delivered"))
    mail.refresh_from_db()
    assert mail.delivery == Delivery.COMPLAINED
    assert BlockedAddress.objects.get().reason == BlockReason.COMPLAINED


@pytest.mark.usefixtures("mailgun")
def test_an_arrival_settles_a_mail_that_was_perhaps_sent(visitor: Client, mail: Mail) -> None:
    now = timezone.now()
    Mail.objects.update(state=MailState.UNSURE, sent_at=None, claimed_at=now, handed_at=now)
    post(visitor, told(mail, "delivered"))
    mail.refresh_from_db()
    assert (mail.state, mail.sent_at, mail.delivery) == (MailState.SENT, now, Delivery.DELIVERED)


@pytest.mark.usefixtures("mailgun")
def test_who_cannot_sign_is_not_believed(visitor: Client, mail: Mail) -> None:
    assert post(visitor, told(mail, "complained", key="geraden")) == 400
    assert post(visitor, "{}") == 400
    assert not BlockedAddress.objects.exists()


def test_a_provider_without_signature_needs_a_password(visitor: Client, mail: Mail, settings: Any) -> None:
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "t"}
    said = json.dumps({"RecordType": "SpamComplaint", "MessageID": "x", "Email": "jan@example.org", "ID": 1,
                       "BouncedAt": "2019-09-23T10:00:00Z", "Metadata": {"mail": str(mail.message_id)}})  # fmt: skip
    assert post(visitor, said) == 404
    settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "t", "WEBHOOK_SECRET": "naam:wachtwoord"}
    assert post(visitor, said) == 400
    answer = visitor.post(
        ADDRESS, said, content_type="application/json", headers={"authorization": "Basic bmFhbTp3YWNodHdvb3Jk"}
    )
    assert answer.status_code == 200
    assert BlockedAddress.objects.get().reason == BlockReason.COMPLAINED


def test_without_a_provider_the_address_is_not_there(visitor: Client, mail: Mail) -> None:
    assert post(visitor, told(mail, "complained")) == 404
    assert visitor.get(ADDRESS).status_code == 405
