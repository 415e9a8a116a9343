"""Mail about the own events of fans."""

from django.conf import settings

from veerkracht.domain.companies.notifications import write_to
from veerkracht.domain.programme.queries import address
from veerkracht.shared.mail.models import Mail

from .models import OwnEvent


def tell_team(own_event: OwnEvent) -> Mail:
    """Tell the team that a fan sent an event to look at."""
    programme = own_event.fan.programme
    return write_to(
        programme=programme,
        kind="own_event_sent",
        email=programme.contact_email,
        language=settings.LANGUAGE_CODE,
        context={"event": own_event, "fan": own_event.fan, "link": address(programme, "team:own-event", own_event.pk)},
    )


def tell_fan(own_event: OwnEvent) -> Mail | None:
    """Tell who sent it how it stands; nothing when nobody with an address is there."""
    person = own_event.sent_by or own_event.fan.contact
    if person is None or not person.email:
        return None
    programme = own_event.fan.programme
    return write_to(
        programme=programme,
        kind="own_event_answered",
        email=person.email,
        person=person,
        language=person.language,
        context={"event": own_event, "link": address(programme, "portal:fan")},
    )
