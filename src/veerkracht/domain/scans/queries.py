"""Reads over scans: which are offered, a company's history, with whom it is compared, and figures for the team."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.rules.sizes import size_class
from veerkracht.domain.programme.models import Programme

from .choices import ScanKind, WaveState
from .models import CompanyScan, EmployeeWave, ManagementSheet, ScanDefinition
from .rules.benchmark import Peer
from .rules.definition import Definition
from .rules.reliability import Reliability, margin_of_change, reliability
from .rules.scoring import Scores
from .rules.suppression import Group, Look


def offered_scan(programme: Programme, code: str = "") -> ScanDefinition | None:
    """Return the newest scan of this code, without a code the first one that is no pulse; None when none is offered."""
    found = ScanDefinition.objects.of(programme).offered()
    return (found.filter(code=code) if code else found.filter(kind=ScanKind.SCAN)).first()


def has_scan(programme: Programme) -> bool:
    """Tell whether a scan is offered; cheap, for pages that only lead to it."""
    return ScanDefinition.objects.of(programme).filter(kind=ScanKind.SCAN, withdrawn_on__isnull=True).exists()


def scores_of(scan: CompanyScan) -> Scores:
    """Return the stored scores of a scan."""
    return read_scores(scan.scores)


def read_scores(stored: Mapping[str, Any]) -> Scores:
    """Return scores from how they are stored."""
    return Scores(stored.get("dimensions", {}), stored.get("total"))


def stored_scores(found: Scores) -> dict[str, Any]:
    """Return scores as they are stored."""
    return {"dimensions": dict(found.dimensions), "total": found.total}


def earlier_scans(scan: CompanyScan) -> "QuerySet[CompanyScan]":
    """Return the company's finished scans with the same code before this one, oldest first (T0, T1, ...)."""
    if scan.company_id is None or scan.completed_on is None:
        return CompanyScan.objects.none()
    same = CompanyScan.objects.of(scan.programme).completed().filter(company_id=scan.company_id)
    before = same.filter(definition__code=scan.definition.code, completed_on__lte=scan.completed_on)
    return before.exclude(pk=scan.pk).filter(pk__lt=scan.pk).order_by("completed_on", "pk")


def latest_of_each_company(definition: ScanDefinition) -> "QuerySet[CompanyScan]":
    """Return the last finished scan of each company with this code; scans without a company are left out."""
    found = CompanyScan.objects.of(definition.programme).completed().filter(definition__code=definition.code)
    newest = found.filter(company=OuterRef("company")).order_by("-completed_on", "-pk").values("pk")[:1]
    return found.filter(company__isnull=False, pk=Subquery(newest))


def scans_without_company(programme: Programme) -> "QuerySet[CompanyScan]":
    """Return the finished scans of somebody whose company is not certain; who asked for a call first."""
    found = CompanyScan.objects.of(programme).completed().filter(company__isnull=True, person__isnull=False)
    return found.select_related("person", "definition", "programme").order_by("-wants_call", "completed_on", "pk")


def shared_scan(company: Company) -> CompanyScan | None:
    """Return the last finished scan of which the company lets the programme see the scores; None without one."""
    found = CompanyScan.objects.of(company.programme).completed().filter(company=company, shares_scores=True)
    return found.select_related("definition").order_by("-completed_on", "-pk").first()


def peers_of(definition: ScanDefinition, *, without: int | None) -> list[Peer]:
    """Return the other companies with their last scores; one query."""
    rows = latest_of_each_company(definition).exclude(company=without).order_by("company_id")
    found = rows.values_list("company_id", "company__section", "company__headcount", "scores")
    return [
        Peer(company, section, size_of(headcount), read_scores(scores).known)
        for company, section, headcount, scores in found
    ]


def size_of(headcount: int | None) -> str:
    """Return the size class, or nothing when it is not known."""
    return "" if headcount is None else size_class(headcount)


def live_reliability(definition: ScanDefinition) -> list[Reliability]:
    """Return alpha and the figures of the statements over all finished sheets with this code (SCR-5)."""
    sheets = ManagementSheet.objects.filter(
        scan__programme=definition.programme, scan__definition__code=definition.code, completed_on__isnull=False
    )
    return reliability(
        definition.rules, list(sheets.exclude(answers={}).order_by("pk").values_list("answers", flat=True))
    )


def margins(definition: ScanDefinition) -> dict[str, float]:
    """Return per dimension from how many points a change is more than chance, from live data where there is enough."""
    return {each.code: margin_of_change(each.spread, each.alpha) for each in live_reliability(definition)}


def looks_before(wave: EmployeeWave) -> list[Look]:
    """Return what earlier waves of this company showed, oldest first."""
    closed = EmployeeWave.objects.filter(company_id=wave.company_id, state=WaveState.CLOSED).exclude(pk=wave.pk)
    return [look_of(each) for each in closed.prefetch_related("results").order_by("closed_on", "pk")]


def look_of(wave: EmployeeWave) -> Look:
    """Return a closed wave as the suppression knows it."""
    tree = [Group("", None, *wave.counts.get("", [0, 0]))]
    tree += [Group(each["key"], each["parent"], *wave.counts.get(each["key"], [0, 0])) for each in wave.teams]
    return Look(tree, frozenset(result.group for result in wave.results.all()), wave.smallest)


def management_scores(wave: EmployeeWave) -> tuple[CompanyScan, Scores] | None:
    """Return the company's last own scan up to the end of the wave, with its scores; None without one."""
    found = CompanyScan.objects.of(wave.programme).completed()
    found = found.filter(company_id=wave.company_id, definition__code=wave.definition.code)
    scan = found.select_related("definition").order_by("-completed_on", "-pk").first()
    return None if scan is None else (scan, scores_of(scan))


def scan_companies(programme: Programme) -> "QuerySet[Company]":
    """Return the companies of which a scan was finished."""
    return Company.objects.of(programme).filter(scans__completed_on__isnull=False).distinct()


def reached_statements(definition: Definition, sheets: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return per statement in how many unfinished sheets it was the last one that was answered."""
    order = [each.code for each in definition.statements]
    found = dict.fromkeys(order, 0)
    for answers in sheets:
        last = next((code for code in reversed(order) if code in answers), None)
        if last is not None:
            found[last] += 1
    return found
