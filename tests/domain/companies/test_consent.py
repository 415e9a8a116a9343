"""Tests about consents: double opt-in, withdrawal, mailings to nobody without proof."""

import datetime as dt

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from tests.factories.companies import PersonFactory
from tests.factories.consents import ASKED_AT, ConsentFactory
from veerkracht.domain.companies.actions import (
    anonymise_person,
    ask_consent,
    change_person,
    confirm_consent,
    lapse_unconfirmed,
    publish_text,
    record_consent,
    send_mailing,
    withdraw_consent,
)
from veerkracht.domain.companies.actions.consent import LinkTooOld, NoAddressToAsk, OwnerMustClick
from veerkracht.domain.companies.actions.consent_mailing import NotAMailingPurpose
from veerkracht.domain.companies.choices import ConsentEnd, ConsentPurpose, ConsentSource, ConsentState
from veerkracht.domain.companies.models import Consent, ConsentText, Person
from veerkracht.domain.companies.rules.consent import CONFIRM_WITHIN
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.mail.choices import MailState, Stream
from veerkracht.shared.mail.models import Mail

NEWS = ConsentPurpose.NEWSLETTER


def ask(person: Person, at: dt.datetime = ASKED_AT) -> Consent:
    """Ask for news as the form on the site does."""
    return ask_consent(person=person, purpose=NEWS, source=ConsentSource.SITE, at=at, by=None)


def mail_all(programme: Programme) -> tuple[int, int]:
    """Send everybody a mailing."""
    people = Person.objects.of(programme)
    return send_mailing(
        programme=programme, kind="consent_asked", people=people, purpose=NEWS, context=CONTEXT, by=None
    )


CONTEXT: dict[str, object] = {"consent": "", "link": "", "until": ""}


def test_asking_mails_a_link_and_counts_for_nothing_yet(programme: Programme) -> None:
    person = PersonFactory.create(programme=programme)
    consent = ask(person)
    assert consent.state == ConsentState.ASKED
    mail = Mail.objects.get(kind="consent_asked")
    assert f"/toestemming/{consent.token}/" in mail.text
    assert mail.stream == Stream.SERVICE
    assert mail_all(programme) == (0, 1)


def test_the_click_counts_with_moment_and_text(programme: Programme) -> None:
    consent = ask(PersonFactory.create(programme=programme))
    at = ASKED_AT + dt.timedelta(hours=1)
    confirm_consent(consent=consent, at=at)
    confirm_consent(consent=consent, at=at + dt.timedelta(hours=1))
    consent.refresh_from_db()
    assert (consent.state, consent.confirmed_at) == (ConsentState.GIVEN, at)
    assert programme.name in consent.text.text


def test_a_link_that_is_too_old_confirms_nothing(programme: Programme) -> None:
    consent = ask(PersonFactory.create(programme=programme))
    with pytest.raises(LinkTooOld):
        confirm_consent(consent=consent, at=ASKED_AT + CONFIRM_WITHIN)
    lapse_unconfirmed(now=ASKED_AT + CONFIRM_WITHIN, programme_id=programme.pk)
    consent.refresh_from_db()
    assert consent.state == ConsentState.LAPSED


def test_lapsing_takes_only_what_was_never_confirmed_and_is_old(programme: Programme) -> None:
    ConsentFactory.create(person__programme=programme, given=True)
    fresh = ConsentFactory.create(person__programme=programme, asked_at=ASKED_AT + dt.timedelta(days=1))
    assert lapse_unconfirmed(now=ASKED_AT + CONFIRM_WITHIN, programme_id=programme.pk) == 0
    assert lapse_unconfirmed(now=fresh.asked_at + CONFIRM_WITHIN, programme_id=programme.pk) == 1


def test_asking_again_makes_the_old_link_useless(programme: Programme) -> None:
    person = PersonFactory.create(programme=programme)
    first, second = ask(person), ask(person)
    with pytest.raises(LinkTooOld):
        confirm_consent(consent=first, at=ASKED_AT)
    assert confirm_consent(consent=second, at=ASKED_AT).state == ConsentState.GIVEN


def test_asking_who_said_yes_already_sends_nothing(programme: Programme) -> None:
    consent = ConsentFactory.create(person__programme=programme, given=True)
    assert ask(consent.person) == consent
    assert not Mail.objects.exists()


def test_nobody_without_an_address_is_asked(programme: Programme) -> None:
    with pytest.raises(NoAddressToAsk):
        ask(PersonFactory.create(programme=programme, email=""))


def test_the_team_cannot_note_a_yes_to_mail_but_can_to_a_photo(programme: Programme) -> None:
    person = PersonFactory.create(programme=programme)
    given = {"person": person, "source": ConsentSource.PAPER, "proof": "formulier 3 maart", "at": ASKED_AT, "by": None}
    with pytest.raises(OwnerMustClick):
        record_consent(purpose=NEWS, **given)
    assert record_consent(purpose=ConsentPurpose.PHOTO, **given).state == ConsentState.GIVEN


def test_a_yes_to_a_photo_is_no_yes_to_mail(programme: Programme) -> None:
    ConsentFactory.create(person__programme=programme, purpose=ConsentPurpose.PHOTO, given=True)
    assert mail_all(programme) == (0, 1)
    with pytest.raises(NotAMailingPurpose):
        send_mailing(
            programme=programme,
            kind="consent_asked",
            people=Person.objects.all(),
            purpose=ConsentPurpose.PHOTO,
            context=CONTEXT,
            by=None,
        )


def test_a_mailing_goes_only_to_who_said_yes_and_can_be_ended_with_one_click(programme: Programme) -> None:
    consent = ConsentFactory.create(person__programme=programme, given=True)
    ConsentFactory.create(person__programme=programme)
    ConsentFactory.create(person__programme=programme, withdrawn=True)
    PersonFactory.create(programme=programme)
    assert mail_all(programme) == (1, 3)
    mail = Mail.objects.get()
    assert (mail.to_address, mail.stream, mail.permission_id) == (consent.address, Stream.MAILING, consent.pk)
    assert mail.unsubscribe_url.endswith(f"/afmelden/{consent.token}/")
    assert mail.unsubscribe_url in mail.text


def test_a_mailing_stays_in_its_programme(programme: Programme, other_programme: Programme) -> None:
    ConsentFactory.create(person__programme=other_programme, given=True)
    people = Person.objects.all()
    sent = send_mailing(
        programme=programme, kind="consent_asked", people=people, purpose=NEWS, context=CONTEXT, by=None
    )
    assert sent == (0, 0)


def test_a_yes_for_an_old_address_is_no_yes_for_the_new_one(programme: Programme) -> None:
    consent = ConsentFactory.create(person__programme=programme, given=True)
    change_person(person=consent.person, name="Jan", email="nieuw@example.org", phone="", by=None)
    assert mail_all(programme) == (0, 1)


def test_withdrawing_cancels_what_waits(programme: Programme) -> None:
    consent = ConsentFactory.create(person__programme=programme, given=True)
    mail_all(programme)
    withdraw_consent(consent=consent, how=ConsentEnd.LINK, at=timezone.now())
    assert Mail.objects.get().state == MailState.CANCELLED
    assert mail_all(programme) == (0, 1)


def test_the_database_itself_refuses_a_mailing_without_consent(programme: Programme) -> None:
    asked = ConsentFactory.create(person__programme=programme)
    given = {
        "programme_id": programme.pk,
        "to_address": asked.address,
        "subject": "Nieuws",
        "send_after": timezone.now(),
        "stream": Stream.MAILING,
    }
    for wrong in ({}, {"permission_id": asked.pk}, {"permission_id": asked.pk, "unsubscribe_url": "https://x.nl/"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Mail.objects.create(**given, **wrong)
    confirm_consent(consent=asked, at=ASKED_AT)
    Mail.objects.create(**given, permission_id=asked.pk, unsubscribe_url="https://x.nl/")


def test_a_text_never_changes(programme: Programme) -> None:
    consent = ConsentFactory.create(person__programme=programme)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        ConsentText.objects.filter(pk=consent.text_id).update(text="iets anders")
    on = ASKED_AT.date()
    publish_text(programme=programme, purpose=NEWS, language="nl", text="Anders.", valid_from=on, by=None)
    later = ask(PersonFactory.create(programme=programme))
    assert (later.text.text, later.text.version) == ("Anders.", 1)
    consent.refresh_from_db()
    assert consent.text.version == 0


def test_who_is_forgotten_is_in_no_mailing_and_the_address_is_gone(programme: Programme) -> None:
    consent = ConsentFactory.create(person__programme=programme, given=True)
    mail_all(programme)
    anonymise_person(person=consent.person, at=timezone.now(), by=None)
    consent.refresh_from_db()
    assert (consent.ended, consent.address) == (ConsentEnd.FORGOTTEN, "")
    assert consent.confirmed_at is not None
    assert mail_all(programme) == (0, 1)
    assert Mail.objects.get().state == MailState.CANCELLED
