"""Who may enter the workspace of a programme, and who may change things there."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.choices import WORKSPACE_ROLES, WRITING_ROLES, Role
from veerkracht.domain.accounts.models import User
from veerkracht.shared.decision import ALLOWED, Decision, denied

from .models import Programme, SavedView
from .queries import roles_of


def _has_any(user: User | AnonymousUser, programme: Programme, roles: frozenset[Role]) -> bool:
    return isinstance(user, User) and bool(roles_of(user, programme) & roles)


def can_enter_workspace(user: User | AnonymousUser, programme: Programme) -> Decision:
    """Allow every role that works for the programme, the auditor (who only reads) included."""
    if _has_any(user, programme, WORKSPACE_ROLES):
        return ALLOWED
    return denied(_("This part is for the programme team. Ask the project leader for a role if you need one."))


def can_change(user: User | AnonymousUser, programme: Programme) -> Decision:
    """Allow the team and the project leader to change the programme's data."""
    if _has_any(user, programme, WRITING_ROLES):
        return ALLOWED
    return denied(_("You can look but not change things here. Ask a team member to do this."))


def is_auditor_only(user: User, programme: Programme) -> bool:
    """Tell whether this user may see figures and evidence but has no other role in the workspace."""
    return roles_of(user, programme) & WORKSPACE_ROLES == {Role.AUDITOR}


def can_change_view(user: User | AnonymousUser, view: SavedView) -> Decision:
    """Allow whoever made the view, and the project leader to tidy what is shared."""
    is_owner = isinstance(user, User) and view.owner_id == user.pk
    if is_owner or (view.is_shared and _has_any(user, view.programme, frozenset({Role.PROJECT_LEADER}))):
        return ALLOWED
    return denied(_("Somebody else made this view. You can save it under a name of your own."))


def can_give_roles(user: User | AnonymousUser, programme: Programme) -> Decision:
    """Allow the project leader to say who works in this programme."""
    if _has_any(user, programme, frozenset({Role.PROJECT_LEADER})):
        return ALLOWED
    return denied(_("Only a project leader gives and ends roles. Ask the project leader."))
