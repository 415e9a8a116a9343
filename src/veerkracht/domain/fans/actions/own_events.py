"""A fan sends an own event, changes it or takes it back; the team asks for changes. Publishing is in `events`."""

import datetime as dt
from collections.abc import Mapping
from typing import cast

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Occasion, Person
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import OwnEventState
from ..models import Fan, OwnEvent
from ..notifications import tell_fan, tell_team

FIELDS = ("title", "starts_at", "minutes", "venue", "municipality", "audience", "summary")
OPEN = frozenset({OwnEventState.WAITING, OwnEventState.RETURNED})


class OwnEventClosed(Refused):
    """It was published or taken back meanwhile."""

    message = _("This event was published or taken back in the meantime. Reload the page to see how it stands.")


@action
def send_own_event(
    *, fan: Fan, fields: Mapping[str, object], person: Person | None, at: dt.datetime, by: User | None
) -> OwnEvent:
    """Send an own event to the team, who gets a mail; the same one twice is one."""
    about(fan)
    earlier = OwnEvent.objects.filter(
        fan=fan, title=str(fields["title"]), starts_at=cast("dt.datetime", fields["starts_at"])
    )
    found = earlier.exclude(state=OwnEventState.WITHDRAWN).first()
    if found is not None:
        return found
    made = OwnEvent(fan=fan, sent_by=person, sent_at=at)
    _set(made, fields)
    made.save()
    tell_team(made)
    return made


@action
def change_own_event(
    *, own_event: OwnEvent, fields: Mapping[str, object], at: dt.datetime, by: User | None
) -> OwnEvent:
    """Change what was sent; the team looks at it again and gets a mail. Raises OwnEventClosed."""
    found = held_open(own_event)
    _set(found, fields)
    found.state, found.remark, found.sent_at = OwnEventState.WAITING, "", at
    found.save()
    tell_team(found)
    return found


@action
def withdraw_own_event(*, own_event: OwnEvent, by: User | None) -> OwnEvent:
    """Take back what was sent and is not public yet. Raises OwnEventClosed."""
    found = held_open(own_event)
    found.state = OwnEventState.WITHDRAWN
    found.save(update_fields=["state"])
    return found


@action
def return_own_event(*, own_event: OwnEvent, remark: str, at: dt.datetime, by: User | None) -> OwnEvent:
    """Ask the fan to change something; the fan gets a mail. Raises OwnEventClosed."""
    found = held_open(own_event)
    found.state, found.remark, found.decided_by, found.decided_at = OwnEventState.RETURNED, remark, by, at
    found.save(update_fields=["state", "remark", "decided_by", "decided_at"])
    tell_fan(found)
    return found


def mark_published(own_event: OwnEvent, occasion: Occasion, *, at: dt.datetime, by: User | None) -> OwnEvent:
    """Note that it stands in the calendar, and tell the fan; for use inside an action that holds it."""
    own_event.state, own_event.occasion = OwnEventState.PUBLISHED, occasion
    own_event.decided_by, own_event.decided_at, own_event.remark = by, at, ""
    own_event.save(update_fields=["state", "occasion", "decided_by", "decided_at", "remark"])
    tell_fan(own_event)
    return own_event


def held_open(own_event: OwnEvent) -> OwnEvent:
    """Return it as it is now, held until the transaction ends, when it is still open. Raises OwnEventClosed."""
    related = ("fan__programme", "fan__contact", "sent_by", "municipality")
    rows = OwnEvent.objects.select_for_update(of=("self",), no_key=True).select_related(*related)
    found = rows.get(pk=own_event.pk)
    about(found.fan)
    if found.state not in OPEN:
        raise OwnEventClosed
    return found


def _set(own_event: OwnEvent, fields: Mapping[str, object]) -> None:
    for name in FIELDS:
        if name in fields:
            setattr(own_event, name, fields[name])
