"""Give out and withdraw links to a door."""

import datetime as dt

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action

from ..models import DoorLink, Event


@action
def open_door(*, event: Event, name: str, at: dt.datetime, by: User | None) -> DoorLink:
    """Give out a link with which somebody without an account notes at this door who comes."""
    made = DoorLink.objects.create(event=event, name=name, made_by=by, made_at=at)
    about(event, door=made.pk)
    return made


@action
def withdraw_door(*, link: DoorLink, at: dt.datetime, by: User | None) -> DoorLink:
    """End a link at once; what was noted with it stays. A second time changes nothing."""
    if DoorLink.objects.filter(pk=link.pk, withdrawn_at=None).update(withdrawn_at=at):
        link.withdrawn_at = at
    about(link.event, door=link.pk)
    return link


@action
def give_door_back(*, link: DoorLink, by: User | None) -> DoorLink:
    """Let a withdrawn link work again."""
    DoorLink.objects.filter(pk=link.pk).update(withdrawn_at=None)
    link.withdrawn_at = None
    about(link.event, door=link.pk)
    return link
