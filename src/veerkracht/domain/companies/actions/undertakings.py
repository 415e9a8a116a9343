"""Who holds a part of whom, and what a company had per accounting year (SME-3, SME-4)."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import LinkKind
from ..models import AccountingYear, Company, UndertakingLink
from ..rules.sme import kind_of
from .register import CompanyWasMerged
from .stages import lock_companies


class NotTwoCompanies(Refused):
    """A company cannot hold a part of itself, nor of a company in another programme."""

    message = _("A company cannot hold a part of itself. Choose another company.")


class LinkIsThere(Refused):
    """The same two are linked already in a part of this period."""

    message = _("This link is already here for a part of this period. End that one first, or remove it.")


class EndsBeforeItBegan(Refused):
    """A link cannot end on or before the day it began."""

    message = _("The link ends before it began. Remove it if it was never there.")


@dataclass(frozen=True)
class Holding:
    """What is said about a link. Without a percentage `kind` says between which bounds it lies; days are half-open."""

    percentage: Decimal | None = None
    kind: LinkKind | None = None
    has_control: bool = False
    is_public_body: bool = False
    is_exempt: bool = False
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None

    def kind_that_fits(self) -> LinkKind:
        """Return the kind; control makes every share a link."""
        if self.percentage is not None:
            return LinkKind(kind_of(self.percentage, has_control=self.has_control))
        return LinkKind.LINKED if self.has_control or self.kind is None else self.kind


@action
def add_link(
    *, holder: Company | None, holder_name: str = "", held: Company, holding: Holding, source: str, by: User | None
) -> UndertakingLink:
    """Note that a company, or a public body by its name, holds a part of a company.

    Raises NotTwoCompanies, CompanyWasMerged, LinkIsThere.
    """
    if holder is not None and (holder.pk == held.pk or holder.programme_id != held.programme_id):
        raise NotTwoCompanies
    if lock_companies([held.pk, *([holder.pk] if holder else [])]):
        raise CompanyWasMerged
    link = UndertakingLink(
        programme=held.programme,
        holder=holder,
        holder_name="" if holder else holder_name.strip(),
        held=held,
        kind=holding.kind_that_fits(),
        percentage=holding.percentage,
        has_control=holding.has_control,
        is_public_body=holding.is_public_body,
        is_exempt=holding.is_exempt,
        starts_on=holding.starts_on,
        ends_on=holding.ends_on,
        source=source,
    )
    _save(link)
    about(held, link=link.pk, kind=str(link.kind))
    return link


@action
def end_link(*, link: UndertakingLink, on: dt.date, by: User | None) -> UndertakingLink:
    """Note that a link ended; from this day it is no longer there. Raises EndsBeforeItBegan."""
    lock_companies([link.held_id])
    link = UndertakingLink.objects.select_related("held").get(pk=link.pk)
    if link.starts_on is not None and on <= link.starts_on:
        raise EndsBeforeItBegan
    link.ends_on = on
    _save(link)
    about(link.held, link=link.pk, ended=on.isoformat())
    return link


@action
def remove_link(*, link: UndertakingLink, by: User | None) -> None:
    """Take out a link that was never there; the row history keeps what was noted."""
    about(link.held, link=link.pk, kind=str(link.kind))
    link.delete()


@action
def note_accounting_year(
    *,
    company: Company,
    year: int,
    awu: Decimal | None = None,
    headcount: int | None = None,
    turnover: Decimal | None = None,
    balance: Decimal | None = None,
    is_estimate: bool = False,
    source: str,
    by: User | None,
) -> AccountingYear:
    """Note what a company alone had in one accounting year, in place of what was noted before about that year.

    Raises CompanyWasMerged.
    """
    if lock_companies([company.pk]):
        raise CompanyWasMerged
    figures = {"awu": awu, "headcount": headcount, "turnover": turnover, "balance": balance}
    found, _created = AccountingYear.objects.update_or_create(
        company=company, year=year, defaults={**figures, "is_estimate": is_estimate, "source": source}
    )
    about(company, year=year)
    return found


@action
def remove_accounting_year(*, accounting_year: AccountingYear, by: User | None) -> None:
    """Take out the figures of one year; the row history keeps them."""
    about(accounting_year.company, year=accounting_year.year)
    accounting_year.delete()


def _save(link: UndertakingLink) -> None:
    try:
        with transaction.atomic():
            link.save()
    except IntegrityError as error:
        if "companies_link_once_at_a_time" not in str(error):
            raise
        raise LinkIsThere from error
