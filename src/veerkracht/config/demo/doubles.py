"""Firms that stand in the register twice, each found for another reason, and two records that were made one."""

import datetime as dt
from collections.abc import Callable

from veerkracht.domain.companies.actions import merge_companies
from veerkracht.domain.companies.actions.duplicates import rate_pairs
from veerkracht.domain.companies.actions.register import derive
from veerkracht.domain.companies.models import Company, CompanyMerge, DuplicatePair, Touchpoint

from .cast import Cast
from .setting import FIRST_DAY

# The same moment in every load.
FOUND_AT = dt.datetime(2019, 9, 20, 9, tzinfo=dt.UTC)
AT_ONE_ADDRESS = ("municipality_id", "postcode", "place")


def make_doubles(cast: Cast) -> None:
    """Give some small firms without facts a double, so that no figure changes, and put the pairs on the list."""
    free = _without_facts(cast)
    ways: tuple[Callable[[Company, Company], None], ...] = (_mistype, _move, _hold)
    pairs = list(zip(free[::2], free[1::2], ways, strict=False))
    for one, other, make_alike in pairs:
        make_alike(one, other)
    changed = [other for _one, other, _way in pairs]
    derive(cast.programme, changed, on=FIRST_DAY)
    for company in changed:
        company.save()
    rate_pairs(cast.programme, {(min(a.pk, b.pk), max(a.pk, b.pk)) for a, b, _way in pairs}, {})
    DuplicatePair.objects.of(cast.programme).update(found_at=FOUND_AT)
    _merge(cast, free[2 * len(ways)])


def _without_facts(cast: Cast) -> list[Company]:
    """Return firms that are too small for the target group, have a website, and never came."""
    small = [firm.company.pk for firm in cast.firms.outside[: cast.definition.amounts.too_small]]
    came = Touchpoint.objects.filter(company__in=small).values("company")
    return list(Company.objects.filter(pk__in=small).exclude(website="").exclude(pk__in=came).order_by("pk")[:7])


def _mistype(one: Company, other: Company) -> None:
    """The same firm as somebody typed it from a card."""
    other.name = one.name[:2] + one.name[3] + one.name[2] + one.name[4:]
    _copy(one, other, AT_ONE_ADDRESS)
    _forget(other, "kvk_number", "sbi_code")
    other.website = ""


def _move(one: Company, other: Company) -> None:
    """The same firm at its new address, as its own mail says."""
    _copy(one, other, ("name", "website"))
    _forget(other, "kvk_number", "sbi_code")


def _hold(one: Company, other: Company) -> None:
    """The holding of a firm, as a list named it: the same address, but likely another firm."""
    other.name = f"{one.name.removesuffix(' B.V.').removesuffix(' V.O.F.')} Holding B.V."
    _copy(one, other, (*AT_ONE_ADDRESS, "website"))
    _forget(other, "kvk_number", "sbi_code")


def _copy(one: Company, other: Company, names: tuple[str, ...]) -> None:
    for name in names:
        setattr(other, name, getattr(one, name))


def _forget(company: Company, *names: str) -> None:
    """Take away what only the register knows."""
    for name in names:
        setattr(company, name, None if name == "kvk_number" else "")
    company.sbi_version = ""
    company.sources = {name: source for name, source in company.sources.items() if name not in names}


def _merge(cast: Cast, kept: Company) -> None:
    """Add a record that a list made of this firm, and take it in, so that it can be undone."""
    double = Company(
        programme=cast.programme,
        name=kept.name.upper(),
        place=kept.place,
        municipality_id=kept.municipality_id,
        created_at=kept.created_at,
    )
    derive(cast.programme, [double], on=FIRST_DAY)
    double.save()
    merge = merge_companies(kept=kept, merged=double, on=FIRST_DAY, by=cast.users[0])
    CompanyMerge.objects.filter(pk=merge.pk).update(merged_at=FOUND_AT)
