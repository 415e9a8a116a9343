"""The concrete steps: 480 companies activated, each with evidence, and some steps that do not count."""

import datetime as dt
from collections.abc import Iterator

from veerkracht.domain.companies.choices import (
    EvidenceKind,
    SourceKind,
    StepKind,
    StepState,
    TouchpointKind,
)
from veerkracht.domain.companies.models import ConcreteStep, Person, Touchpoint
from veerkracht.domain.companies.rules.steps import COUNTED, level_of

from .cast import Cast, at
from .copying import copy_rows
from .documents import NAME, evidence_path
from .firms import Firm
from .people import make_person, position
from .setting import LAST_WORKDAY
from .texts.steps import CIRCLE, CORRECTIONS, STEPS, WHAT_ELSE

# A company that first came after this day had no time yet to do something.
LAST_FIRST_VISIT = dt.date(2019, 7, 15)
LAST_STEP = dt.date(2019, 9, 13)
SOON, LATE = 8, 200
KINDS = (
    (StepKind.EXPERIMENT, 42),
    (StepKind.TRAINING, 18),
    (StepKind.ADVISER, 12),
    (StepKind.ACTION_PLAN, 14),
    (StepKind.OTHER, 14),
)
EVIDENCE = (
    (EvidenceKind.NONE, 46),
    (EvidenceKind.LINK, 17),
    (EvidenceKind.DOCUMENT, 21),
    (EvidenceKind.VISIT, 16),
)
# How much the programme contributed, 0 to 4 (KPI-7).
CONTRIBUTIONS = ((0, 4), (1, 13), (2, 32), (3, 36), (4, 15))
NOT_COUNTED = ((StepState.ASKED, 16), (StepState.DENIED, 10), (StepState.WITHDRAWN, 8))


def take_steps(cast: Cast) -> list[ConcreteStep]:
    """Let companies take steps, mostly after a meeting; return all steps, those that do not count included."""
    steps = _Steps(cast)
    steps.after_meetings()
    steps.without_meeting()
    steps.circles()
    steps.second_steps()
    steps.not_counted()
    copy_rows(steps.made)
    copy_rows([fact for step in steps.made for fact in _facts(step)])
    return steps.made


class _Steps:
    """Makes the steps of one programme."""

    def __init__(self, cast: Cast) -> None:
        """Note who came when, and whom to ask at each company."""
        self.cast, self.draw = cast, cast.draw("steps")
        self.amounts = cast.definition.amounts
        self.made: list[ConcreteStep] = []
        self.first_visit: dict[int, dt.date] = {}
        self.contacts: dict[int, Person] = {}
        self.by_id = {firm.company.pk: firm for firm in cast.firms.target}
        for held, guest in cast.visits:
            if guest.firm and guest.firm.company.pk in self.by_id:
                self.first_visit.setdefault(guest.firm.company.pk, held.meeting.on)
                self.contacts.setdefault(guest.firm.company.pk, guest.person)
        self.active: list[Firm] = []
        self.last_step: dict[int, dt.date] = {}

    def after_meetings(self) -> None:
        """Let visitors take a step some weeks or months after they first came."""
        early = [pk for pk, day in self.first_visit.items() if day <= LAST_FIRST_VISIT]
        count = self.amounts.activated - self.amounts.activated_without_meeting
        own = self._portal_company()
        for pk in [*own, *self.draw.take([pk for pk in early if pk not in own], count - len(own))]:
            first = self.first_visit[pk]
            last = min(first + dt.timedelta(days=LATE), LAST_STEP)
            self._add(self.by_id[pk], self.draw.day(first + dt.timedelta(days=SOON), last))
            self.active.append(self.by_id[pk])

    def _portal_company(self) -> list[int]:
        """Return the company whose contact signs in: it has a step that counts and one that waits for an answer."""
        contact = self.cast.company_contact
        return [contact.firm.company.pk] if contact and contact.firm else []

    def without_meeting(self) -> None:
        """Let companies take a step that heard of it from a pionier, a fan or a neighbour."""
        never = [firm for firm in self.cast.firms.target if firm.company.pk not in self.first_visit]
        chosen = self.draw.take(never, self.amounts.activated_without_meeting)
        for firm in chosen:
            self.contacts[firm.company.pk] = make_person(self.cast, self.draw, firm)
        copy_rows([self.contacts[firm.company.pk] for firm in chosen])
        copy_rows([position(self.contacts[firm.company.pk], firm, self.draw) for firm in chosen])
        for firm in chosen:
            self._add(firm, self.draw.day(dt.date(2017, 3, 1), LAST_STEP))
        self.active += chosen

    def circles(self) -> None:
        """Let active companies of one part of the region join the circle that starts there."""
        for name, subregion, count in self.cast.definition.circles:
            near = [firm for firm in self.active if firm.place.subregion == subregion]
            text = CIRCLE.format(circle=name)
            for firm in self.draw.take(near, count):
                day = self.draw.day(dt.date(2019, 9, 2), LAST_STEP)
                self._add(firm, day, kind=StepKind.CIRCLE, text=text, evidence=EvidenceKind.DOCUMENT)

    def second_steps(self) -> None:
        """Let some do a second thing."""
        for firm in self.draw.take(self.active, self.amounts.second_steps):
            since = self.last_step[firm.company.pk] + dt.timedelta(days=SOON)
            self._add(firm, self.draw.day(min(since, LAST_STEP), LAST_STEP))

    def not_counted(self) -> None:
        """Add steps that wait for an answer, were denied by the company, or taken back by the team."""
        active = {firm.company.pk for firm in self.active}
        others = [pk for pk in self.contacts if pk not in active]
        states = [self.draw.one(NOT_COUNTED) for _ in range(self.amounts.not_counted_steps)]
        chosen = zip(self.draw.take(others, len(states)), states, strict=False)
        for pk, state in [*((pk, StepState.ASKED) for pk in self._portal_company()), *chosen]:
            day = self.draw.day(max(self.first_visit[pk], dt.date(2019, 8, 12)), LAST_WORKDAY)
            if state != StepState.ASKED:
                day = self.draw.day(self.first_visit[pk], LAST_WORKDAY - dt.timedelta(days=7))
            self._add(self.by_id[pk], day, state=state, evidence=EvidenceKind.NONE)

    def _add(
        self,
        firm: Firm,
        day: dt.date,
        *,
        kind: StepKind | None = None,
        text: str = "",
        evidence: EvidenceKind | None = None,
        state: StepState | None = None,
    ) -> None:
        kind = kind or self.draw.one(KINDS)
        evidence = evidence or self.draw.one(EVIDENCE)
        confirmed = evidence == EvidenceKind.NONE or self.draw.chance(0.45)
        state = state or (StepState.CONFIRMED if confirmed else StepState.EVIDENCED)
        recorded = at(min(day + dt.timedelta(days=self.draw.randint(0, 5)), LAST_WORKDAY), 9 + self.draw.randint(0, 7))
        step = ConcreteStep(
            programme=self.cast.programme,
            company=firm.company,
            contact=self.contacts[firm.company.pk] if confirmed or self.draw.chance(0.7) else None,
            kind=kind,
            description=text or self._text(kind, firm),
            done_on=day,
            evidence_kind=evidence,
            evidence_url=_link(firm, evidence),
            evidence_document=evidence_path(kind) if evidence == EvidenceKind.DOCUMENT else "",
            evidence_name=NAME if evidence == EvidenceKind.DOCUMENT else "",
            state=state,
            level=level_of(evidence, state) or "",
            recorded_by=self.cast.team(self.draw),
            recorded_at=recorded,
        )
        self._answer(step)
        self.made.append(step)
        self.last_step[firm.company.pk] = day

    def _text(self, kind: StepKind, firm: Firm) -> str:
        employees = firm.company.headcount or 6
        return self.draw.choice(STEPS[kind]).format(n=self.draw.randint(3, max(min(employees, 24), 4)))

    def _answer(self, step: ConcreteStep) -> None:
        """Let the company answer: yes with how much the programme contributed, its own words, or no."""
        if step.state == StepState.CONFIRMED:
            if self.draw.chance(0.85):
                step.contribution = self.draw.one(CONTRIBUTIONS)
            if self.draw.chance(0.3):
                step.what_else = self.draw.choice(WHAT_ELSE)
            if self.draw.chance(0.04):
                step.correction = self.draw.choice(CORRECTIONS)
        if step.state in {StepState.CONFIRMED, StepState.DENIED, StepState.WITHDRAWN}:
            days = self.draw.randint(0, 9)
            step.answered_at = min(step.recorded_at + dt.timedelta(days=days, hours=3), at(LAST_WORKDAY, 17, 30))


def _link(firm: Firm, evidence: EvidenceKind) -> str:
    """Return an address that leads nowhere: the domain is reserved for examples."""
    if evidence != EvidenceKind.LINK:
        return ""
    return f"https://{firm.company.website or 'bewijs.example'}/nieuws/anders-werken"


def _facts(step: ConcreteStep) -> Iterator[Touchpoint]:
    """Yield the fact of a step that counts, as the step action writes it."""
    shown = step.evidence_kind != EvidenceKind.NONE
    if step.state in COUNTED:
        yield Touchpoint(
            programme=step.programme,
            kind=TouchpointKind.STEP,
            on=step.done_on,
            company=step.company,
            person=step.contact,
            quantity=0,
            level=step.level,
            evidence=step.evidence_url or step.evidence_name,
            source_kind=SourceKind.STEP,
            source_id=step.pk,
            recorded_by=step.recorded_by if shown else None,
            recorded_at=step.recorded_at if shown else step.answered_at or step.recorded_at,
        )
