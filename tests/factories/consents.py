"""Boring consents."""

import datetime as dt

import factory

from tests.factories.companies import PersonFactory
from veerkracht.domain.companies.actions.consent_texts import kept_text
from veerkracht.domain.companies.choices import ConsentEnd, ConsentPurpose, ConsentSource
from veerkracht.domain.companies.models import Consent, Person
from veerkracht.domain.pioniers.actions.profile_asking import NEEDED

ASKED_AT = dt.datetime(2019, 9, 20, 9, tzinfo=dt.UTC)


class ConsentFactory(factory.django.DjangoModelFactory):
    """Somebody who asked for news and did not click yet."""

    class Meta:
        model = Consent

    person = factory.SubFactory(PersonFactory)
    programme = factory.SelfAttribute("person.programme")
    address = factory.SelfAttribute("person.email")
    purpose = ConsentPurpose.NEWSLETTER
    text = factory.LazyAttribute(lambda row: kept_text(row.programme, row.purpose, "nl", ASKED_AT.date()))
    source = ConsentSource.SITE
    asked_at = ASKED_AT

    class Params:
        given = factory.Trait(confirmed_at=ASKED_AT + dt.timedelta(minutes=5))
        withdrawn = factory.Trait(given=True, ended=ConsentEnd.LINK, ended_at=ASKED_AT + dt.timedelta(days=1))


def say_yes(person: Person, *purposes: ConsentPurpose) -> None:
    """Let somebody have said yes to what an appointment needs, or to these purposes."""
    for purpose in purposes or NEEDED:
        ConsentFactory.create(person=person, purpose=purpose, given=True)
