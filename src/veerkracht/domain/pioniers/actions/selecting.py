"""A selection: rounds, declared interests, scores, and a decision by two different people."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import CandidateState, Proposal, StopReason
from ..models import Candidacy, Candidate, InterestDeclaration, Score, SelectionCriterion, SelectionRound
from .recruiting import hold_candidate, set_state


class RoundExists(Refused):
    """There is a round of that name."""

    message = _("There is already a selection with this name. Choose another name.")


class NotReadyForSelection(Refused):
    """The candidate's story was not checked yet."""

    message = _("Only candidates whose story was checked can be selected. Move the candidate first.")


class DeclareFirst(Refused):
    """Somebody wants to score without saying beforehand whether they have an interest."""

    message = _("Say first whether you have an interest in this candidate.")


class HasAnInterest(Refused):
    """Somebody with an interest in the candidate wants to score or decide."""

    message = _("You have an interest in this candidate. So you neither score nor decide here, and see no scores.")


class NotAnAssessor(Refused):
    """Somebody scores who does not belong to this round."""

    message = _("You do not score in this selection. Ask the project leader to add you.")


class AlreadyDecided(Refused):
    """The decision was taken meanwhile."""

    message = _("The decision on this candidate was taken in the meantime. Reload the page to see it.")


class NothingProposed(Refused):
    """There is nothing to decide on yet."""

    message = _("Nobody has made a proposal yet. Write one first; somebody else then decides.")


class SecondPersonNeeded(Refused):
    """Who proposed cannot decide."""

    message = _("You made this proposal yourself. Somebody else decides on it: that is the second pair of eyes.")


@action
def open_round(
    *,
    programme: Programme,
    title: str,
    score_by: dt.date,
    assessors: Sequence[User],
    criteria: Sequence[tuple[str, int]],
    candidates: Sequence[Candidate],
    at: dt.datetime,
    by: User | None,
) -> SelectionRound:
    """Open a selection with its criteria (title and weight); its candidates are proposed by that (PIO-1).

    Raises RoundExists, NotReadyForSelection.
    """
    found = SelectionRound(programme=programme, title=title.strip(), score_by=score_by)
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError as error:
        raise RoundExists from error
    found.assessors.set(assessors)
    SelectionCriterion.objects.bulk_create(
        [SelectionCriterion(round=found, title=t, weight=w, order=n) for n, (t, w) in enumerate(criteria)]
    )
    for candidate in candidates:
        _put_forward(found, candidate, at=at, by=by)
    return found


def _put_forward(found: SelectionRound, candidate: Candidate, *, at: dt.datetime, by: User | None) -> None:
    candidate = hold_candidate(candidate)
    if candidate.state not in {CandidateState.STORY_CHECKED, CandidateState.PROPOSED}:
        raise NotReadyForSelection
    Candidacy.objects.create(programme=found.programme, round=found, candidate=candidate)
    if candidate.state == CandidateState.STORY_CHECKED:
        set_state(candidate, CandidateState.PROPOSED, text=found.title, at=at, by=by)


@action
def declare_interest(
    *, candidacy: Candidacy, has_conflict: bool, note: str = "", at: dt.datetime, by: User
) -> InterestDeclaration:
    """Say whether one has an interest in this candidate; scores given before go away when one has after all.

    Who has an interest cannot take that back alone. Raises HasAnInterest.
    """
    about(candidacy, conflict=has_conflict)
    declared = InterestDeclaration.objects.select_for_update(of=("self",)).filter(candidacy=candidacy, by=by).first()
    if declared is None:
        made, created = InterestDeclaration.objects.get_or_create(
            candidacy=candidacy,
            by=by,
            defaults={"has_conflict": has_conflict, "note": note.strip(), "declared_at": at},
        )
        if created:
            return made
        declared = made
    if declared.has_conflict and not has_conflict:
        raise HasAnInterest
    declared.has_conflict, declared.note, declared.declared_at = has_conflict, note.strip(), at
    declared.save()
    if has_conflict:
        declared.scores.all().delete()
    return declared


@action
def score_candidate(*, candidacy: Candidacy, values: Mapping[SelectionCriterion, int], by: User) -> InterestDeclaration:
    """Give the scores of one person, again if need be, until the decision.

    Raises DeclareFirst, HasAnInterest, NotAnAssessor, AlreadyDecided.
    """
    candidacy = _undecided(candidacy)
    if not candidacy.round.assessors.filter(pk=by.pk).exists():
        raise NotAnAssessor
    declared = declaration_of(candidacy, by, hold=True)
    for criterion, value in values.items():
        Score.objects.update_or_create(declaration=declared, criterion=criterion, defaults={"value": value})
    about(candidacy, scores=len(values))
    return declared


def declaration_of(candidacy: Candidacy, user: User, *, hold: bool = False) -> InterestDeclaration:
    """Return what this person declared, if it leaves them free. Raises DeclareFirst, HasAnInterest."""
    declarations = InterestDeclaration.objects.filter(candidacy=candidacy, by=user)
    declared = (declarations.select_for_update(of=("self",)) if hold else declarations).first()
    if declared is None:
        raise DeclareFirst
    if declared.has_conflict:
        raise HasAnInterest
    return declared


@action
def propose_decision(*, candidacy: Candidacy, proposal: Proposal, grounds: str, at: dt.datetime, by: User) -> Candidacy:
    """Propose to the province what to decide, with grounds; a proposal may change until it is a decision.

    Raises AlreadyDecided, DeclareFirst, HasAnInterest.
    """
    candidacy = _undecided(candidacy)
    declaration_of(candidacy, by)
    candidacy.proposal, candidacy.grounds = proposal, grounds.strip()
    candidacy.proposed_by, candidacy.proposed_at = by, at
    candidacy.save()
    return candidacy


@action
def confirm_decision(*, candidacy: Candidacy, seen: Proposal, at: dt.datetime, by: User) -> Candidacy:
    """Make a proposal the decision, by somebody else than who proposed it. Who is not chosen leaves the pipeline.

    Raises AlreadyDecided, NothingProposed, SecondPersonNeeded, DeclareFirst, HasAnInterest.
    """
    candidacy = _undecided(candidacy)
    if not candidacy.proposal or candidacy.proposal != seen:
        raise NothingProposed
    if candidacy.proposed_by_id == by.pk:
        raise SecondPersonNeeded
    declaration_of(candidacy, by)
    candidacy.confirmed_by, candidacy.confirmed_at = by, at
    candidacy.save()
    candidate = hold_candidate(candidacy.candidate)
    if seen == Proposal.NOT_APPOINT and candidate.state == CandidateState.PROPOSED:
        reason = StopReason.NOT_CHOSEN
        set_state(candidate, CandidateState.DECLINED, reason=reason, text=candidacy.grounds, at=at, by=by)
    return candidacy


def _undecided(candidacy: Candidacy) -> Candidacy:
    """Return the candidacy as it is now, held until the transaction ends."""
    held = Candidacy.objects.select_for_update(of=("self",), no_key=True)
    found = held.select_related("round", "candidate").get(pk=candidacy.pk)
    if found.confirmed_at is not None:
        raise AlreadyDecided
    return found
