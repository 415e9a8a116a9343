"""Boring programmes."""

import datetime as dt

import factory
from django.utils import timezone

from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.programme.choices import Stage, Unit
from veerkracht.domain.programme.models import (
    Membership,
    Municipality,
    PopulationRule,
    Programme,
    RegionTile,
    StageRule,
    Target,
)

NOON = dt.datetime(2019, 9, 23, 10, 0, tzinfo=dt.UTC)
REGION = (("GM0193", "Zwolle"), ("GM0150", "Deventer"), ("GM0153", "Enschede"))


class MunicipalityFactory(factory.django.DjangoModelFactory):
    """A municipality; the same code is the same row."""

    class Meta:
        model = Municipality
        django_get_or_create = ("code",)

    code = "GM0193"
    name = "Zwolle"


class ProgrammeFactory(factory.django.DjangoModelFactory):
    """An example programme 2016-2019 in three municipalities, its clock at 23 September 2019; rules and targets."""

    class Meta:
        model = Programme
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"programma-{n}")
    name = factory.Sequence(lambda n: f"Programma {n}")
    region_name = "Overijssel"
    starts_on = dt.date(2016, 6, 1)
    ends_on = dt.date(2020, 1, 1)
    population_size = 12_750
    population_source = "Provincie, cijfers 2014"
    contact_email = "team@example.org"
    is_demo = True
    clock_offset = factory.LazyFunction(lambda: NOON - timezone.now())

    @factory.post_generation
    def rules(self, create: bool, extracted: object, **kwargs: object) -> None:
        """Give it tiles, rules and targets."""
        for column, (code, name) in enumerate(REGION):
            municipality = MunicipalityFactory.create(code=code, name=name)
            RegionTile.objects.create(programme=self, municipality=municipality, column=column, row=0)
        PopulationRule.objects.create(programme=self, valid_from=self.starts_on)
        StageRule.objects.create(
            programme=self,
            valid_from=self.starts_on,
            reached_kinds=["attended", "asked", "scanned", "step", "joined_circle", "redeemed_voucher"],
            activating_kinds=["step", "joined_circle", "redeemed_voucher"],
        )
        for stage, amount in ((Stage.AWARE, 450), (Stage.ACTIVATED, 100)):
            Target.objects.create(programme=self, stage=stage, unit=Unit.COMPANIES, amount=amount, by=self.ends_on)


class MembershipFactory(factory.django.DjangoModelFactory):
    """A role from the start of the programme."""

    class Meta:
        model = Membership

    programme = factory.SubFactory(ProgrammeFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")
    role = Role.TEAM_MEMBER
    starts_on = factory.LazyAttribute(lambda row: row.programme.starts_on)
