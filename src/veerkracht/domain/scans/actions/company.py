"""A company scan from start to report: begin, keep answers, finish, and say who it was."""

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.choices import WRITING_ROLES
from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions import plan_contact
from veerkracht.domain.companies.actions.ledger import write_facts
from veerkracht.domain.companies.actions.people import find_or_add_person
from veerkracht.domain.companies.choices import SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Company, Occasion, Person, Touchpoint
from veerkracht.domain.companies.queries import company_of_visitor, match_companies
from veerkracht.domain.companies.rules.matching import CompanyEvidence, Outcome
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Membership
from veerkracht.domain.programme.rules.calendar import add_working_days
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import CompanyScan, ManagementSheet, ScanDefinition
from ..models.company import MOST_SHEETS
from ..notifications import send_report
from ..queries import stored_scores
from ..rules.scoring import accepted, is_complete, mean_scores, scores

CALL_WITHIN = 10  # working days (Mijn Bedrijf 2.0 pattern)


class SheetIsFinished(Refused):
    """The answers were handed in already."""

    message = _("This scan is finished. You find the report under the same link.")


class NotAllSeen(Refused):
    """Some statements were not answered."""

    message = _("Some statements have no answer yet. Choose 'I do not know' where you cannot say.")


class EnoughSheets(Refused):
    """Three people of management is the most."""

    message = _("Three people of management can fill in this scan, and three did or do.")


@action
def start_scan(
    *,
    definition: ScanDefinition,
    at: dt.datetime,
    language: str = "nl",
    company: Company | None = None,
    person: Person | None = None,
    pionier: Pionier | None = None,
    occasion: Occasion | None = None,
    by: User | None = None,
) -> ManagementSheet:
    """Begin a scan; return the first sheet, whose link goes on where somebody stops."""
    on = timezone.localdate(at)
    scan = CompanyScan.objects.create(
        programme=definition.programme,
        definition=definition,
        company=company,
        person=person,
        pionier=pionier,
        occasion=occasion,
        language=language,
        started_on=on,
    )
    about(scan)
    return ManagementSheet.objects.create(scan=scan, number=1, started_on=on)


@action
def add_sheet(*, scan: CompanyScan, at: dt.datetime, by: User | None = None) -> ManagementSheet:
    """Let one more of management fill in the same scan. Raises EnoughSheets."""
    scan = held(scan)
    number = scan.sheets.count() + 1
    if number > MOST_SHEETS:
        raise EnoughSheets
    about(scan, sheet=number)
    return ManagementSheet.objects.create(scan=scan, number=number, started_on=timezone.localdate(at))


@action
def save_answers(*, sheet: ManagementSheet, answers: Mapping[str, object], by: User | None = None) -> ManagementSheet:
    """Keep what was answered so far; what is no answer is left out. Raises SheetIsFinished."""
    sheet = _open_sheet(sheet)
    sheet.answers = {**sheet.answers, **accepted(sheet.scan.definition.rules, answers)}
    sheet.save(update_fields=["answers"])
    about(sheet.scan, answered=len(sheet.answers))
    return sheet


@action
def complete_sheet(
    *, sheet: ManagementSheet, answers: Mapping[str, object], at: dt.datetime, by: User | None = None
) -> ManagementSheet:
    """Hand in a sheet: the scan's scores become the mean of its sheets, and the ledger hears that a scan was done.

    Raises NotAllSeen, SheetIsFinished.
    """
    sheet = _open_sheet(sheet)
    scan, rules = sheet.scan, sheet.scan.definition.rules
    sheet.answers = {**sheet.answers, **accepted(rules, answers)}
    if not is_complete(rules, sheet.answers):
        raise NotAllSeen
    sheet.completed_on = timezone.localdate(at)
    sheet.save(update_fields=["answers", "completed_on"])
    done = [scores(rules, each.answers) for each in scan.sheets.filter(completed_on__isnull=False).order_by("number")]
    scan.scores = stored_scores(mean_scores(rules, done))
    scan.completed_on = scan.completed_on or sheet.completed_on
    scan.save(update_fields=["scores", "completed_on"])
    note_fact(scan, by)
    about(scan, sheets=len(done))
    return sheet


@action
def tell_who(
    *,
    scan: CompanyScan,
    email: str,
    company_name: str,
    kvk_number: str = "",
    shares_scores: bool,
    wants_call: bool,
    at: dt.datetime,
    by: User | None = None,
) -> CompanyScan:
    """Note whose scan it is, mail the link to the report, and count it for the company when that is certain.

    Nobody showed to work there: it makes no position, and earlier scans stay hidden until the mail was read.

    The scores stay the company's own unless `shares_scores`; the team is asked to call only when `wants_call`.
    """
    scan = held(scan)
    scan.person = scan.person or find_or_add_person(scan.programme, email=email, language=scan.language)
    scan.company = scan.company or _company_of(scan, scan.person, company_name, kvk_number, email)
    called_before = scan.wants_call
    scan.company_name = company_name.strip()
    scan.shares_scores, scan.shares_asked_on, scan.wants_call = shares_scores, timezone.localdate(at), wants_call
    scan.save()
    note_fact(scan, by)
    if wants_call and not called_before:
        plan_call(scan, at)
    send_report(scan)
    return scan


def _company_of(scan: CompanyScan, person: Person, name: str, kvk_number: str, email: str) -> Company | None:
    """Return the company when it is certain: by its number, else as for everybody who fills in a form."""
    if kvk_number:
        evidence = CompanyEvidence(name=name, kvk_number=kvk_number, email=email)
        match = match_companies(scan.programme, [evidence], by_name_alone=False)[0]
        if match.outcome is Outcome.MATCH and match.company_id is not None:
            return Company.objects.get(pk=match.company_id)
    return company_of_visitor(scan.programme, person=person, name=name, email=email)


def plan_call(scan: CompanyScan, at: dt.datetime) -> None:
    """Give the call to somebody of the team; without a company or a team, it stands on the team's page of scans."""
    members = Membership.objects.current(timezone.localdate(at)).filter(
        programme=scan.programme, role__in=WRITING_ROLES, user__is_active=True
    )
    first = members.select_related("user").order_by("pk").first()
    if first is not None and scan.company is not None:
        plan_contact(
            company=scan.company,
            what=str(_("Call about the scan: the company asked for it")),
            owner=first.user,
            due_on=add_working_days(timezone.localdate(at), CALL_WITHIN),
            by=None,
        )


def note_fact(scan: CompanyScan, by: User | None) -> None:
    """Write once that this scan was completed, as soon as it is known by whom or where (KPI-2)."""
    if scan.completed_on is None or (scan.person is None and scan.company is None):
        return
    facts = Touchpoint.objects.of(scan.programme).filter(source_kind=SourceKind.SCAN, source_id=scan.pk)
    if facts.live().exists():
        return
    fact = Touchpoint(
        programme=scan.programme,
        kind=TouchpointKind.SCANNED,
        on=scan.completed_on,
        person=scan.person,
        company=scan.company,
        occasion=scan.occasion,
        source_kind=SourceKind.SCAN,
        source_id=scan.pk,
    )
    write_facts(scan.programme, [fact], by)


def held(scan: CompanyScan) -> CompanyScan:
    """Return the scan as it is now, held until the transaction ends: two tabs at once take turns."""
    found = CompanyScan.objects.select_for_update(of=("self",))
    return found.select_related("programme", "definition", "company", "person", "occasion").get(pk=scan.pk)


def _open_sheet(sheet: ManagementSheet) -> ManagementSheet:
    found = ManagementSheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    if found.completed_on is not None:
        raise SheetIsFinished
    found.scan = held(found.scan)
    return found
