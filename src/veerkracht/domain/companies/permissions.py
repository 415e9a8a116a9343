"""Who may see and change a company and its people."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import ALLOWED, Decision, denied

from .models import Company, Position


def works_at(user: User | AnonymousUser, company: Company) -> bool:
    """Tell whether this user has a current position at the company."""
    return (
        isinstance(user, User)
        and Position.objects.filter(person__user=user, company=company, ends_on__isnull=True).exists()
    )


def can_record_step(user: User | AnonymousUser, company: Company) -> Decision:
    """Allow the team, and people of the company itself."""
    if can_change(user, company.programme) or works_at(user, company):
        return ALLOWED
    return denied(_("Only the team and people of the company itself may record a step."))
