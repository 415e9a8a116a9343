"""Boring money lines."""

from decimal import Decimal

import factory

from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.budget.models import BudgetLine


class BudgetLineFactory(factory.django.DjangoModelFactory):
    """The circles' line."""

    class Meta:
        model = BudgetLine

    programme = factory.SubFactory(ProgrammeFactory)
    code = factory.Sequence(lambda n: f"lijn-{n}")
    name = "Leren-van-elkaar-kringen"
    amount = Decimal(150_000)
    spent = Decimal(0)
