"""Boring companies, people and facts."""

import datetime as dt
from decimal import Decimal

import factory
from django.utils import timezone

from tests.factories.programme import MunicipalityFactory, ProgrammeFactory
from veerkracht.domain.companies.actions import record_touchpoint
from veerkracht.domain.companies.actions.register import derive
from veerkracht.domain.companies.choices import (
    EvidenceLevel,
    OccasionKind,
    SourceKind,
    StepKind,
    StepState,
    TouchpointKind,
)
from veerkracht.domain.companies.models import Company, ConcreteStep, Occasion, Person, Position, Touchpoint

# How two companies with a number of their own may be merged.
CONTINUED = {"ground": "continued", "reason": "one goes on under the number of the other"}


class CompanyFactory(factory.django.DjangoModelFactory):
    """A company of 20 people in Zwolle, in the target group."""

    class Meta:
        model = Company

    programme = factory.SubFactory(ProgrammeFactory)
    kvk_number = factory.Sequence(lambda n: f"{69000000 + n}")
    name = factory.Sequence(lambda n: f"Werkplaats {n} B.V.")
    municipality = factory.LazyFunction(MunicipalityFactory.create)
    place = "Zwolle"
    sbi_code = "25620"
    sbi_version = "2008"
    headcount = 20
    turnover = Decimal(3_000_000)

    @classmethod
    def _create(cls, model_class: type[Company], *args: object, **kwargs: object) -> Company:
        company = model_class(*args, **kwargs)
        derive(company.programme, [company], on=company.programme.today())
        company.save()
        return company


class PersonFactory(factory.django.DjangoModelFactory):
    """Somebody with a mail address."""

    class Meta:
        model = Person

    programme = factory.SubFactory(ProgrammeFactory)
    name = factory.Sequence(lambda n: f"Persoon {n}")
    email = factory.Sequence(lambda n: f"persoon{n}@example.org")


class PositionFactory(factory.django.DjangoModelFactory):
    """A current position."""

    class Meta:
        model = Position

    person = factory.SubFactory(PersonFactory)
    company = factory.SubFactory(CompanyFactory, programme=factory.SelfAttribute("..person.programme"))
    title = "eigenaar"


class OccasionFactory(factory.django.DjangoModelFactory):
    """A meeting on 12 March 2019 in the evening."""

    class Meta:
        model = Occasion

    programme = factory.SubFactory(ProgrammeFactory)
    kind = OccasionKind.EVENT
    title = factory.Sequence(lambda n: f"Ondernemersavond {n}")
    starts_at = dt.datetime(2019, 3, 12, 18, 30, tzinfo=dt.UTC)


class TouchpointFactory(factory.django.DjangoModelFactory):
    """An attendance of two hours, written as actions write it: stages follow."""

    class Meta:
        model = Touchpoint

    programme = factory.SubFactory(ProgrammeFactory)
    kind = TouchpointKind.ATTENDED
    on = factory.LazyAttribute(
        lambda row: timezone.localdate(row.occasion.starts_at) if row.occasion else dt.date(2019, 3, 12)
    )
    person = factory.SubFactory(PersonFactory, programme=factory.SelfAttribute("..programme"))
    company = factory.SubFactory(CompanyFactory, programme=factory.SelfAttribute("..programme"))
    occasion = factory.SubFactory(OccasionFactory, programme=factory.SelfAttribute("..programme"))
    minutes = 120
    source_kind = SourceKind.TEAM

    @classmethod
    def _create(cls, model_class: type[Touchpoint], *args: object, **kwargs: object) -> Touchpoint:
        return record_touchpoint(touchpoint=model_class(*args, **kwargs), by=None)


class ConcreteStepFactory(factory.django.DjangoModelFactory):
    """A step that waits for the company's answer."""

    class Meta:
        model = ConcreteStep

    programme = factory.SelfAttribute("company.programme")
    company = factory.SubFactory(CompanyFactory)
    contact = factory.SubFactory(PersonFactory, programme=factory.SelfAttribute("..company.programme"))
    kind = StepKind.EXPERIMENT
    description = "Het team maakt nu zelf het rooster."
    done_on = dt.date(2019, 6, 1)
    state = StepState.ASKED

    class Params:
        confirmed = factory.Trait(state=StepState.CONFIRMED, level=EvidenceLevel.A1)
