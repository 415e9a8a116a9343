"""The link with which a fan invites its own members, and what came by it: numbers only."""

import secrets

from django.db.models import F

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Occasion
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..models import Fan, Invitation
from ..rules.invitations import new_link_code


@action
def make_invitation(*, fan: Fan, occasion: Occasion, by: User | None) -> Invitation:
    """Return the link of this fan to this meeting, making one when there is none; a second time is the same link."""
    about(fan)
    code = new_link_code(secrets.choice)
    return Invitation.objects.get_or_create(fan=fan, occasion=occasion, defaults={"code": code})[0]


def count_visit(invitation_id: int) -> None:
    """Count that somebody came by this link; nothing of who."""
    Invitation.objects.filter(pk=invitation_id).update(visits=F("visits") + 1)


def count_question(code: str, programme: Programme) -> None:
    """Count that a question came by this link; nothing of who asked what."""
    Invitation.objects.filter(code=code, fan__programme=programme).update(questions=F("questions") + 1)
