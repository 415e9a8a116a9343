"""From dated facts to stages: reached, aware, activated (domain.md KPI-2, KPI-3, KPI-5).

Nobody types a stage. A company's stages follow from its facts and the rule in force on the day of each fact.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..choices import TouchpointKind


@dataclass(frozen=True)
class StageRules:
    """One dated version of what proves a stage. Minutes are minutes attended; answers run from 1 to 5."""

    reached_kinds: frozenset[str] = frozenset(
        {"attended", "asked", "scanned", "step", "joined_circle", "redeemed_voucher"}
    )
    aware_min_minutes: int = 45
    aware_min_answer: int = 4
    accept_proxy: bool = True
    activating_kinds: frozenset[str] = frozenset({"step", "joined_circle", "redeemed_voucher"})


@dataclass(frozen=True, order=True)
class Fact:
    """One row of the ledger. `occasion` ties an answer to the attendance it is about."""

    on: dt.date
    id: int
    kind: str
    occasion: int | None = None
    minutes: int | None = None
    value: int | None = None
    level: str = ""


@dataclass(frozen=True)
class First:
    """The first proof of a stage: day and row. `proxy` when attendance stands for an answer nobody asked for."""

    on: dt.date
    fact: int
    proxy: bool = False


@dataclass(frozen=True)
class Stages:
    """First proof of each stage; None where it is not reached. `level` is the best evidence of activation."""

    reached: First | None = None
    aware: First | None = None
    activated: First | None = None
    level: str = ""


RulesOn = Callable[[dt.date], StageRules]


def stages(facts: Iterable[Fact], rules_on: RulesOn) -> Stages:
    """Return the first proof of each stage (KPI-2, KPI-3); the order of the facts does not matter.

    A later stage implies the earlier ones on the same day (KPI-5): aware and reached never come after activated.
    """
    ordered = sorted(facts)
    activating = [fact for fact in ordered if fact.level and fact.kind in rules_on(fact.on).activating_kinds]
    activated = First(activating[0].on, activating[0].id) if activating else None
    aware = _earliest(_aware(ordered, rules_on), activated)
    reached = next((First(f.on, f.id) for f in ordered if f.kind in rules_on(f.on).reached_kinds), None)
    reached = _earliest(reached, aware)
    level = max((fact.level for fact in activating), default="")
    return Stages(reached, aware, activated, level)


def _earliest(own: First | None, implied_by: First | None) -> First | None:
    """Return the own proof, or that of the later stage when there is no own proof or it came later (KPI-5)."""
    if own is None or (implied_by is not None and implied_by.on < own.on):
        return implied_by
    return own


def _aware(facts: list[Fact], rules_on: RulesOn) -> First | None:
    """Return the first attendance of enough minutes, or scan, that shows awareness (KPI-2).

    An answer about the same occasion decides; without any answer the attendance itself counts as proxy where the
    rule accepts that. One answer of several colleagues that is high enough is enough. The proof stays a proxy only
    while no fact at all was measured.
    """
    answers: dict[int | None, int] = {}
    for fact in facts:
        if fact.kind == TouchpointKind.SAW_NEED and fact.value is not None:
            answers[fact.occasion] = max(fact.value, answers.get(fact.occasion, 0))
    verdicts = [(fact, _awareness(fact, answers, rules_on(fact.on))) for fact in facts]
    proofs = [(fact, verdict) for fact, verdict in verdicts if verdict is not None]
    if not proofs:
        return None
    first = proofs[0][0]
    return First(first.on, first.id, proxy=all(verdict == "proxy" for _, verdict in proofs))


def _awareness(fact: Fact, answers: dict[int | None, int], rules: StageRules) -> str | None:
    """Return "measured", "proxy", or None when this fact shows no awareness."""
    long_enough = fact.kind == TouchpointKind.ATTENDED and (fact.minutes or 0) >= rules.aware_min_minutes
    if fact.kind != TouchpointKind.SCANNED and not long_enough:
        return None
    answer = answers.get(fact.occasion) if fact.occasion is not None else None
    if answer is None:
        return "proxy" if rules.accept_proxy else None
    return "measured" if answer >= rules.aware_min_answer else None
