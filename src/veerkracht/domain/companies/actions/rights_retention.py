"""Clean up what is too old: show first, run later, a few rows at a time (ARC-1)."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused
from veerkracht.shared.privacy import Sweep, sweep_of, sweeps

from ..choices import RetentionState
from ..models import PrivacySettings, RetentionPeriod, RetentionRun
from ..rules.retention import before

BATCH = 200
OPEN = (RetentionState.PLANNED, RetentionState.APPROVED)


class CleanupChanged(Refused):
    """Somebody decided about it, or it ran."""

    message = _("This clean-up ran or was decided about in the meantime. Look at how it stands now.")


class UnknownClass(Refused):
    """No such class, or it has no period."""

    message = _("This class of data has no period. Choose one of the list.")


def months_of(programme: Programme) -> dict[str, int]:
    """Return the period in force per class: the programme's own, else the advised one."""
    own = dict(RetentionPeriod.objects.filter(programme=programme).values_list("code", "months"))
    return {sweep.retention.code: own.get(sweep.retention.code, sweep.months) for sweep in sweeps()}


def shown_days(programme: Programme) -> int:
    """Return how many days a clean-up is shown before it runs."""
    own = PrivacySettings.objects.filter(programme=programme).first()
    return (own or PrivacySettings()).shown_days


@action
def set_period(*, programme: Programme, code: str, months: int, by: User | None) -> RetentionPeriod:
    """Keep one class of data so many months from now on; what was planned is shown anew. Raises UnknownClass."""
    if sweep_of(code) is None:
        raise UnknownClass
    period, _created = RetentionPeriod.objects.update_or_create(
        programme=programme, code=code, defaults={"months": months}
    )
    planned = RetentionRun.objects.filter(programme=programme, code=code, state__in=OPEN)
    planned.update(state=RetentionState.STOPPED, decided_by=by)
    about(programme, code=code, months=months)
    return period


@action
def change_privacy(*, programme: Programme, is_register_public: bool, shown_days: int, by: User | None) -> None:
    """Choose whether everybody may read the register, and how long a clean-up is shown first."""
    given = {"is_register_public": is_register_public, "shown_days": shown_days}
    PrivacySettings.objects.update_or_create(programme=programme, defaults=given)
    about(programme, **given)


@action
def plan_cleanups(*, programme: Programme, on: dt.date, by: User | None = None) -> int:
    """Show what is too old now and plan when it goes; what is planned already stays as it was shown.

    Returns how many clean-ups were planned.
    """
    planned = 0
    days, months = shown_days(programme), months_of(programme)
    waiting = set(RetentionRun.objects.filter(programme=programme, state__in=OPEN).values_list("code", flat=True))
    for sweep in sweeps():
        code = sweep.retention.code
        cutoff = before(on, months[code])
        found = 0 if code in waiting else sweep.find(programme, cutoff).count()
        if found:
            planned += _plan(programme, code, cutoff, found, on=on, days=days)
    about(programme, planned=planned)
    return planned


def _plan(programme: Programme, code: str, cutoff: dt.date, found: int, *, on: dt.date, days: int) -> int:
    """Write one plan; another worker may have been first."""
    try:
        with transaction.atomic():
            RetentionRun.objects.create(
                programme=programme,
                code=code,
                before=cutoff,
                found=found,
                planned_on=on,
                runs_on=on + dt.timedelta(days=days),
            )
    except IntegrityError:
        return 0
    return 1


@action
def approve_cleanup(*, run: RetentionRun, by: User | None) -> RetentionRun:
    """Let a clean-up that was shown run the coming night. Raises CleanupChanged."""
    return _decide(run, RetentionState.APPROVED, by)


@action
def stop_cleanup(*, run: RetentionRun, by: User | None) -> RetentionRun:
    """Do not run a clean-up; what is still too old is planned and shown again. Raises CleanupChanged."""
    return _decide(run, RetentionState.STOPPED, by)


def _decide(run: RetentionRun, state: RetentionState, by: User | None) -> RetentionRun:
    run = RetentionRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if run.state not in OPEN or run.state == state:
        raise CleanupChanged
    run.state, run.decided_by = state, by
    run.save(update_fields=["state", "decided_by"])
    about(run, code=run.code)
    return run


def due_cleanups(programme: Programme, on: dt.date) -> "list[RetentionRun]":
    """Return the clean-ups that were approved, or shown long enough."""
    open_runs = RetentionRun.objects.filter(programme=programme, state__in=OPEN).order_by("pk")
    return [run for run in open_runs if run.state == RetentionState.APPROVED or run.runs_on <= on]


@action
def clean_piece(*, run: RetentionRun, at: dt.datetime, by: User | None = None) -> int:
    """Clean a piece of what was shown, 200 rows at most; return how many, 0 when all is done.

    Takes only what is older than the day that was shown, so nothing goes unseen. Cut off halfway, the next try goes on.
    """
    run = RetentionRun.objects.select_for_update(of=("self",)).select_related("programme").get(pk=run.pk)
    sweep = sweep_of(run.code)
    if run.state not in OPEN or sweep is None:
        return 0
    done = _clean(sweep, run, at=at, by=by)
    run.cleaned += done
    if not done:
        run.state, run.done_at = RetentionState.DONE, at
    run.save(update_fields=["cleaned", "state", "done_at"])
    about(run, code=run.code, rows=done)
    return done


def _clean(sweep: Sweep, run: RetentionRun, *, at: dt.datetime, by: User | None) -> int:
    ids = list(sweep.find(run.programme, run.before).values_list("pk", flat=True)[:BATCH])
    return sweep.clean(programme=run.programme, ids=ids, at=at, by=by) if ids else 0
