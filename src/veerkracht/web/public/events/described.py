"""A meeting in the words of schema.org, for search engines."""

from collections.abc import Iterable

from veerkracht.domain.events.choices import EventKind
from veerkracht.domain.events.models import Event
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.queries import address
from veerkracht.web.visible import place_of

MODES = "https://schema.org/{}EventAttendanceMode"


def event_data(event: Event, speakers: Iterable[Pionier]) -> dict[str, object]:
    """Return the Event (https://schema.org/Event) with place, who invites and who speaks."""
    programme = event.programme
    link = address(programme, "public:event", event.pk)
    organiser = event.fan.name if event.fan else programme.name
    data: dict[str, object] = {
        "@type": "Event",
        "name": event.title,
        "startDate": event.starts_at.isoformat(),
        "endDate": event.ends_at.isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": MODES.format("Online" if event.kind == EventKind.ONLINE else "Offline"),
        "url": link,
        "image": address(programme, "public:event-picture", event.pk),
        "isAccessibleForFree": True,
        "organizer": {"@type": "Organization", "name": organiser},
        "performer": [{"@type": "Person", "name": str(pionier)} for pionier in speakers],
        "location": _location(event, link),
    }
    return data | ({"description": event.summary} if event.summary else {})


def _location(event: Event, link: str) -> dict[str, object]:
    if event.kind == EventKind.ONLINE:
        return {"@type": "VirtualLocation", "url": link}
    municipality = str(event.municipality or "")
    postal = {"@type": "PostalAddress", "streetAddress": event.address, "addressLocality": municipality}
    return {
        "@type": "Place",
        "name": place_of(event) or event.programme.region_name,
        "address": {name: value for name, value in postal.items() if value} | {"addressCountry": "NL"},
    }
