"""Who belongs together, and whether a firm is an SME: from the links and the accounting years (SME-4)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from ..models import AccountingYear, Company, UndertakingLink
from ..rules.sme import Kind, Link, SmeAnswer, YearFigures, is_sme, linked_with

# Everybody with whom a company may have to be counted, whenever: linked firms in a chain of any length, and one step
# that is no link (a partner) on the way. Each pair of firm and step is visited once, so that circles end.
TIED = """
    SELECT DISTINCT id FROM (
        WITH RECURSIVE tied(id, steps) AS (
            SELECT %(company)s::bigint, 0
            UNION
            SELECT ends.id, tied.steps + (link.kind <> 'linked')::int
            FROM tied
            JOIN companies_undertakinglink AS link ON tied.id IN (link.holder_id, link.held_id)
            CROSS JOIN LATERAL (VALUES (link.holder_id), (link.held_id)) AS ends(id)
            WHERE ends.id IS NOT NULL AND tied.steps + (link.kind <> 'linked')::int < 2
        )
        SELECT id FROM tied
    ) AS found
"""


@dataclass(frozen=True)
class Group:
    """All that is known of who holds what around a company: its links, the firms at their ends, and their years."""

    company: Company
    links: Sequence[UndertakingLink]
    firms: dict[int, Company]
    years: dict[int, list[AccountingYear]]


@dataclass(frozen=True)
class SingleUndertaking:
    """The companies that are one undertaking on a day: each linked with another of them, in a chain (art. 3(3))."""

    on: dt.date
    companies: tuple[Company, ...]


def group_of(company: Company) -> Group:
    """Return the links, firms and years around a company; four queries, however large the group."""
    ids = _tied(company)
    inside = Q(holder_id__in=ids, held_id__in=ids) | Q(holder__isnull=True, held_id__in=ids)
    links = UndertakingLink.objects.of(company.programme).filter(inside).select_related("holder", "held")
    firms = Company.objects.of(company.programme).filter(pk__in=ids).order_by("pk")
    return Group(
        company, list(links.order_by("ends_on", "starts_on", "pk")), {firm.pk: firm for firm in firms}, _years(ids)
    )


def _tied(company: Company) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(TIED, {"company": company.pk})
        return [pk for (pk,) in cursor.fetchall()]


def _years(ids: Collection[int]) -> dict[int, list[AccountingYear]]:
    found: dict[int, list[AccountingYear]] = defaultdict(list)
    for each in AccountingYear.objects.filter(company_id__in=ids).order_by("company_id", "-year"):
        found[each.company_id].append(each)
    return dict(found)


def single_undertaking(group: Group, on: dt.date) -> SingleUndertaking:
    """Return the undertaking of a company on a day: itself and every firm that is linked with it."""
    present = [link for link in _plain(group) if link.is_there(on) and not link.is_public_body]
    ids = linked_with(group.company.pk, present)
    return SingleUndertaking(on, tuple(group.firms[pk] for pk in sorted(ids)))


def sme_answer(group: Group, on: dt.date) -> SmeAnswer:
    """Tell whether the company is an SME on a day, with the figures used of every firm that counts."""
    figures = {pk: [*map(_figures, group.years.get(pk, ())), *_of_register(firm)] for pk, firm in group.firms.items()}
    return is_sme(group.company.pk, links=_plain(group), figures=figures, on=on)


def _plain(group: Group) -> list[Link]:
    return [
        Link(
            link.holder_id,
            link.held_id,
            Kind(link.kind),
            link.percentage,
            link.starts_on,
            link.ends_on,
            link.is_public_body,
            link.is_exempt,
        )
        for link in group.links
    ]


def _figures(row: AccountingYear) -> YearFigures:
    return YearFigures(row.year, row.awu, row.headcount, row.turnover, row.balance, row.source, row.is_estimate)


def _of_register(firm: Company) -> list[YearFigures]:
    """Return what the register says without naming an accounting year; nothing when it says nothing."""
    if firm.headcount is firm.turnover is firm.balance is None:
        return []
    named = (firm.sources.get(name, {}).get("source") for name in ("headcount", "turnover", "balance"))
    source = ", ".join(dict.fromkeys(str(each) for each in named if each))
    return [YearFigures(None, None, firm.headcount, firm.turnover, firm.balance, source)]
