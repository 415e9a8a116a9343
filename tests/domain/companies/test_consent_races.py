"""Consents at the moment that something else happens to them, on real PostgreSQL."""

import datetime as dt
from functools import partial

import pytest
from django.utils import timezone

from tests.domain.companies.test_consent import ask, mail_all
from tests.domain.companies.threads import MeetingPoint, at_once
from tests.factories.companies import PersonFactory
from tests.factories.consents import ASKED_AT, ConsentFactory
from veerkracht.domain.companies.actions import confirm_consent, consent_mailing, withdraw_consent
from veerkracht.domain.companies.choices import ConsentEnd, ConsentState
from veerkracht.domain.companies.models import Consent
from veerkracht.shared.mail.choices import MailState, Stream
from veerkracht.shared.mail.models import Mail

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


def test_two_clicks_at_once_are_one_yes() -> None:
    consent = ask(PersonFactory.create())
    clicks = [partial(confirm_consent, consent=consent, at=ASKED_AT + dt.timedelta(minutes=n)) for n in (1, 2)]
    first, second = at_once(*clicks)
    assert first.confirmed_at == second.confirmed_at
    assert Consent.objects.get().state == ConsentState.GIVEN


def test_two_questions_at_once_are_one_open_consent() -> None:
    person = PersonFactory.create()
    at_once(*[partial(ask, person)] * 2)
    assert Consent.objects.filter(person=person, ended="").count() == 1


def test_who_withdraws_while_a_mailing_is_queued_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    consent = ConsentFactory.create(given=True)
    meeting = MeetingPoint()
    monkeypatch.setattr(consent_mailing, "write_mailing", meeting.before(consent_mailing.write_mailing))

    def withdraw() -> None:
        meeting.wait()
        withdraw_consent(consent=consent, how=ConsentEnd.ONE_CLICK, at=timezone.now())

    sent, _ = at_once(partial(mail_all, consent.programme), withdraw)
    assert sent == (1, 0)
    assert not Mail.objects.filter(stream=Stream.MAILING, state=MailState.QUEUED).exists()
    assert Mail.objects.get(stream=Stream.MAILING).state == MailState.CANCELLED
    assert Consent.objects.get().state == ConsentState.WITHDRAWN
