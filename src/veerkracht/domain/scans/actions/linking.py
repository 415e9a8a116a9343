"""Scans of which nobody was certain to which company they belong: a person says so, and may take it back."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.ledger import void_facts
from veerkracht.domain.companies.actions.people import find_or_add_position
from veerkracht.domain.companies.choices import SourceKind
from veerkracht.domain.companies.models import Company, Position, Touchpoint
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import CompanyScan
from .company import held, note_fact, plan_call


class ScanHasCompany(Refused):
    """Somebody was first."""

    message = _("This scan belongs to a company already. Reload the page to see which one.")


class ScanHasNoCompany(Refused):
    """There is nothing to take back."""

    message = _("This scan belongs to no company, so there is nothing to undo.")


@action
def link_scan(*, scan: CompanyScan, company: Company, at: dt.datetime, by: User | None) -> CompanyScan:
    """Say to which company a scan belongs: its fact counts there, its person works there, a call is planned.

    Raises ScanHasCompany.
    """
    scan = held(scan)
    if scan.company is not None:
        raise ScanHasCompany
    scan.company = company
    scan.save(update_fields=["company"])
    if scan.person is not None:
        find_or_add_position(scan.person, company, on=timezone.localdate(at))
    _count_anew(scan, at, by)
    if scan.wants_call:
        plan_call(scan, at)
    about(scan, company=company.pk)
    return scan


@action
def unlink_scan(*, scan: CompanyScan, at: dt.datetime, by: User | None) -> CompanyScan:
    """Take back which company a scan belongs to; who works there by this scan alone does so no more.

    Raises ScanHasNoCompany.
    """
    scan = held(scan)
    company = scan.company
    if company is None:
        raise ScanHasNoCompany
    scan.company = None
    scan.save(update_fields=["company"])
    _count_anew(scan, at, by)
    if scan.person is not None:
        on = timezone.localdate(at)
        others = Touchpoint.objects.of(scan.programme).live().filter(person=scan.person, company=company)
        if not others.exists():
            since = Position.objects.filter(person=scan.person, company=company, ends_on__isnull=True, starts_on=on)
            since.update(ends_on=on)
    about(scan, company=company.pk)
    return scan


def _count_anew(scan: CompanyScan, at: dt.datetime, by: User | None) -> None:
    """Void the fact of this scan and write it as the scan is now: a fact never changes."""
    facts = Touchpoint.objects.of(scan.programme).filter(source_kind=SourceKind.SCAN, source_id=scan.pk)
    void_facts(scan.programme, facts, reason=str(_("the company of the scan changed")), at=at, by=by)
    note_fact(scan, by)
