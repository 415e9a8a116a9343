"""Reads about the edition: which programme answers here, who has which role, which rule is in force."""

import datetime as dt
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.accounts.models import User

from .models import Membership, PopulationRule, Programme, StageRule
from .rules.population import PopulationLimits

Version = TypeVar("Version")


def programme_for_host(host: str) -> Programme | None:
    """Return the programme that claims this host name, else the default one; one query, as every request asks this."""
    found = Programme.objects.filter(Q(hostnames__contains=[host]) | Q(is_default=True))
    return found.order_by("is_default", "pk").first()


def roles_of(user: User, programme: Programme) -> frozenset[Role]:
    """Return the roles this user has in this programme today; one query a request (kept on the user object)."""
    kept: dict[int, frozenset[Role]] = user.__dict__.setdefault("_roles", {})
    if programme.pk not in kept:
        current = Membership.objects.current(programme.today()).filter(user=user, programme=programme)
        kept[programme.pk] = frozenset(Role(code) for code in current.values_list("role", flat=True))
    return kept[programme.pk]


def population_limits(programme: Programme) -> Callable[[dt.date], PopulationLimits]:
    """Return a function that gives the limits in force on a day; before the first version, the first holds."""
    region = frozenset(programme.municipalities.values_list("code", flat=True))
    versions = [(rule.valid_from, _limits(rule, region)) for rule in programme.population_rules.order_by("valid_from")]
    return lambda day: in_force(versions, day) or PopulationLimits(region=region)


def _limits(rule: PopulationRule, region: frozenset[str]) -> PopulationLimits:
    return PopulationLimits(
        more_than_employees=rule.more_than_employees,
        fewer_than_employees=rule.fewer_than_employees,
        max_turnover=rule.max_turnover,
        max_balance=rule.max_balance,
        region=region,
        assume_small_when_money_unknown=rule.assume_small_when_money_unknown,
    )


def stage_rule_versions(programme: Programme) -> list[StageRule]:
    """Return the versions of the stage rule, oldest first."""
    return list(programme.stage_rules.order_by("valid_from"))


def in_force(versions: list[tuple[dt.date, Version]], day: dt.date) -> Version | None:
    """Return the last version that is valid on the day; before the first one, the first."""
    valid = [version for valid_from, version in versions if valid_from <= day]
    return valid[-1] if valid else (versions[0][1] if versions else None)


def address(programme: Programme, route: str, *args: object) -> str:
    """Return the full address of a page on this programme's own host, for mail, cards and calendar files."""
    base = urlsplit(settings.BASE_URL)
    host = programme.hostnames[0] if programme.hostnames else base.hostname
    port = f":{base.port}" if base.port else ""
    return f"{base.scheme}://{host}{port}{reverse(route, args=args)}"
