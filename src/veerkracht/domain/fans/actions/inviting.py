"""The link with which a fan invites its own members."""

import secrets

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Occasion
from veerkracht.shared.audit import about, action

from ..models import Fan, Invitation
from ..rules.invitations import new_link_code


@action
def make_invitation(*, fan: Fan, occasion: Occasion, by: User | None) -> Invitation:
    """Return the link of this fan to this meeting, making one when there is none; a second time is the same link."""
    about(fan)
    code = new_link_code(secrets.choice)
    return Invitation.objects.get_or_create(fan=fan, occasion=occasion, defaults={"code": code})[0]
