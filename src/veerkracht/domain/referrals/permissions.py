"""Who may read and handle questions: their texts are confidential."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import ALLOWED, Decision, denied


def can_handle_questions(user: User | AnonymousUser, programme: Programme) -> Decision:
    """Allow only the people who answer; others see counts."""
    if can_change(user, programme):
        return ALLOWED
    return denied(_("Only the people who answer questions may read them. The overview shows how many there are."))
