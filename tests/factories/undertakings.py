"""Boring links between companies, accounting years, notes and contacts."""

import datetime as dt
from decimal import Decimal

import factory
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.factories.companies import CompanyFactory
from veerkracht.domain.companies.choices import LinkKind
from veerkracht.domain.companies.models import AccountingYear, CompanyNote, NextContact, UndertakingLink


class UndertakingLinkFactory(factory.django.DjangoModelFactory):
    """A holding that has all of a company, always."""

    class Meta:
        model = UndertakingLink

    programme = factory.SelfAttribute("held.programme")
    held = factory.SubFactory(CompanyFactory)
    holder = factory.SubFactory(CompanyFactory, programme=factory.SelfAttribute("..held.programme"))
    kind = LinkKind.LINKED
    percentage = Decimal(100)
    source = "jaarrekening"


class AccountingYearFactory(factory.django.DjangoModelFactory):
    """2018, with 20 annual work units."""

    class Meta:
        model = AccountingYear

    company = factory.SubFactory(CompanyFactory)
    year = 2018
    awu = Decimal(20)
    turnover = Decimal(3_000_000)
    source = "jaarrekening"


class CompanyNoteFactory(factory.django.DjangoModelFactory):
    """A note of somebody."""

    class Meta:
        model = CompanyNote

    programme = factory.SelfAttribute("company.programme")
    company = factory.SubFactory(CompanyFactory)
    author = factory.SubFactory(UserFactory)
    text = "Wil graag een pionier op bezoek."
    written_at = dt.datetime(2019, 9, 2, 10, tzinfo=dt.UTC)


class NextContactFactory(factory.django.DjangoModelFactory):
    """A call a week from now."""

    class Meta:
        model = NextContact

    programme = factory.SelfAttribute("company.programme")
    company = factory.SubFactory(CompanyFactory)
    owner = factory.SubFactory(UserFactory)
    what = "Bellen over de kring"
    due_on = factory.LazyAttribute(
        lambda contact: timezone.localdate(contact.company.programme.now()) + dt.timedelta(days=7)
    )
