"""The programme itself: region, rules, targets, money, and the people who sign in."""

import datetime as dt

from django.utils import timezone

from veerkracht.domain.accounts.models import User
from veerkracht.domain.budget.models import BudgetLine
from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.programme.models import (
    Membership,
    Municipality,
    PopulationRule,
    Programme,
    RegionTile,
    StageRule,
    Target,
)

from .cast import LOCAL, Cast
from .copying import copy_mixed, copy_rows
from .definition import Definition

# The Monday on which the example begins; the time of the day is that of the visitor.
FIRST_DAY = dt.date(2019, 9, 23)
LAST_WORKDAY = dt.date(2019, 9, 20)
REACHING = ("attended", "asked", "scanned", "step", "joined_circle", "redeemed_voucher")
ACTIVATING = (TouchpointKind.STEP, TouchpointKind.JOINED_CIRCLE, TouchpointKind.REDEEMED_VOUCHER)


def clock_offset(now: dt.datetime) -> dt.timedelta:
    """Return what shifts this moment to the same time of day on the first day of the example."""
    local = timezone.localtime(now, LOCAL)
    return local.replace(year=FIRST_DAY.year, month=FIRST_DAY.month, day=FIRST_DAY.day).astimezone(dt.UTC) - now


def set_up_programme(definition: Definition, offset: dt.timedelta) -> Cast:
    """Make the programme with its region, rules, targets and money."""
    programme = Programme.objects.create(
        slug=definition.slug,
        name=definition.name,
        region_name=definition.region_name,
        hostnames=list(definition.hostnames),
        is_default=definition.is_default,
        starts_on=definition.starts_on,
        ends_on=definition.ends_on,
        population_size=definition.population_size,
        population_source=definition.population_source,
        contact_name=definition.contact_name,
        contact_email=definition.contact_email,
        is_demo=True,
        clock_offset=offset,
    )
    places = definition.places + definition.neighbours
    Municipality.objects.bulk_create(
        [Municipality(code=place.code, name=place.name) for place in places], ignore_conflicts=True
    )
    copy_mixed([*_tiles(definition, programme), *_rules(definition, programme), *_promises(definition, programme)])
    return Cast(definition, programme)


def _tiles(definition: Definition, programme: Programme) -> list[RegionTile]:
    return [
        RegionTile(
            programme=programme,
            municipality_id=place.code,
            subregion=place.subregion,
            column=place.column,
            row=place.row,
        )
        for place in definition.places
    ]


def _rules(definition: Definition, programme: Programme) -> list[PopulationRule | StageRule]:
    population = PopulationRule(programme=programme, valid_from=definition.rules_from, source=definition.rules_source)
    stage = StageRule(
        programme=programme,
        valid_from=definition.rules_from,
        reached_kinds=list(REACHING),
        activating_kinds=[kind.value for kind in ACTIVATING],
    )
    return [population, stage]


def _promises(definition: Definition, programme: Programme) -> list[Target | BudgetLine]:
    targets = [
        Target(
            programme=programme,
            stage=line.stage,
            unit=line.unit,
            amount=line.amount,
            by=definition.ends_on,
            source=definition.targets_source,
        )
        for line in definition.targets
    ]
    money = [
        BudgetLine(
            programme=programme,
            code=line.code,
            name=line.name,
            amount=line.amount,
            spent=line.spent,
            spent_on=dt.date(2019, 8, 31),
        )
        for line in definition.money
    ]
    return [*targets, *money]


def give_roles(cast: Cast) -> None:
    """Make the people of the team who sign in. Those who are pionier, fan or company get theirs with their person."""
    for account in cast.definition.accounts:
        if account.role not in OWN_PERSON:
            add_user(cast, role=account.role, name=account.name, email=account.email)


OWN_PERSON = ("pionier", "fan_contact", "company_contact")


def add_user(cast: Cast, *, role: str, name: str, email: str) -> User:
    """Make somebody who signs in without a password, with a role from the first day of the programme."""
    user = User(email=email, name=name, date_joined=_midnight(cast.definition.starts_on))
    user.set_unusable_password()
    user.save()
    copy_rows([Membership(programme=cast.programme, user=user, role=role, starts_on=cast.definition.starts_on)])
    cast.users.append(user)
    cast.names.people.add(name)
    cast.names.addresses.add(email)
    return user


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), LOCAL)
