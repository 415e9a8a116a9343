"""Boring cards and questions."""

import datetime as dt
import uuid

import factory

from tests.factories.companies import PersonFactory
from tests.factories.pioniers import PionierFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.referrals.models import Question, ReferralCard


class ReferralCardFactory(factory.django.DjangoModelFactory):
    """A card of a pionier, not tied to an occasion."""

    class Meta:
        model = ReferralCard

    programme = factory.SubFactory(ProgrammeFactory)
    pionier = factory.SubFactory(PionierFactory, programme=factory.SelfAttribute("..programme"))
    code = factory.Sequence(lambda n: f"K{n:05d}".replace("0", "Z").replace("1", "Y"))


class QuestionFactory(factory.django.DjangoModelFactory):
    """An open question, asked on Friday 20 September 2019."""

    class Meta:
        model = Question

    programme = factory.SubFactory(ProgrammeFactory)
    person = factory.SubFactory(PersonFactory, programme=factory.SelfAttribute("..programme"))
    email = factory.SelfAttribute("person.email")
    text = "Hoe begin ik met zelfroosteren?"
    asked_at = dt.datetime(2019, 9, 20, 9, 0, tzinfo=dt.UTC)
    due_on = dt.date(2019, 9, 24)
    form_key = factory.LazyFunction(uuid.uuid4)
