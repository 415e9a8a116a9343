"""A concrete step: recorded by the team or the company, shown by evidence or confirmed by the company itself."""

import datetime as dt

from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import EvidenceKind, EvidenceLevel, SourceKind, StepKind, StepState, TouchpointKind
from ..models import Company, ConcreteStep, Person, Touchpoint
from ..notifications import ask_to_confirm
from .ledger import void_facts, write_facts

LEVELS = {
    EvidenceKind.LINK: EvidenceLevel.A2,
    EvidenceKind.DOCUMENT: EvidenceLevel.A2,
    EvidenceKind.VISIT: EvidenceLevel.A3,
}


class NobodyToAsk(Refused):
    """A step without evidence needs somebody at the company who can confirm it."""

    message = _("Add a link or document, or somebody at the company with an e-mail address whom we can ask.")


class EvidenceMissing(Refused):
    """The evidence that was named is not there."""

    message = _("You chose a link or document as evidence. Add it, or choose 'nothing yet'.")


class StepIsWithdrawn(Refused):
    """The team took the step back, so there is nothing left to answer."""

    message = _("The team has withdrawn this. You do not have to do anything.")


@action
def record_step(
    *,
    company: Company,
    kind: StepKind,
    description: str,
    done_on: dt.date,
    evidence_kind: EvidenceKind = EvidenceKind.NONE,
    evidence_url: str = "",
    evidence_document: File | None = None,
    contact: Person | None = None,
    by: User | None,
) -> ConcreteStep:
    """Record what a company did and ask its contact to confirm, correct or deny it by mail.

    With evidence it counts at once (A2, or A3 after a visit); without it only after the company's yes (A1).
    Raises EvidenceMissing, NobodyToAsk.
    """
    if (evidence_kind == EvidenceKind.LINK and not evidence_url) or (
        evidence_kind == EvidenceKind.DOCUMENT and not evidence_document
    ):
        raise EvidenceMissing
    level = LEVELS.get(evidence_kind)
    if level is None and (contact is None or not contact.email):
        raise NobodyToAsk
    step = ConcreteStep(
        programme=company.programme,
        company=company,
        contact=contact,
        kind=kind,
        description=description,
        done_on=done_on,
        evidence_kind=evidence_kind,
        evidence_url=evidence_url,
        state=StepState.EVIDENCED if level else StepState.ASKED,
        level=level or "",
        recorded_by=by,
    )
    if evidence_document:
        step.evidence_document.save(evidence_document.name or "evidence", evidence_document, save=False)
    step.save()
    if level:
        _count(step, by)
    ask_to_confirm(step)
    return step


@action
def confirm_step(
    *,
    step: ConcreteStep,
    at: dt.datetime,
    contribution: int | None = None,
    what_else: str = "",
    by: User | None = None,
) -> ConcreteStep:
    """Note the company's yes: the step counts from now on, as A1 unless better evidence is there. Twice is once.

    Raises StepIsWithdrawn.
    """
    step = _locked(step)
    if contribution is not None:
        step.contribution = contribution
    step.what_else = what_else or step.what_else
    _accept(step, at, by)
    return step


@action
def correct_step(
    *, step: ConcreteStep, correction: str, done_on: dt.date, at: dt.datetime, by: User | None = None
) -> ConcreteStep:
    """Note the company's own words and date; they count like a yes, and the first text stays in the history.

    Raises StepIsWithdrawn.
    """
    step = _locked(step)
    step.correction = correction
    if step.done_on != done_on:
        step.done_on = done_on
        _uncount(step, "corrected", at, by)
    _accept(step, at, by)
    return step


@action
def deny_step(*, step: ConcreteStep, at: dt.datetime, by: User | None = None) -> ConcreteStep:
    """Note the company's no: the step no longer counts, whatever evidence there was. Raises StepIsWithdrawn."""
    return _end(step, StepState.DENIED, "denied by the company", at, by)


@action
def withdraw_step(*, step: ConcreteStep, at: dt.datetime, by: User | None) -> ConcreteStep:
    """Take back a step that the team recorded by mistake. Raises StepIsWithdrawn."""
    return _end(step, StepState.WITHDRAWN, "withdrawn by the team", at, by)


def _end(step: ConcreteStep, state: StepState, reason: str, at: dt.datetime, by: User | None) -> ConcreteStep:
    step = _locked(step)
    step.state, step.level, step.answered_at = state, "", at
    step.save()
    _uncount(step, reason, at, by)
    return step


def _locked(step: ConcreteStep) -> ConcreteStep:
    """Return the step as it is now, held until the transaction ends: two taps at once must not both count."""
    step = (
        ConcreteStep.objects.select_for_update(of=("self",), no_key=True)
        .select_related("company", "programme")
        .get(pk=step.pk)
    )
    if step.state == StepState.WITHDRAWN:
        raise StepIsWithdrawn
    about(step)
    return step


def _accept(step: ConcreteStep, at: dt.datetime, by: User | None) -> None:
    step.state, step.answered_at = StepState.CONFIRMED, at
    step.level = step.level or LEVELS.get(EvidenceKind(step.evidence_kind), EvidenceLevel.A1)
    step.save()
    if not _facts(step).live().exists():
        _count(step, by)


def _count(step: ConcreteStep, by: User | None) -> None:
    fact = Touchpoint(
        programme=step.programme,
        kind=TouchpointKind.STEP,
        on=step.done_on,
        company=step.company,
        person=step.contact,
        quantity=0,
        level=step.level,
        evidence=step.get_evidence_kind_display() if step.evidence_kind != EvidenceKind.NONE else "",
        source_kind=SourceKind.STEP,
        source_id=step.pk,
    )
    write_facts(step.programme, [fact], by)


def _uncount(step: ConcreteStep, reason: str, at: dt.datetime, by: User | None) -> None:
    void_facts(step.programme, _facts(step).live(), reason=reason, at=at, by=by)


def _facts(step: ConcreteStep):  # type: ignore[no-untyped-def]  # a queryset; its class is private to the model
    return Touchpoint.objects.of(step.programme).filter(source_kind=SourceKind.STEP, source_id=step.pk)
