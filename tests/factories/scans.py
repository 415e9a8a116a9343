"""Boring definitions, scans, waves and answers."""

import datetime as dt
import uuid
from collections.abc import Mapping

import yaml

from tests.factories.companies import CompanyFactory
from veerkracht.domain.companies.models import Company
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.scans.actions import (
    cast_ballot,
    complete_sheet,
    open_wave,
    publish_shipped,
    save_team,
    start_scan,
)
from veerkracht.domain.scans.actions.definitions import SHIPPED
from veerkracht.domain.scans.models import CompanyScan, EmployeeWave, ScanDefinition, ScanTeam
from veerkracht.domain.scans.rules.definition import Definition, read_definition

TODAY = dt.date(2019, 9, 23)
LAST_DAY = dt.date(2019, 9, 30)


def shipped(name: str = "wendbaar-werken-1") -> Definition:
    """Return a shipped definition as the rules know it."""
    return read_definition(yaml.safe_load((SHIPPED / f"{name}.yaml").read_text()))


def published(programme: Programme, code: str = "wendbaar-werken") -> ScanDefinition:
    """Return a definition that the programme offers."""
    publish_shipped(programme=programme, on=programme.today(), by=None)
    return ScanDefinition.objects.of(programme).get(code=code)


def same_answers(definition: Definition, value: int = 3) -> dict[str, int]:
    """Return the same answer to every statement."""
    return {each.code: value for each in definition.statements}


def finished_scan(
    definition: ScanDefinition,
    company: Company | None = None,
    answers: Mapping[str, int] | None = None,
    **given: object,
) -> CompanyScan:
    """Return a scan that one person of management finished."""
    at = definition.programme.now()
    sheet = start_scan(definition=definition, company=company, at=at, **given)
    complete_sheet(sheet=sheet, answers=answers or same_answers(definition.rules), at=at)
    return CompanyScan.objects.get(pk=sheet.scan_id)


def teams(company: Company, **members: int) -> dict[str, ScanTeam]:
    """Return teams of so many people each, by name."""
    return {name: save_team(company=company, title=name, members=count, by=None) for name, count in members.items()}


def opened(definition: ScanDefinition, company: Company | None = None, **given: object) -> EmployeeWave:
    """Return an open wave of a company of twenty."""
    company = company or CompanyFactory.create(programme=definition.programme)
    defaults = {
        "invited": 20,
        "smallest": 5,
        "closes_on": LAST_DAY,
        "asks_text": True,
        "council_told": False,
        "on": TODAY,
        "by": None,
    }
    return open_wave(company=company, definition=definition, **{**defaults, **given})


def answered(wave: EmployeeWave, count: int, *, team: ScanTeam | None = None, value: int = 3, remark: str = "") -> None:
    """Put so many equal answers into the urn."""
    for _ in range(count):
        cast_ballot(
            wave=wave,
            answers=same_answers(wave.definition.rules, value),
            group=str(team.pk) if team else "",
            form_key=str(uuid.uuid4()),
            remark=remark,
            on=wave.opened_on,
        )
