"""Boring pioniers."""

import datetime as dt

import factory

from tests.factories.companies import CompanyFactory, PersonFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.pioniers.models import Appointment, Engagement, Pionier


class AppointmentFactory(factory.django.DjangoModelFactory):
    """Two years from September 2018."""

    class Meta:
        model = Appointment

    deputy_name = "De gedeputeerde"
    starts_on = dt.date(2018, 9, 1)
    ends_on = dt.date(2020, 9, 1)


class PionierFactory(factory.django.DjangoModelFactory):
    """A pionier, not yet public."""

    class Meta:
        model = Pionier
        skip_postgeneration_save = True

    programme = factory.SubFactory(ProgrammeFactory)
    person = factory.SubFactory(PersonFactory, programme=factory.SelfAttribute("..programme"))
    company = factory.SubFactory(CompanyFactory, programme=factory.SelfAttribute("..programme"))
    slug = factory.Sequence(lambda n: f"pionier-{n}")
    headline = "Het rooster maken we samen"
    story = "Wij lieten de planning los."
    themes = "flexibel organiseren"

    class Params:
        appointed = factory.Trait(
            profile_approved_on=dt.date(2018, 9, 1),
            appointment=factory.RelatedFactory(AppointmentFactory, factory_related_name="pionier"),
        )


class EngagementFactory(factory.django.DjangoModelFactory):
    """A talk."""

    class Meta:
        model = Engagement

    pionier = factory.SubFactory(PionierFactory)
    on = dt.date(2019, 3, 12)
