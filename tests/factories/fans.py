"""Boring fans."""

import datetime as dt

import factory

from tests.factories.companies import PersonFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.fans.models import Fan, Stage


class FanFactory(factory.django.DjangoModelFactory):
    """A business network."""

    class Meta:
        model = Fan

    programme = factory.SubFactory(ProgrammeFactory)
    name = factory.Sequence(lambda n: f"Ondernemerskring {n}")
    contact = factory.SubFactory(PersonFactory, programme=factory.SelfAttribute("..programme"))


class StageFactory(factory.django.DjangoModelFactory):
    """An evening that the fan offers."""

    class Meta:
        model = Stage

    fan = factory.SubFactory(FanFactory)
    title = "Najaarsavond"
    on = dt.date(2019, 11, 12)
