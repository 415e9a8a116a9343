"""A concrete step: recorded by the team or the company, shown by evidence or confirmed by the company itself."""

import datetime as dt
from pathlib import Path
from typing import BinaryIO, cast

from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import EvidenceKind, SourceKind, StepKind, StepState, SubjectKind, TouchpointKind
from ..models import Company, ConcreteStep, Person, Touchpoint
from ..notifications import ask_to_confirm, stop_asking
from ..rules.documents import MAX_BYTES, document_kind
from ..rules.steps import COUNTED, Move, level_of, next_state
from .ledger import void_facts, write_facts
from .stages import hold_living, mark_changed


class NobodyToAsk(Refused):
    """A step without evidence needs somebody at the company who can confirm it."""

    message = _("Add a link or document, or somebody at the company with an e-mail address whom we can ask.")


class EvidenceMissing(Refused):
    """The evidence that was named is not there."""

    message = _("You chose a link or document as evidence. Add it, or choose 'nothing yet'.")


class DocumentTooBig(Refused):
    """The document is larger than we keep."""

    message = _("This document is larger than 10 MB. Send a smaller one, or a link to it.")


class DocumentNotAccepted(Refused):
    """The content of the file is none of the kinds we keep, whatever its name."""

    message = _(
        "We could not read this as a PDF, JPG, PNG, Word (.docx), OpenDocument (.odt) or text file. Send one of these."
    )


class StepIsWithdrawn(Refused):
    """The team took the step back, so there is nothing left to answer."""

    message = _("The team has withdrawn this. You do not have to do anything.")


class StepIsDenied(Refused):
    """The company said no, so evidence cannot make the step count."""

    message = _("The company said that this is not so. Talk to the company first; only its own yes can change that.")


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
    hold_mail: bool = False,
    by: User | None,
) -> ConcreteStep:
    """Record what a company did and ask its contact to confirm, correct or deny it by mail.

    With evidence it counts at once (A2, or A3 after a visit); without it only after the company's yes (A1). The mail
    waits as a draft when `hold_mail` is set. Raises EvidenceMissing, DocumentTooBig, DocumentNotAccepted, NobodyToAsk.
    """
    if evidence_kind == EvidenceKind.NONE and (contact is None or not contact.email):
        raise NobodyToAsk
    state = StepState.ASKED if evidence_kind == EvidenceKind.NONE else StepState.EVIDENCED
    step = ConcreteStep(contact=contact, kind=kind, description=description, done_on=done_on, state=state)
    _place(step, company)
    _set_evidence(step, evidence_kind, evidence_url, evidence_document)
    _save_new(step, by)
    ask_to_confirm(step, hold=hold_mail)
    return step


@action
def record_own_step(
    *,
    company: Company,
    person: Person,
    kind: StepKind,
    description: str,
    done_on: dt.date,
    evidence_kind: EvidenceKind = EvidenceKind.NONE,
    evidence_url: str = "",
    evidence_document: File | None = None,
    at: dt.datetime,
    by: User | None,
) -> ConcreteStep:
    """Record what somebody of the company itself says it did: that is its yes (A1, or A2 with a link or document).

    Sends nothing. Raises EvidenceMissing, DocumentTooBig, DocumentNotAccepted.
    """
    step = ConcreteStep(
        contact=person, kind=kind, description=description, done_on=done_on, state=StepState.CONFIRMED, answered_at=at
    )
    _place(step, company)
    _set_evidence(step, evidence_kind, evidence_url, evidence_document)
    _save_new(step, by)
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
    step = hold_step(step)
    if contribution is not None:
        step.contribution = contribution
        mark_changed(step.programme, SubjectKind.COMPANY, [step.company_id])
    step.what_else = what_else or step.what_else
    _answer(step, Move.CONFIRM, at)
    return _follow(step, "confirmed again", at, by)


@action
def correct_step(
    *, step: ConcreteStep, correction: str, done_on: dt.date, at: dt.datetime, by: User | None = None
) -> ConcreteStep:
    """Note the company's own words and date; they count like a yes, and the first text stays in the history.

    Raises StepIsWithdrawn.
    """
    step = hold_step(step)
    step.correction, step.done_on = correction, done_on
    _answer(step, Move.CORRECT, at)
    return _follow(step, "corrected by the company", at, by)


@action
def deny_step(*, step: ConcreteStep, at: dt.datetime, by: User | None = None) -> ConcreteStep:
    """Note the company's no: the step no longer counts, whatever evidence there was. Raises StepIsWithdrawn."""
    step = hold_step(step)
    _answer(step, Move.DENY, at)
    return _follow(step, "denied by the company", at, by)


@action
def note_contribution(
    *, step: ConcreteStep, contribution: int | None, what_else: str, by: User | None = None
) -> ConcreteStep:
    """Keep what the company says about the programme's share (0-4) and about what else helped (KPI-7).

    Raises StepIsWithdrawn.
    """
    step = hold_step(step)
    if next_state(StepState(step.state), Move.CONFIRM) is None:
        raise StepIsWithdrawn
    step.contribution, step.what_else = contribution, what_else
    step.save(update_fields=["contribution", "what_else"])
    mark_changed(step.programme, SubjectKind.COMPANY, [step.company_id])
    return step


@action
def add_evidence(
    *,
    step: ConcreteStep,
    evidence_kind: EvidenceKind,
    evidence_url: str = "",
    evidence_document: File | None = None,
    at: dt.datetime,
    by: User | None,
) -> ConcreteStep:
    """Add or replace what shows the step; its level follows (A2, or A3 after a visit).

    Raises EvidenceMissing, DocumentTooBig, DocumentNotAccepted, StepIsDenied, StepIsWithdrawn.
    """
    step = hold_step(step)
    _set_evidence(step, evidence_kind, evidence_url, evidence_document)
    _move(step, Move.ADD_EVIDENCE)
    return _follow(step, "evidence added", at, by)


@action
def withdraw_step(*, step: ConcreteStep, at: dt.datetime, by: User | None) -> ConcreteStep:
    """Take back a step that was recorded by mistake; a question to the company that waits is not sent.

    Raises StepIsWithdrawn.
    """
    step = hold_step(step)
    _move(step, Move.WITHDRAW)
    stop_asking(step)
    return _follow(step, "withdrawn by the team", at, by)


def hold_step(step: ConcreteStep) -> ConcreteStep:
    """Return the step as it is now, held with its company until the transaction ends: two taps at once count once.

    The company first, as everywhere, so that nobody deadlocks.
    """
    hold_living([step.company_id])
    found = ConcreteStep.objects.select_for_update(of=("self",), no_key=True)
    step = found.select_related("company", "programme", "contact").get(pk=step.pk)
    about(step)
    return step


def _place(step: ConcreteStep, company: Company) -> None:
    """Tie a new step to the company, or to the one it was merged into in the meantime."""
    lives_as = hold_living([company.pk])
    step.company = Company.objects.get(pk=lives_as[company.pk]) if company.pk in lives_as else company
    step.programme = company.programme


def _save_new(step: ConcreteStep, by: User | None) -> None:
    step.recorded_by = by
    step.level = level_of(EvidenceKind(step.evidence_kind), StepState(step.state)) or ""
    step.save()
    if step.level:
        _count(step, by)


def _set_evidence(step: ConcreteStep, kind: EvidenceKind, url: str, document: File | None) -> None:
    """Put the evidence on the step, document checked and stored; saves no row."""
    if (kind == EvidenceKind.LINK and not url) or (kind == EvidenceKind.DOCUMENT and not document):
        raise EvidenceMissing
    step.evidence_kind = kind
    step.evidence_url = url if kind == EvidenceKind.LINK else ""
    if kind == EvidenceKind.DOCUMENT and document is not None:
        if document.size > MAX_BYTES:
            raise DocumentTooBig
        extension = document_kind(cast("BinaryIO", document))
        if extension is None:
            raise DocumentNotAccepted
        step.evidence_name = Path(document.name or "").name[-120:] or f"document.{extension}"
        step.evidence_document.save(f"document.{extension}", document, save=False)


def _answer(step: ConcreteStep, move: Move, at: dt.datetime) -> None:
    """Note the company's answer; the moment is that of its first answer in this sense."""
    before = step.state
    _move(step, move)
    if step.state != before or step.answered_at is None:
        step.answered_at = at


def _move(step: ConcreteStep, move: Move) -> None:
    after = next_state(StepState(step.state), move)
    if after is None:
        raise StepIsDenied if step.state == StepState.DENIED else StepIsWithdrawn
    step.state = after


def _follow(step: ConcreteStep, reason: str, at: dt.datetime, by: User | None) -> ConcreteStep:
    """Let level and ledger follow the state: one live fact with the step's day and level while it counts, else none."""
    step.level = level_of(EvidenceKind(step.evidence_kind), StepState(step.state)) or ""
    step.save()
    live = list(_facts(step).live().order_by("pk"))
    counts = step.state in COUNTED
    if counts and any((fact.on, fact.level) == (step.done_on, step.level) for fact in live):
        return step
    void_facts(step.programme, live, reason=reason, at=at, by=by)
    if counts:
        _count(step, by)
    return step


def _count(step: ConcreteStep, by: User | None) -> None:
    fact = Touchpoint(
        programme=step.programme,
        kind=TouchpointKind.STEP,
        on=step.done_on,
        company=step.company,
        person=step.contact,
        quantity=0,
        level=step.level,
        evidence=step.evidence_url[:300] if step.evidence_kind == EvidenceKind.LINK else step.evidence_name,
        source_kind=SourceKind.STEP,
        source_id=step.pk,
    )
    write_facts(step.programme, [fact], by)


def _facts(step: ConcreteStep):  # type: ignore[no-untyped-def]  # a queryset; its class is private to the model
    return Touchpoint.objects.of(step.programme).filter(source_kind=SourceKind.STEP, source_id=step.pk)
