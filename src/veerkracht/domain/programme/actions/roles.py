"""Give and end roles."""

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..models import Membership, Programme
from ..notifications import tell_about_role


class NoLeaderLeft(Refused):
    """The programme would have nobody who may give roles."""

    message = _("This is the only project leader. Make somebody else project leader first.")


@action
def give_role(*, programme: Programme, user: User, role: Role, by: User | None) -> Membership:
    """Give a user a role in the programme from today; does nothing when the role is held already."""
    return _give(programme, user, role)


@action
def invite_member(*, programme: Programme, user: User, role: Role, by: User) -> Membership:
    """Give a user a role from today and mail how to sign in; does nothing when the role is held already."""
    held = Membership.objects.current(programme.today()).filter(programme=programme, user=user, role=role).exists()
    membership = _give(programme, user, role)
    if not held:
        tell_about_role(membership, invited_by=by)
    about(membership, role=role.value)
    return membership


@action
def end_role(*, programme: Programme, user: User, role: Role, by: User | None) -> int:
    """End a role today; return how many memberships ended (0 when the user does not hold it). Raises NoLeaderLeft."""
    about(programme, role=role.value)
    # Two leaders who end each other's role at once wait for each other here.
    Programme.objects.select_for_update().get(pk=programme.pk)
    current = Membership.objects.current(programme.today()).filter(programme=programme, role=role)
    held = current.filter(user=user)
    if role == Role.PROJECT_LEADER and held.exists() and not current.exclude(user=user).exists():
        raise NoLeaderLeft
    return held.update(ends_on=programme.today())


def _give(programme: Programme, user: User, role: Role) -> Membership:
    held = Membership.objects.current(programme.today()).filter(programme=programme, user=user, role=role).first()
    if held is not None:
        return held
    membership, _made = Membership.objects.update_or_create(
        programme=programme, user=user, role=role, starts_on=programme.today(), defaults={"ends_on": None}
    )
    return membership
