"""Candidates: who they are, what was said, and each move of the pipeline (PIO-1)."""

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.people import find_or_add_position
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import CandidateState, EntryKind, Proposal, StopReason
from ..models import Appointment, Candidacy, Candidate, CandidateEntry, Pionier
from ..rules.pipeline import AT_WORK, BY_APPOINTMENT, NEEDS_REASON, can_move, next_day
from .profile import new_pionier

DETAILS = ("company", "company_name", "why", "themes")


class CandidateMoved(Refused):
    """Somebody else moved the candidate while this person was looking."""

    message = gettext_lazy("Somebody moved this candidate in the meantime. Look where it stands now and choose again.")


class MoveNotInTable(Refused):
    """The table of moves does not have this one."""

    message = gettext_lazy("From here this step cannot be taken. Take the steps in between first.")


class ReasonMissing(Refused):
    """Stopping, pausing and leaving ask for a reason."""

    message = gettext_lazy("Say why. The reason helps whoever meets this person later.")


class NotDecidedYet(Refused):
    """The province has not decided to appoint this candidate."""

    message = gettext_lazy("Two people have to decide first that this candidate will be appointed. Open the selection.")


class CompanyMissing(Refused):
    """The company was not chosen from the register."""

    message = gettext_lazy("Choose the company from the register first: a pionier always belongs to one.")


class AlreadyChanging(Refused):
    """Somebody has this candidate as owner meanwhile."""

    message = gettext_lazy("This candidate has no next action any more. Reload the page.")


def hold_candidate(candidate: Candidate, seen: CandidateState | None = None) -> Candidate:
    """Return the candidate as it is now, held until the transaction ends, so that two moves never cross.

    For use inside an action. Raises CandidateMoved when it is no longer where `seen` says.
    """
    related = ("person", "programme", "company")
    held = Candidate.objects.select_for_update(of=("self",), no_key=True).select_related(*related)
    found = held.get(pk=candidate.pk)
    if seen is not None and found.state != seen:
        raise CandidateMoved
    return found


@action
def move_candidate(
    *,
    candidate: Candidate,
    to: CandidateState,
    seen: CandidateState | None = None,
    reason: StopReason | None = None,
    text: str = "",
    next_action: str = "",
    next_on: dt.date | None = None,
    at: dt.datetime,
    by: User | None,
) -> Candidate:
    """Move a candidate one step (PIO-1), with a line in the log and the next action.

    Whoever moves becomes the owner when there is none. A yes makes the pionier, not public yet; an alumnus' term ends
    today. Raises CandidateMoved, MoveNotInTable, ReasonMissing, NotDecidedYet, CompanyMissing.
    """
    candidate = hold_candidate(candidate, seen)
    state = CandidateState(candidate.state)
    if not can_move(state, to) or to in BY_APPOINTMENT:
        raise MoveNotInTable
    if to in NEEDS_REASON and reason is None:
        raise ReasonMissing
    if to == CandidateState.ACCEPTED:
        _say_yes(candidate)
    on = timezone.localdate(at)
    if to == CandidateState.ALUMNUS:
        _end_term(candidate, on)
    set_state(candidate, to, reason=reason, text=text, next_action=next_action, next_on=next_on, at=at, by=by)
    about(candidate, from_state=state.value, to_state=to.value)
    return candidate


def set_state(
    candidate: Candidate,
    to: CandidateState,
    *,
    reason: StopReason | None = None,
    text: str = "",
    next_action: str = "",
    next_on: dt.date | None = None,
    at: dt.datetime,
    by: User | None,
) -> None:
    """Write the new state, its next action and its line in the log. For use inside an action that checked the move."""
    on, before = timezone.localdate(at), candidate.state
    candidate.state, candidate.state_since = to, on
    candidate.stop_reason = reason or ""
    if candidate.owner is None and to in AT_WORK:
        candidate.owner = by
    proposed = first_action(to) if to in AT_WORK else ""
    candidate.next_action = (next_action.strip() or proposed) if to in AT_WORK else ""
    candidate.next_on = (next_on or next_day(to, on)) if to in AT_WORK else None
    candidate.save()
    CandidateEntry.objects.create(
        candidate=candidate,
        kind=EntryKind.MOVE,
        on=on,
        text=text.strip(),
        from_state=before if before != to else "",
        to_state=to,
        author=by,
        written_at=at,
    )


def first_action(to: CandidateState) -> str:
    """Return what is to be done first in a state, in the language of the moment."""
    words = {
        CandidateState.CONTACTED: _("Agree on a visit"),
        CandidateState.VISITED: _("Check the story with others"),
        CandidateState.STORY_CHECKED: _("Propose for the selection"),
        CandidateState.PROPOSED: _("Hear what the selection says"),
        CandidateState.ACCEPTED: _("Agree on text, consents and ceremony"),
    }
    return words[to]


def _say_yes(candidate: Candidate) -> None:
    """Make the pionier of a candidate whose appointment was decided on and who said yes."""
    if decision_for(candidate) is None:
        raise NotDecidedYet
    if candidate.company is None:
        raise CompanyMissing
    if not Pionier.objects.filter(person=candidate.person).exists():
        find_or_add_position(candidate.person, candidate.company)
        new_pionier(candidate.person, candidate.company, {"themes": candidate.themes})


def decision_for(candidate: Candidate) -> Candidacy | None:
    """Return the newest decision to appoint this candidate."""
    decided = Candidacy.objects.filter(
        candidate=candidate, proposal=Proposal.APPOINT, confirmed_at__isnull=False
    ).select_related("round")
    return decided.order_by("-confirmed_at", "-pk").first()


def _end_term(candidate: Candidate, on: dt.date) -> None:
    """End the term in force on this day; one that has yet to begin goes away."""
    terms = Appointment.objects.filter(pionier__person_id=candidate.person_id)
    terms.filter(starts_on__lt=on, ends_on__gt=on).update(ends_on=on)
    terms.filter(starts_on__gte=on).delete()


@action
def change_candidate(*, candidate: Candidate, details: Mapping[str, object], by: User | None) -> Candidate:
    """Change what we know of a candidate: company, themes, why."""
    candidate = hold_candidate(candidate)
    for name in DETAILS:
        if name in details:
            setattr(candidate, name, details[name])
    candidate.save()
    return candidate


@action
def plan_next(
    *, candidate: Candidate, owner: User | None, next_action: str, next_on: dt.date | None, by: User | None
) -> Candidate:
    """Agree who does what next, and when; an early gem may be without. Raises AlreadyChanging."""
    candidate = hold_candidate(candidate)
    if candidate.state in AT_WORK and not (owner and next_action.strip() and next_on):
        raise AlreadyChanging
    candidate.owner, candidate.next_action, candidate.next_on = owner, next_action.strip(), next_on
    candidate.save(update_fields=["owner", "next_action", "next_on"])
    return candidate


@action
def log_contact(
    *, candidate: Candidate, kind: EntryKind, on: dt.date, text: str, at: dt.datetime, by: User | None
) -> CandidateEntry:
    """Write down a call, a visit, a mail or a note."""
    about(candidate, kind=kind.value)
    return CandidateEntry.objects.create(
        candidate=candidate, kind=kind, on=on, text=text.strip(), author=by, written_at=at
    )


def note_pionier(pionier: Pionier, *, at: dt.datetime) -> Candidate:
    """Return the candidate behind a pionier, held; made now for one who came in beside the pipeline.

    For use inside an action that appoints.
    """
    on = timezone.localdate(at)
    given = {
        "programme": pionier.programme,
        "company": pionier.company,
        "themes": pionier.themes,
        "state": CandidateState.ACTIVE if pionier.appointments.exists() else CandidateState.APPOINTED,
        "state_since": on,
        "created_on": on,
    }
    candidate, _created = Candidate.objects.get_or_create(person=pionier.person, defaults=given)
    return hold_candidate(candidate)
