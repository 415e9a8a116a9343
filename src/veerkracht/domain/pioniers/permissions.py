"""Who may decide on travel costs."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import ALLOWED, Decision, denied

from .models import TravelExpense


def can_decide_expense(user: User | AnonymousUser, expense: TravelExpense) -> Decision:
    """Allow the team, except who entered the claim and who gets the money."""
    may = can_change(user, expense.programme)
    if not may:
        return may
    if user.pk in {expense.claimed_by_id, expense.paid_to_user_id, expense.pionier.person.user_id}:
        return denied(_("You entered this claim or get the money. Ask a colleague to look at it."))
    return ALLOWED
