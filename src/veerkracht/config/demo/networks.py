"""Fans, pioniers and meetings."""

import datetime as dt

from django.utils.text import slugify

from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.choices import OccasionKind
from veerkracht.domain.companies.models import Occasion, Person
from veerkracht.domain.events.choices import EventKind
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.choices import StageState
from veerkracht.domain.fans.models import Fan, Stage
from veerkracht.domain.pioniers.choices import EngagementKind
from veerkracht.domain.pioniers.models import Appointment, Engagement, Pionier
from veerkracht.domain.referrals.models import ReferralCard
from veerkracht.domain.referrals.rules.codes import new_code

from .cast import LOCAL, Cast, Held, at
from .copying import copy_rows
from .definition import FanEntry, Meeting, PionierEntry
from .draw import Draw
from .people import make_person, position
from .setting import LAST_WORKDAY, add_user

TERM_YEARS = 2
DEPUTY = "de gedeputeerde"
# Cards came into use in the summer of 2018: before that, questions came through the site.
CARDS_FROM = dt.date(2018, 6, 1)
ACTS = {EventKind.WORKSHOP: EngagementKind.WORKSHOP, EventKind.VISIT: EngagementKind.VISIT}


def _account_person(cast: Cast, role: Role, name: str) -> Person | None:
    """Return the person of the example account of this role and name, with a user; None when there is no account."""
    for account in cast.definition.accounts:
        if account.role == role and account.name == name:
            person = make_person(cast, cast.draw(name), None, name=name, email=account.email)
            person.user = add_user(cast, role=role, name=name, email=account.email)
            return person
    return None


def add_fans(cast: Cast) -> None:
    """Make the fans with their contacts."""
    draw = cast.draw("fans")
    people = [
        _account_person(cast, Role.FAN_CONTACT, entry.contact) or make_person(cast, draw, None, name=entry.contact)
        for entry in cast.definition.fans
    ]
    copy_rows(people)
    fans = [_fan(cast, entry, person) for entry, person in zip(cast.definition.fans, people, strict=True)]
    copy_rows(fans)
    cast.fans = dict(zip([entry.key for entry in cast.definition.fans], fans, strict=True))


def _fan(cast: Cast, entry: FanEntry, contact: Person) -> Fan:
    return Fan(
        programme=cast.programme,
        name=entry.name,
        kind=entry.kind,
        municipality_id=entry.municipality,
        contact=contact,
        about=entry.about,
    )


def add_pioniers(cast: Cast) -> None:
    """Make the pioniers with their firms, appointments and acts in the media."""
    draw = cast.draw("pioniers")
    entries = cast.definition.pioniers
    people = [
        _account_person(cast, Role.PIONIER, entry.name) or make_person(cast, draw, None, name=entry.name)
        for entry in entries
    ]
    copy_rows(people)
    firms = [cast.firms.of_pioniers[entry.key] for entry in entries]
    copy_rows([position(p, f, draw, e.position) for p, f, e in zip(people, firms, entries, strict=True)])
    cast.pioniers = {entry.key: _pionier(cast, entry, person) for entry, person in zip(entries, people, strict=True)}
    copy_rows(list(cast.pioniers.values()))
    copy_rows([term for entry in entries for term in _appointments(cast, entry)])
    copy_rows(
        [
            Engagement(pionier=cast.pioniers[act.pionier], kind=act.kind, on=act.on, title=act.title)
            for act in cast.definition.media
        ]
    )


def _pionier(cast: Cast, entry: PionierEntry, person: Person) -> Pionier:
    return Pionier(
        programme=cast.programme,
        person=person,
        company=cast.firms.of_pioniers[entry.key].company,
        slug=slugify(entry.name),
        headline=entry.headline,
        story=" ".join(entry.story.split()),
        themes=entry.themes,
        profile_approved_on=entry.terms[0] - dt.timedelta(days=10) if entry.approved else None,
    )


def _appointments(cast: Cast, entry: PionierEntry) -> list[Appointment]:
    return [
        Appointment(
            pionier=cast.pioniers[entry.key],
            deputy_name=DEPUTY,
            starts_on=first,
            ends_on=first.replace(year=first.year + TERM_YEARS),
            decision_note="besluitenlijst van het college",
            plaque_text=f"{entry.headline}.",
        )
        for first in entry.terms
    ]


def add_meetings(cast: Cast) -> None:
    """Make the meetings, who spoke at them, the cards that were handed out, and the stages of the fans."""
    meetings = cast.definition.meetings
    occasions = [_occasion(cast, meeting) for meeting in meetings]
    copy_rows(occasions)
    events = [_event(cast, meeting, occasion) for meeting, occasion in zip(meetings, occasions, strict=True)]
    copy_rows(events)
    cast.held = [Held(*parts) for parts in zip(meetings, events, occasions, strict=True)]
    copy_rows([act for held in cast.held for act in _speakers(cast, held)])
    _add_cards(cast)
    _add_stages(cast)


def _occasion(cast: Cast, meeting: Meeting) -> Occasion:
    starts_at = meeting.starts.replace(tzinfo=LOCAL)
    return Occasion(programme=cast.programme, kind=OccasionKind.EVENT, title=meeting.title, starts_at=starts_at)


def _event(cast: Cast, meeting: Meeting, occasion: Occasion) -> Event:
    return Event(
        occasion=occasion,
        programme=cast.programme,
        fan=cast.fans.get(meeting.fan),
        kind=meeting.kind,
        minutes=meeting.minutes,
        venue=meeting.venue,
        municipality_id=meeting.municipality or None,
        address=meeting.address,
        accessibility=meeting.accessibility,
        audience=meeting.audience,
        theme=meeting.theme,
        summary=meeting.summary,
        headcount=meeting.people,
    )


def _speakers(cast: Cast, held: Held) -> list[Engagement]:
    kind = ACTS.get(held.meeting.kind, EngagementKind.TALK)
    return [
        Engagement(pionier=cast.pioniers[key], occasion=held.occasion, kind=kind, on=held.meeting.on)
        for key in held.meeting.pioniers
    ]


def _add_cards(cast: Cast) -> None:
    """Make one card per pionier for every day, and one per pionier and meeting since cards are in use."""
    draw, taken = cast.draw("cards"), set(cast.definition.remembered_codes.values())
    wanted: list[tuple[str, dt.date | None, Occasion | None]] = [(key, None, None) for key in cast.pioniers]
    wanted += [
        (key, held.meeting.on, held.occasion)
        for held in cast.held
        for key in held.meeting.pioniers
        if held.meeting.on >= CARDS_FROM
    ]
    for key, day, occasion in wanted:
        code = cast.definition.remembered_codes.get((key, day)) if day else None
        cast.cards[key, day] = ReferralCard(
            programme=cast.programme,
            pionier=cast.pioniers[key],
            occasion=occasion,
            code=code or _free_code(draw, taken),
            created_at=at(min(day - dt.timedelta(days=7), LAST_WORKDAY) if day else CARDS_FROM, 11),
        )
    copy_rows(list(cast.cards.values()))


def _free_code(draw: Draw, taken: set[str]) -> str:
    code = new_code(draw.choice)
    while code in taken:
        code = new_code(draw.choice)
    taken.add(code)
    return code


def _add_stages(cast: Cast) -> None:
    """Make the stages: those that became a meeting, those still open, and one that was not used."""
    coming = [held for held in cast.held if held.meeting.people is None]
    planned = [
        Stage(
            fan=cast.fans[held.meeting.fan],
            title=held.meeting.title,
            on=held.meeting.on,
            expected_guests=40,
            state=StageState.PLANNED,
            occasion=held.occasion,
        )
        for held in [*[h for h in cast.held if h.meeting.fan and h not in coming][-6:], *coming]
    ]
    offered = [
        Stage(
            fan=cast.fans[offer.fan],
            title=offer.title,
            on=offer.on,
            expected_guests=offer.expected,
            note=offer.note,
            state=StageState.DECLINED if offer.declined else StageState.OFFERED,
        )
        for offer in cast.definition.offers
    ]
    copy_rows([*planned, *offered])
