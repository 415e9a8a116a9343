"""Who may see and change a company, its people, its facts and its steps."""

import datetime as dt

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.permissions import can_change, can_enter_workspace, is_auditor_only
from veerkracht.shared.decision import ALLOWED, Decision, denied

from .choices import SourceKind, StepState
from .models import Company, CompanyNote, ConcreteStep, Person, Position, Touchpoint
from .rules.claims import is_vouched_for
from .rules.steps import COUNTED, link_is_open


def works_at(user: User | AnonymousUser, company: Company) -> bool:
    """Tell whether this user has a current position at the company."""
    return (
        isinstance(user, User)
        and Position.objects.filter(person__user=user, company=company, ends_on__isnull=True).exists()
    )


def can_speak_for(person: Person, company: Company) -> bool:
    """Tell whether who reads this person's mail may speak for the company: what a form said is not enough."""
    works_there = Position.objects.filter(person=person, company=company, ends_on__isnull=True).exists()
    return is_vouched_for(works_there=works_there, email=person.email, websites=[company.website])


def can_record_step(user: User | AnonymousUser, company: Company) -> Decision:
    """Allow the team, and people of the company itself."""
    if can_change(user, company.programme) or works_at(user, company):
        return ALLOWED
    return denied(_("Only the team and people of the company itself may record a step."))


def can_see_people(user: User | AnonymousUser, programme: Programme) -> Decision:
    """Allow who works for the programme, but not somebody who is only auditor: figures are proven without names."""
    if can_enter_workspace(user, programme) and isinstance(user, User) and not is_auditor_only(user, programme):
        return ALLOWED
    return denied(_("Names and addresses of people are not shown to auditors. Every fact has a number to refer to."))


def can_void_touchpoint(user: User | AnonymousUser, touchpoint: Touchpoint) -> Decision:
    """Allow the team to take out a wrong fact; a step is withdrawn on its own page, so that both stay the same."""
    may_change = can_change(user, touchpoint.programme)
    if not may_change:
        return may_change
    if touchpoint.source_kind == SourceKind.STEP:
        return denied(_("This fact belongs to a step. Open the step and withdraw it there."))
    if touchpoint.voided_at is not None:
        return denied(_("This fact was already taken out of the figures."))
    return ALLOWED


def can_move_touchpoint(user: User | AnonymousUser, touchpoint: Touchpoint) -> Decision:
    """Allow the team to link a fact of a company to another; a step goes along with its fact."""
    may_change = can_change(user, touchpoint.programme)
    if not may_change:
        return may_change
    if touchpoint.company_id is None or touchpoint.voided_at is not None:
        return denied(_("Only a fact that counts for a company can be linked to another one."))
    return ALLOWED


def can_withdraw_step(user: User | AnonymousUser, step: ConcreteStep) -> Decision:
    """Allow the team, as long as the step was not withdrawn."""
    may_change = can_change(user, step.programme)
    if may_change and step.state == StepState.WITHDRAWN:
        return denied(_("This step was already withdrawn."))
    return may_change


def can_add_evidence(user: User | AnonymousUser, step: ConcreteStep) -> Decision:
    """Allow the team, while the step waits or counts."""
    may_change = can_change(user, step.programme)
    if may_change and step.state not in COUNTED | {StepState.ASKED}:
        return denied(_("Evidence cannot make this step count: it was denied or withdrawn."))
    return may_change


def can_answer_step(step: ConcreteStep, now: dt.datetime) -> Decision:
    """Allow whoever has the link, until the step is withdrawn or the link is old."""
    if step.state == StepState.WITHDRAWN:
        return denied(_("The team has withdrawn this. You do not have to do anything."))
    if not link_is_open(step.recorded_at, now):
        return denied(_("This link is too old to answer by. Mail the team when something is not right."))
    return ALLOWED


def can_anonymise(user: User | AnonymousUser, person: Person) -> Decision:
    """Allow the team, once."""
    may_change = can_change(user, person.programme)
    if may_change and person.anonymised_at is not None:
        return denied(_("This person was already made anonymous."))
    return may_change


def can_handle_rights(user: User | AnonymousUser, programme: Programme) -> Decision:
    """Allow the team: a request holds what somebody wrote about themselves."""
    return can_change(user, programme)


def can_change_note(user: User | AnonymousUser, note: CompanyNote) -> Decision:
    """Allow whoever wrote the note."""
    may_change = can_change(user, note.programme)
    if may_change and note.author_id != user.pk:
        return denied(_("Somebody else wrote this note. Write one of your own beside it."))
    return may_change


def can_import_register(user: User | AnonymousUser, programme: Programme) -> Decision:
    """Allow who may change the programme's data: the team and its leader."""
    return can_change(user, programme)
