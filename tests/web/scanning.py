"""One of each thing that scans have, for the tests of addresses and the walk over all pages."""

import datetime as dt

from tests.factories.companies import PersonFactory, PositionFactory
from tests.factories.scans import answered, finished_scan, opened, published, same_answers, teams
from veerkracht.domain.companies.models import Company
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.scans.actions import choose_step, close_wave, save_team, start_scan, tell_who
from veerkracht.domain.scans.choices import StepSource


def scanned(programme: Programme, company: Company) -> dict[str, object]:
    """Put scans, a chosen step, a closed and an open wave in a programme; return how they are called."""
    definition, at = published(programme), programme.now()
    sheet = start_scan(definition=definition, at=at)
    person = PersonFactory.create(programme=programme)
    PositionFactory.create(person=person, company=company)
    scan = finished_scan(definition, company=company, answers=same_answers(definition.rules, 4))
    scan = tell_who(scan=scan, email=person.email, company_name="", shares_scores=True, wants_call=False, at=at)
    loose = finished_scan(definition)
    tell_who(scan=loose, email="los@example.org", company_name="Onbekend", shares_scores=False, wants_call=True, at=at)
    planned = choose_step(
        scan=scan,
        dimension="FO",
        source=StepSource.ADVICE,
        title="Een proef met een team dat zelf plant",
        path="",
        due_on=programme.today() + dt.timedelta(days=20),
        at=at,
    )
    team = teams(company, Werkplaats=8)["Werkplaats"]
    save_team(company=company, title="Kantoor", members=4, by=None)
    closed = opened(definition, company, on=dt.date(2019, 6, 1), closes_on=dt.date(2019, 6, 15))
    answered(closed, 8, team=team, value=2)
    close_wave(wave=closed, on=dt.date(2019, 6, 15), by=None)
    return {
        "sheet_token": sheet.token,
        "scan_token": scan.token,
        "company_scan": scan.pk,
        "loose_scan": loose.pk,
        "planned_token": planned.token,
        "wave_token": opened(definition, company).token,
        "definition": definition.pk,
        "scan_code": definition.code,
        "scan_team": team.pk,
        "closed_wave": closed.pk,
        "open_wave": company.employee_waves.get(state="open").pk,
        "scan_company": company.pk,
        "file_kind": "yaml",
    }
