"""Scans: some sixty companies that are active already did one, some again; three asked their people.

Nobody becomes aware or active by it: the figures of the example stay those of the source.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from veerkracht.domain.companies.choices import SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Company, ConcreteStep, Touchpoint
from veerkracht.domain.companies.rules.steps import COUNTED
from veerkracht.domain.scans.actions import close_wave, open_wave, publish_shipped, save_team
from veerkracht.domain.scans.choices import StepSource
from veerkracht.domain.scans.models import (
    CompanyScan,
    EmployeeWave,
    ManagementSheet,
    PlannedStep,
    ScanDefinition,
    ScanTeam,
    Urn,
)
from veerkracht.domain.scans.queries import stored_scores
from veerkracht.domain.scans.rules.ballots import Ballot, packed
from veerkracht.domain.scans.rules.definition import Definition
from veerkracht.domain.scans.rules.scoring import scores

from .cast import Cast
from .copying import copy_rows
from .draw import Draw
from .setting import FIRST_DAY, LAST_WORKDAY

COMPANIES, AGAIN, UNFINISHED = 60, 14, 34
WAVE_PEOPLE = 20
FIRST_SCAN = dt.date(2018, 3, 1)
# How likely each answer is to a statement of a firm that scores low, middling or well; nought is "I do not know".
MOODS = (
    ((0, 6), (1, 12), (2, 34), (3, 30), (4, 14), (5, 4)),
    ((0, 4), (1, 4), (2, 16), (3, 34), (4, 34), (5, 8)),
    ((0, 2), (1, 1), (2, 7), (3, 22), (4, 46), (5, 22)),
)
REMARKS = (
    "Eerder horen wat er verandert.",
    "Meer tijd om samen naar verbeteringen te kijken.",
    "De planning mogen we best zelf maken.",
    "Minder formulieren.",
    "Elkaars werk leren, dan valt er niets stil.",
    "Ideeën sneller beantwoorden.",
    "Een vaste plek om problemen te bespreken.",
    "Nieuwe machines eerst met ons uitproberen.",
    "Een keer bij een ander bedrijf kijken.",
    "Na een drukke week even terugkijken.",
    "Jonge collega's meer laten proberen.",
    "Duidelijker wie waarover beslist.",
)


def do_scans(cast: Cast, steps: Sequence[ConcreteStep]) -> None:
    """Publish the shipped definitions, and let companies and employees answer."""
    publish_shipped(programme=cast.programme, on=FIRST_DAY, by=None)
    if not cast.definition.questions:
        return
    definition = ScanDefinition.objects.of(cast.programme).get(code="wendbaar-werken")
    active = _active(steps)
    made = _Scans(cast, definition)
    own = [pk for pk in _portal(cast) if pk in active]
    chosen = [*own, *cast.draw("scans").take([pk for pk in active if pk not in own], COMPANIES - len(own))]
    made.done(chosen, active)
    made.unfinished()
    made.write()
    _ask_employees(cast, definition, [active[pk].company for pk in chosen])


def _active(steps: Sequence[ConcreteStep]) -> dict[int, ConcreteStep]:
    """Return the first counted step of each company that has one in time to do a scan afterwards."""
    found: dict[int, ConcreteStep] = {}
    for step in sorted(steps, key=lambda each: (each.done_on, each.pk)):
        if step.state in COUNTED and step.done_on <= dt.date(2019, 7, 1):
            found.setdefault(step.company_id, step)
    return found


def _portal(cast: Cast) -> list[int]:
    contact = cast.company_contact
    return [contact.firm.company.pk] if contact and contact.firm else []


class _Scans:
    """Collects the rows and writes them at once."""

    def __init__(self, cast: Cast, definition: ScanDefinition) -> None:
        self.cast, self.definition, self.draw = cast, definition, cast.draw("answers")
        self.rules: Definition = definition.rules
        self.rows: list[tuple[CompanyScan, ManagementSheet]] = []
        self.planned: list[PlannedStep] = []

    def done(self, chosen: Iterable[int], active: dict[int, ConcreteStep]) -> None:
        """Let these companies finish a scan after their first step, and some a second one, a little better."""
        for place, pk in enumerate(chosen):
            step = active[pk]
            mood = self.draw.choice((0, 1, 1, 2))
            first = max(step.done_on, FIRST_SCAN)
            day = self.draw.day(first, LAST_WORKDAY if place >= AGAIN else first + dt.timedelta(days=20))
            self._scan(step, day, mood)
            later = day + dt.timedelta(days=280)
            if place < AGAIN and later <= LAST_WORKDAY:
                self._scan(step, self.draw.day(later - dt.timedelta(days=10), later), min(mood + 1, 2))

    def unfinished(self) -> None:
        """Let some begin and stop, nobody knows who."""
        codes = [each.code for each in self.rules.statements]
        for _ in range(UNFINISHED):
            day = self.draw.day(FIRST_SCAN, LAST_WORKDAY)
            answers = answers_of(self.rules, self.draw, MOODS[1])
            reached = self.draw.choice((4, 4, 8, 8, 8, 9, 12, 12, 16, 20))
            self._add(day, {code: answers[code] for code in codes[:reached]})

    def _scan(self, step: ConcreteStep, day: dt.date, mood: int) -> None:
        scan = self._add(day, answers_of(self.rules, self.draw, MOODS[mood]), step=step)
        scan.completed_on = day
        scan.shares_scores, scan.shares_asked_on = self.draw.chance(0.4), day
        scan.wants_call = self.draw.chance(0.1)
        if self.draw.chance(0.5):
            advice = self.draw.choice(self.rules.dimensions)
            self.planned.append(
                PlannedStep(
                    programme=self.cast.programme,
                    scan=scan,
                    dimension=advice.code,
                    source=StepSource.ADVICE,
                    title=advice.advice[0]["nl"],
                    due_on=day + dt.timedelta(days=30),
                    reminded_on=day + dt.timedelta(days=30),
                    chosen_on=day,
                )
            )

    def _add(self, day: dt.date, answers: dict[str, int], step: ConcreteStep | None = None) -> CompanyScan:
        scan = CompanyScan(
            programme=self.cast.programme,
            definition=self.definition,
            company=step.company if step else None,
            person=step.contact if step else None,
            started_on=day,
            scores=stored_scores(scores(self.rules, answers)) if step else {},
        )
        sheet = ManagementSheet(
            scan=scan, number=1, answers=answers, started_on=day, completed_on=day if step else None
        )
        self.rows.append((scan, sheet))
        return scan

    def write(self) -> None:
        """Write scans, sheets, steps and the facts that scans were done."""
        copy_rows([scan for scan, _sheet in self.rows])
        for _scan, sheet in self.rows:
            sheet.scan_id = sheet.scan.pk
        for planned in self.planned:
            planned.scan_id = planned.scan.pk
        copy_rows([sheet for _scan, sheet in self.rows])
        copy_rows(self.planned)
        copy_rows([_fact(scan) for scan, _sheet in self.rows if scan.completed_on])


def _fact(scan: CompanyScan) -> Touchpoint:
    day = scan.completed_on or scan.started_on
    return Touchpoint(
        programme=scan.programme,
        kind=TouchpointKind.SCANNED,
        on=day,
        company=scan.company,
        quantity=0,
        source_kind=SourceKind.SCAN,
        source_id=scan.pk,
        recorded_at=dt.datetime.combine(day, dt.time(16), dt.UTC),
    )


def answers_of(rules: Definition, draw: Draw, mood: Sequence[tuple[int, int]]) -> dict[str, int]:
    """Draw an answer to every statement; what hangs together is answered alike."""
    found = {}
    for dimension in rules.dimensions:
        base = draw.one(mood)
        for statement in dimension.statements:
            found[statement.code] = base if draw.chance(0.55) else draw.one(mood)
    return found


def _ask_employees(cast: Cast, definition: ScanDefinition, companies: Sequence[Company]) -> None:
    """Let three companies ask their people: one twice closed, one with teams and one that is open now."""
    draw = cast.draw("employees")
    first, *others = companies
    second, third = [company for company in others if (company.headcount or 0) >= WAVE_PEOPLE][:2]
    teams = [
        save_team(company=first, title=title, members=members, by=None)
        for title, members in (("Werkplaats", 12), ("Buitendienst", 9), ("Kantoor", 4))
    ]
    counts = [(teams[0], 11), (teams[1], 4), (None, 9)]
    _wave(definition, first, draw, counts, opened=dt.date(2019, 5, 6), closes=dt.date(2019, 5, 20))
    _wave(definition, second, draw, [(None, 17)], opened=dt.date(2019, 6, 3), closes=dt.date(2019, 6, 17))
    _wave(definition, third, draw, [(None, 6)], opened=dt.date(2019, 9, 16), closes=dt.date(2019, 9, 30))


def _wave(
    definition: ScanDefinition,
    company: Company,
    draw: Draw,
    counts: Sequence[tuple[ScanTeam | None, int]],
    **days: Any,
) -> EmployeeWave:
    people = sum(count for _team, count in counts)
    wave = open_wave(
        company=company,
        definition=definition,
        invited=max(company.headcount or 0, people),
        smallest=5,
        closes_on=days["closes"],
        asks_text=True,
        council_told=True,
        on=days["opened"],
        by=None,
    )
    rules = definition.rules
    ballots = [
        packed(rules, Ballot(str(team.pk) if team else "", answers_of(rules, draw, MOODS[0 if team is None else 1])))
        for team, count in counts
        for _ in range(count)
    ]
    Urn.objects.filter(wave=wave).update(ballots=sorted(ballots), remarks=sorted(REMARKS[: people // 2]))
    if days["closes"] <= LAST_WORKDAY:
        close_wave(wave=wave, on=days["closes"], by=None)
    return wave
