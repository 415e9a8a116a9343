"""A small world in which anything may happen in any order, for property tests of the figures."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from tests.factories.companies import CONTINUED, CompanyFactory, OccasionFactory, PersonFactory
from tests.factories.events import EventFactory
from tests.factories.fans import FanFactory
from tests.factories.pioniers import PionierFactory
from tests.factories.programme import MunicipalityFactory
from veerkracht.domain.companies import actions as companies
from veerkracht.domain.companies.choices import EvidenceKind, SourceKind, StepKind, TouchpointKind
from veerkracht.domain.companies.models import Company, CompanyMerge, ConcreteStep, Touchpoint
from veerkracht.domain.events import actions as events
from veerkracht.domain.impact.actions import refresh_figures
from veerkracht.domain.programme.models import Programme, StageRule
from veerkracht.shared.decision import Refused

DAYS = tuple(dt.date(2018, 11, 20) + dt.timedelta(days=40 * n) for n in range(6))
numbers = st.integers(0, 5)
Move = tuple[str, int, int, int]


class World:
    """Four companies, four people, three meetings, two fans and three pioniers."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        zwolle, deventer = MunicipalityFactory.create(), MunicipalityFactory.create(code="GM0150", name="Deventer")
        make = CompanyFactory.create
        self.companies = [
            make(programme=programme),
            make(programme=programme, municipality=deventer, headcount=3),
            make(programme=programme, municipality=None, sbi_code="", turnover=None),
            make(programme=programme, municipality=zwolle, sbi_code="41200"),
        ]
        self.people = PersonFactory.create_batch(4, programme=programme)
        self.fans = FanFactory.create_batch(2, programme=programme, contact=None)
        self.pioniers = PionierFactory.create_batch(3, programme=programme, company=self.companies[3])
        self.events = [
            EventFactory.create(
                programme=programme,
                fan=self.fans[n % 2],
                occasion=OccasionFactory.create(
                    programme=programme, starts_at=dt.datetime.combine(DAYS[n], dt.time(19), dt.UTC)
                ),
            )
            for n in range(3)
        ]

    def play(self, moves: Sequence[Move]) -> None:
        """Do one thing after the other; what the rules refuse does not happen."""
        for name, a, b, c in moves:
            try:
                MOVES[name](self, a, b, c)
            except Refused:
                continue

    def _record(self, kind: TouchpointKind, **fields: Any) -> None:
        same = {name: fields.get(name) for name in ("occasion", "person", "company")}
        if kind == TouchpointKind.ATTENDED and Touchpoint.objects.live().filter(kind=kind, **same).exists():
            return
        fields.setdefault("on", fields["occasion"].starts_at.date() if fields.get("occasion") else DAYS[0])
        fact = Touchpoint(programme=self.programme, kind=kind, source_kind=SourceKind.TEAM, **fields)
        companies.record_touchpoint(touchpoint=fact, by=None)

    def attend(self, a: int, b: int, c: int) -> None:
        """Somebody comes, with or without a known company, for a short or a long while."""
        company = self.companies[b] if b < 4 else None
        self._record(
            TouchpointKind.ATTENDED,
            person=self.people[a % 4],
            company=company,
            occasion=self.events[c % 3].occasion,
            minutes=20 if c > 3 else 120,
        )

    def attend_unknown(self, a: int, b: int, c: int) -> None:
        """A company was there, but who it was is not known."""
        self._record(
            TouchpointKind.ATTENDED,
            company=self.companies[a % 4],
            occasion=self.events[c % 3].occasion,
            minutes=120,
        )

    def headcount(self, a: int, b: int, c: int) -> None:
        """So many people were in the room."""
        events.note_headcount(event=self.events[a % 3], headcount=7 * b, at=self.programme.now(), by=None)

    def answer(self, a: int, b: int, c: int) -> None:
        """Somebody says to see the need, or not."""
        self._record(
            TouchpointKind.SAW_NEED,
            person=self.people[a % 4],
            company=self.companies[b % 4],
            occasion=self.events[c % 3].occasion,
            value=1 + b % 5,
        )

    def ask(self, a: int, b: int, c: int) -> None:
        """Somebody asks a question."""
        company = self.companies[b] if b < 4 else None
        occasion = self.events[c].occasion if c < 3 else None
        self._record(TouchpointKind.ASKED, person=self.people[a % 4], company=company, occasion=occasion, on=DAYS[c])

    def step(self, a: int, b: int, c: int) -> None:
        """A company takes a step, with or without evidence."""
        kinds = [EvidenceKind.NONE, EvidenceKind.LINK, EvidenceKind.VISIT]
        companies.record_step(
            company=Company.objects.get(pk=self.companies[a % 4].pk),
            kind=StepKind.EXPERIMENT,
            description="Het team maakt nu zelf het rooster.",
            done_on=DAYS[c],
            evidence_kind=kinds[b % 3],
            evidence_url="https://example.org/rooster",
            contact=self.people[b % 4],
            by=None,
        )

    def answer_step(self, a: int, b: int, c: int) -> None:
        """The company says yes, no or something else; or the team takes the step back."""
        step = ConcreteStep.objects.of(self.programme).order_by("pk")[a : a + 1].first()
        at = self.programme.now()
        if step is None:
            return
        if b < 2:
            companies.confirm_step(step=step, contribution=b if c < 3 else None, at=at)
        elif b == 2:
            companies.correct_step(step=step, correction="Het was later.", done_on=DAYS[c], at=at)
        elif b < 5:
            companies.deny_step(step=step, at=at)
        else:
            companies.withdraw_step(step=step, at=at, by=None)

    def contribute(self, a: int, b: int, c: int) -> None:
        """The company says how much the programme helped, or takes that back."""
        step = ConcreteStep.objects.of(self.programme).order_by("pk")[a : a + 1].first()
        if step is not None:
            companies.note_contribution(step=step, contribution=b if b < 5 else None, what_else="", by=None)

    def void(self, a: int, b: int, c: int) -> None:
        """A fact turns out to be wrong."""
        fact = Touchpoint.objects.of(self.programme).live().order_by("pk")[6 * a + b :].first()
        if fact is not None:
            companies.void_touchpoint(touchpoint=fact, reason="wrong", at=self.programme.now(), by=None)

    def merge(self, a: int, b: int, c: int) -> None:
        """Two records turn out to be one firm."""
        if a % 4 != b % 4:
            kept, merged = self.companies[a % 4], self.companies[b % 4]
            companies.merge_companies(kept=kept, merged=merged, on=self.programme.today(), by=None, **CONTINUED)

    def undo(self, a: int, b: int, c: int) -> None:
        """A merge was a mistake."""
        merge = CompanyMerge.objects.filter(programme=self.programme).order_by("-pk")[a : a + 1].first()
        if merge is not None:
            programme = self.programme
            companies.undo_merge(merge=merge, on=programme.today(), at=programme.now(), by=None)

    def replan(self, a: int, b: int, c: int) -> None:
        """A meeting gets another fan, other pioniers and another day."""
        event = self.events[a % 3]
        events.change_event(
            event=event,
            title=event.title,
            starts_at=dt.datetime.combine(DAYS[c], dt.time(19), dt.UTC),
            fields={"fan": [*self.fans, None][b % 3]},
            pioniers=[pionier for n, pionier in enumerate(self.pioniers) if (b + c) & (1 << n)],
            by=None,
        )
        event.refresh_from_db()

    def learn(self, a: int, b: int, c: int) -> None:
        """Something is learnt about a company that changes where it belongs."""
        places = [None, *self.programme.municipalities.order_by("code")]
        companies.update_company(
            company=Company.objects.get(pk=self.companies[a % 4].pk),
            fields={"headcount": [None, 3, 20][b % 3], "municipality": places[c % len(places)]},
            source="team",
            on=self.programme.today(),
            by=None,
        )

    def change_rule(self, a: int, b: int, c: int) -> None:
        """From a day on other facts reach somebody, and longer or shorter is enough."""
        StageRule.objects.update_or_create(
            programme=self.programme,
            valid_from=DAYS[a],
            defaults={
                "reached_kinds": ["attended", "asked", "step"][: 1 + b % 3],
                "aware_min_minutes": 10 if c % 2 else 45,
                "accept_proxy": c < 4,
                "activating_kinds": ["step"],
            },
        )
        companies.recompute_stages(programme=self.programme, by=None)

    def forget(self, a: int, b: int, c: int) -> None:
        """Somebody asks to be forgotten."""
        person = self.people[a % 4]
        person.refresh_from_db()
        if person.anonymised_at is None:
            companies.anonymise_person(person=person, at=self.programme.now(), by=None)

    def refresh(self, a: int, b: int, c: int) -> None:
        """The worker brings the figures up to date, wholly or in part; now and then from nothing."""
        refresh_figures(programme=self.programme, rebuild=a == 0, at_most=b or None)


MOVES: dict[str, Callable[[World, int, int, int], None]] = {
    name: getattr(World, name)
    for name in (
        "attend", "attend_unknown", "headcount", "answer", "ask", "step", "answer_step", "contribute", "void", "merge",
        "undo", "replan", "learn", "change_rule", "forget", "refresh",
    )
}  # fmt: skip
any_moves = st.lists(
    st.tuples(st.sampled_from(["attend", "attend", "attend", *MOVES]), numbers, numbers, numbers), max_size=25
)
