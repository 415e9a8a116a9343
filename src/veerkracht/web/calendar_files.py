"""Meetings as an iCalendar file (RFC 5545): one of them, or all that fit a choice."""

from collections.abc import Iterable

from icalendar import Calendar
from icalendar import Event as Entry

from veerkracht.domain.events.models import Event, Seat, SignUp
from veerkracht.domain.programme.queries import address
from veerkracht.web.visible import place_of

PRODUCT = "-//Veerkracht//Agenda//NL"


def calendar_text(events: Iterable[Event], *, name: str = "") -> bytes:
    """Return the file; a meeting keeps its identity, so that an agenda replaces it when it changes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if name:
        calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_entry(event))
    return calendar.to_ical()


def ticket_calendar(seat: Seat) -> bytes:
    """Return the file for somebody who has a seat; its number goes up when the meeting moved, so agendas follow."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    entry = _entry(seat.event)
    entry["description"] = address(seat.event.programme, "public:ticket", seat.token)
    calendar.add_component(entry)
    return calendar.to_ical()


def _entry(event: Event) -> Entry:
    link = address(event.programme, "public:event", event.pk)
    entry = Entry()
    entry.add("uid", f"event-{event.pk}@{event.programme.slug}.veerkracht")
    entry.add("dtstamp", event.starts_at)
    entry.add("sequence", _moved(event))
    entry.add("dtstart", event.starts_at)
    entry.add("dtend", event.ends_at)
    entry.add("summary", event.title)
    entry.add("location", ", ".join(filter(None, (place_of(event), event.address))))
    entry.add("description", f"{event.summary}\n\n{link}".strip())
    entry.add("url", link)
    return entry


def _moved(event: Event) -> int:
    """Return how often the meeting moved; lists fetch it beforehand."""
    how: SignUp | None = getattr(event, "sign_up", None)
    return how.moved if how is not None else 0
