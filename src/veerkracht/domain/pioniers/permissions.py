"""Who may see candidates, score them and decide; who may decide on travel costs."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.permissions import can_change
from veerkracht.domain.programme.queries import roles_of
from veerkracht.shared.decision import ALLOWED, Decision, denied

from .models import Candidacy, InterestDeclaration, TravelExpense


def can_see_candidates(user: User | AnonymousUser, programme: Programme) -> Decision:
    """Allow who may see people: candidates are never public before a yes (PIO-1)."""
    return can_see_people(user, programme)


def can_confirm_decision(user: User | AnonymousUser, programme: Programme) -> Decision:
    """Allow the project leaders of the province; the proposer is refused by the action and by the database."""
    if isinstance(user, User) and Role.PROJECT_LEADER in roles_of(user, programme):
        return ALLOWED
    return denied(_("The province decides: a project leader who did not make the proposal."))


def can_score(user: User | AnonymousUser, candidacy: Candidacy) -> Decision:
    """Allow an assessor of the round who declared to have no interest, until the decision."""
    programme = candidacy.candidate.programme
    if not isinstance(user, User) or not can_change(user, programme):
        return denied(_("You can look but not change things here. Ask a team member to do this."))
    if not candidacy.round.assessors.filter(pk=user.pk).exists():
        return denied(_("You do not score in this selection. Ask the project leader to add you."))
    if candidacy.confirmed_at is not None:
        return denied(_("The decision on this candidate was taken in the meantime. Reload the page to see it."))
    return _is_free(user, candidacy)


def can_see_scores(user: User | AnonymousUser, candidacy: Candidacy) -> Decision:
    """Allow who declared to have no interest; an assessor gives the own scores first, not to lean on others."""
    if not isinstance(user, User):
        return denied(_("Say first whether you have an interest in this candidate."))
    free = _is_free(user, candidacy)
    if not free or candidacy.confirmed_at is not None:
        return free
    is_assessor = candidacy.round.assessors.filter(pk=user.pk).exists()
    given = candidacy.round.criteria.filter(
        scores__declaration__candidacy=candidacy, scores__declaration__by=user
    ).count()
    if is_assessor and given < candidacy.round.criteria.count():
        return denied(_("You see the scores of others after you gave yours."))
    return ALLOWED


def _is_free(user: User, candidacy: Candidacy) -> Decision:
    declared = InterestDeclaration.objects.filter(candidacy=candidacy, by=user).first()
    if declared is None:
        return denied(_("Say first whether you have an interest in this candidate."))
    if declared.has_conflict:
        return denied(
            _("You have an interest in this candidate. So you neither score nor decide here, and see no scores.")
        )
    return ALLOWED


def can_decide_expense(user: User | AnonymousUser, expense: TravelExpense) -> Decision:
    """Allow the team, except who entered the claim and who gets the money."""
    may = can_change(user, expense.programme)
    if not may:
        return may
    if user.pk in {expense.claimed_by_id, expense.paid_to_user_id, expense.pionier.person.user_id}:
        return denied(_("You entered this claim or get the money. Ask a colleague to look at it."))
    return ALLOWED
