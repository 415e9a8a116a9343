"""What people said yes to, and three requests about own data: one open, one late, one answered."""

import datetime as dt

from veerkracht.domain.companies.actions.consent_texts import kept_text
from veerkracht.domain.companies.choices import ConsentEnd, ConsentPurpose, ConsentSource, RightsKind, RightsState
from veerkracht.domain.companies.models import Consent, Person, RightsRequest
from veerkracht.domain.companies.rules.retention import answer_by

from .cast import Cast, at
from .copying import copy_rows
from .draw import Draw
from .setting import FIRST_DAY

ONE_IN_READS = 4
ENDS = 0.08
# How long after the request came in, in days; and how it stands.
REQUESTS = ((RightsKind.ACCESS, 9), (RightsKind.ERASE, 41), (RightsKind.CORRECT, 80))


def say_yes(cast: Cast) -> None:
    """Let a quarter of the guests ask for news; the pioniers say yes to photo and profile."""
    draw = cast.draw("consents")
    readers = draw.take([guest.person for guest in cast.guests], len(cast.guests) // ONE_IN_READS)
    now = at(FIRST_DAY, 8)
    texts = {purpose: kept_text(cast.programme, purpose, "nl", cast.definition.starts_on) for purpose in ConsentPurpose}
    found = [_consent(cast, draw, reader, ConsentPurpose.NEWSLETTER, ConsentSource.SITE, now) for reader in readers]
    for person in Person.objects.of(cast.programme).filter(pionier__isnull=False).order_by("pk"):
        for purpose in (ConsentPurpose.PHOTO, ConsentPurpose.PUBLIC_PROFILE, ConsentPurpose.LOGO):
            found.append(_consent(cast, draw, person, purpose, ConsentSource.PAPER, now))
    for consent in found:
        consent.text = texts[ConsentPurpose(consent.purpose)]
    copy_rows(found)


def _consent(
    cast: Cast, draw: Draw, person: Person, purpose: ConsentPurpose, source: ConsentSource, now: dt.datetime
) -> Consent:
    """Return a yes of the last two years; a few were taken back and a few were never confirmed."""
    asked_at = now - dt.timedelta(days=draw.randint(1, 700), minutes=draw.randint(0, 600))
    consent = Consent(
        programme=cast.programme,
        person=person,
        address=person.email,
        purpose=purpose,
        source=source,
        proof="formulier in de map van het programma" if source == ConsentSource.PAPER else "",
        asked_at=asked_at,
        confirmed_at=asked_at + dt.timedelta(minutes=draw.randint(1, 300)),
    )
    if source == ConsentSource.SITE and draw.chance(ENDS):
        consent.confirmed_at, consent.ended = None, ConsentEnd.LAPSED
        consent.ended_at = asked_at + dt.timedelta(days=7)
    elif source == ConsentSource.SITE and draw.chance(ENDS):
        consent.ended, consent.ended_at = ConsentEnd.ONE_CLICK, now - dt.timedelta(hours=draw.randint(1, 20))
    return consent


def ask_for_own_data(cast: Cast) -> None:
    """Write requests about own data: open, late and answered."""
    team = cast.team(cast.draw("requests"))
    people = [guest.person for guest in cast.guests if guest.person.email][: len(REQUESTS)]
    for person, (kind, days) in zip(people, REQUESTS, strict=True):
        received_on = FIRST_DAY - dt.timedelta(days=days)
        request = RightsRequest(
            programme=cast.programme,
            kind=kind,
            person=person,
            name=person.name,
            email=person.email,
            identity="gemaild vanaf het eigen adres",
            received_on=received_on,
            due_on=answer_by(received_on),
        )
        if kind == RightsKind.CORRECT:
            request.state, request.outcome, request.handled_by = RightsState.DONE, "Naam verbeterd.", team
            request.closed_at = at(received_on + dt.timedelta(days=20), 11)
        request.save()
