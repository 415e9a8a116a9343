"""Boring meetings."""

import datetime as dt

import factory

from tests.factories.companies import OccasionFactory
from tests.factories.fans import FanFactory, StageFactory
from tests.factories.pioniers import PionierFactory
from tests.factories.programme import MunicipalityFactory, ProgrammeFactory
from veerkracht.domain.events.models import (
    AttendanceImport,
    DoorLink,
    Event,
    Seating,
    SignUp,
    StageInvitation,
    StageRequest,
)


class EventFactory(factory.django.DjangoModelFactory):
    """A talk of two hours in Zwolle on 12 March 2019."""

    class Meta:
        model = Event

    programme = factory.SubFactory(ProgrammeFactory)
    occasion = factory.SubFactory(OccasionFactory, programme=factory.SelfAttribute("..programme"))
    fan = factory.SubFactory(FanFactory, programme=factory.SelfAttribute("..programme"))
    municipality = factory.LazyFunction(MunicipalityFactory.create)
    venue = "Het Stadshuis"
    minutes = 120


class AttendanceImportFactory(factory.django.DjangoModelFactory):
    """A list in preview, without rows."""

    class Meta:
        model = AttendanceImport

    event = factory.SubFactory(EventFactory)
    programme = factory.SelfAttribute("event.programme")
    file_name = "deelnemers.xlsx"
    fingerprint = factory.Sequence(lambda n: f"{n:064x}")


class SignUpFactory(factory.django.DjangoModelFactory):
    """Signing up is open, for six people in one go."""

    class Meta:
        model = SignUp

    event = factory.SubFactory(EventFactory)


class SeatingFactory(factory.django.DjangoModelFactory):
    """Ten seats for everybody, and a waiting list of five."""

    class Meta:
        model = Seating

    event = factory.SubFactory(EventFactory)
    capacity = 10
    most_waiting = 5


class DoorLinkFactory(factory.django.DjangoModelFactory):
    """The main door."""

    class Meta:
        model = DoorLink

    event = factory.SubFactory(EventFactory)
    name = "Hoofdingang"
    made_at = factory.LazyAttribute(lambda door: door.event.programme.now())


class StageRequestFactory(factory.django.DjangoModelFactory):
    """A talk on two evenings in November 2019, for which somebody is asked."""

    class Meta:
        model = StageRequest

    programme = factory.SubFactory(ProgrammeFactory)
    stage = factory.SubFactory(StageFactory, fan__programme=factory.SelfAttribute("...programme"))
    first_at = dt.datetime(2019, 11, 12, 18, 30, tzinfo=dt.UTC)
    second_at = dt.datetime(2019, 11, 19, 18, 30, tzinfo=dt.UTC)
    created_at = dt.datetime(2019, 9, 23, 9, 0, tzinfo=dt.UTC)
    municipality = factory.LazyFunction(MunicipalityFactory.create)
    venue = "Het Stadshuis"
    guests = 40


class StageInvitationFactory(factory.django.DjangoModelFactory):
    """A pionier who was asked on 23 September 2019 and may answer until the 28th."""

    class Meta:
        model = StageInvitation

    request = factory.SubFactory(StageRequestFactory, state="asking")
    pionier = factory.SubFactory(PionierFactory, programme=factory.SelfAttribute("..request.programme"), appointed=True)
    asked_at = dt.datetime(2019, 9, 23, 9, 0, tzinfo=dt.UTC)
    expires_at = dt.datetime(2019, 9, 28, 9, 0, tzinfo=dt.UTC)
