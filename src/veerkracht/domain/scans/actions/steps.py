"""The one next step: chosen with a day, reminded of, and done: then the company confirms it as a concrete step."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions import record_step
from veerkracht.domain.companies.choices import StepKind
from veerkracht.domain.companies.models import ConcreteStep
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import StepSource
from ..models import CompanyScan, PlannedStep
from ..notifications import remind_of_step

LONGEST_AHEAD = 366


class WhoseStep(Refused):
    """Somebody must be there who can confirm it."""

    message = _("Fill in first where we can reach you: the reminder of your step goes there.")


class CompanyNotKnown(Refused):
    """A step counts for a company of the register."""

    message = _("We do not know for sure yet which company this is. The team looks at it; then your step can count.")


class DayNotPossible(Refused):
    """The day lies behind, or far ahead."""

    message = _("Choose a day from today to a year from now.")


class StepIsGone(Refused):
    """The step was dropped or done."""

    message = _("This step was done or dropped already. The report shows how it stands.")


@action
def choose_step(
    *,
    scan: CompanyScan,
    dimension: str,
    source: StepSource,
    title: str,
    path: str,
    due_on: dt.date,
    at: dt.datetime,
    by: User | None = None,
) -> PlannedStep:
    """Choose the next step with a day; one that was open is dropped for it. Raises WhoseStep, DayNotPossible."""
    scan = CompanyScan.objects.select_for_update(of=("self",)).select_related("programme").get(pk=scan.pk)
    today = timezone.localdate(at)
    if scan.person is None or not scan.person.email:
        raise WhoseStep
    if not today <= due_on <= today + dt.timedelta(days=LONGEST_AHEAD):
        raise DayNotPossible
    scan.planned_steps.filter(dropped_on__isnull=True, step__isnull=True).update(dropped_on=today)
    return PlannedStep.objects.create(
        programme=scan.programme,
        scan=scan,
        dimension=dimension,
        source=source,
        title=title,
        path=path,
        due_on=due_on,
        chosen_on=today,
    )


@action
def drop_step(*, planned: PlannedStep, at: dt.datetime, by: User | None = None) -> PlannedStep:
    """Let go of a chosen step. Raises StepIsGone."""
    planned = _held(planned)
    planned.dropped_on = timezone.localdate(at)
    planned.save(update_fields=["dropped_on"])
    return planned


@action
def finish_step(*, planned: PlannedStep, at: dt.datetime, by: User | None = None) -> ConcreteStep:
    """Turn a chosen step that was taken into a concrete step, which the company confirms itself (A1).

    Done twice, the first one is returned. Raises StepIsGone, CompanyNotKnown.
    """
    planned = _held(planned, also_done=True)
    if planned.step is not None:
        about(planned, repeated=True)
        return planned.step
    scan = planned.scan
    if scan.company is None:
        raise CompanyNotKnown
    step = record_step(
        company=scan.company,
        kind=StepKind.ACTION_PLAN,
        description=planned.title,
        done_on=timezone.localdate(at),
        contact=scan.person,
        by=by,
    )
    planned.step = step
    planned.save(update_fields=["step"])
    about(planned, step=step.pk)
    return step


@action
def remind_of_steps(*, programme: Programme, on: dt.date, by: User | None = None) -> int:
    """Mail everybody whose chosen step should be done by now, once; return how many."""
    due = list(due_steps(programme, on).select_for_update(of=("self",), skip_locked=True))
    for planned in due:
        remind_of_step(planned)
        planned.reminded_on = on
        planned.save(update_fields=["reminded_on"])
    about(programme, reminded=len(due))
    return len(due)


def due_steps(programme: Programme, on: dt.date) -> "QuerySet[PlannedStep]":
    """Return the open steps whose day has come and of which nobody was reminded."""
    found = PlannedStep.objects.filter(programme=programme, due_on__lte=on, reminded_on__isnull=True)
    found = found.filter(dropped_on__isnull=True, step__isnull=True)
    return found.select_related("scan__person", "scan__company", "programme").order_by("due_on", "pk")


def _held(planned: PlannedStep, *, also_done: bool = False) -> PlannedStep:
    found = (
        PlannedStep.objects.select_for_update(of=("self",)).select_related("scan", "scan__company").get(pk=planned.pk)
    )
    if found.dropped_on is not None or (found.step_id is not None and not also_done):
        raise StepIsGone
    return found
