"""Give and end roles."""

from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action

from .models import Membership, Programme


@action
def give_role(*, programme: Programme, user: User, role: Role, by: User | None) -> Membership:
    """Give a user a role in the programme from today; does nothing when the role is held already."""
    held = Membership.objects.current(programme.today()).filter(programme=programme, user=user, role=role).first()
    if held is not None:
        return held
    return Membership.objects.create(programme=programme, user=user, role=role, starts_on=programme.today())


@action
def end_role(*, programme: Programme, user: User, role: Role, by: User | None) -> int:
    """End a role today; return how many memberships ended (0 when the user does not hold it)."""
    about(programme, role=role.value)
    held = Membership.objects.current(programme.today()).filter(programme=programme, user=user, role=role)
    return held.update(ends_on=programme.today())
