"""What the team knows of the fans of the example: members, contacts, agreements, talks, links and own events."""

import datetime as dt
import random

from django.utils import timezone

from veerkracht.domain.companies.models import Person
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.choices import Membership, OwnEventState, Way
from veerkracht.domain.fans.models import (
    Fan,
    FanAgreement,
    FanContact,
    FanTalk,
    Invitation,
    OwnEvent,
)
from veerkracht.domain.fans.rules.invitations import new_link_code
from veerkracht.domain.programme.models import Programme

from .cast import at

SEED = 20190923
SOURCES = (
    "jaarverslag 2018 (verzonnen)",
    "site van het netwerk (verzonnen)",
    "schatting van de contactpersoon (verzonnen)",
)
NOTES = (
    "Wil in het najaar een avond over zelfroosteren.",
    "Tevreden over de vorige spreker; vraagt iemand uit de bouw.",
    "Neemt ons verhaal mee in de nieuwsbrief.",
)
OTHERS = (
    "Ineke Wolbers",
    "Tjeerd Kappert",
    "Gerda Nijenhuis",
    "Ruben Elferink",
    "Hanneke Oosterveld",
    "Bas Wesselink",
    "Loes Holterman",
)


def relate_fans(programme: Programme) -> None:
    """Give every fan its members, another contact, an agreement, talks and a link; and two own events to look at."""
    draw = random.Random(SEED)  # noqa: S311 an example, the same every time
    today, fans = programme.today(), list(Fan.objects.of(programme).order_by("pk"))
    for number, fan in enumerate(fans):
        _members(fan, draw, number, today)
        other = Person.objects.create(
            programme=programme, name=OTHERS[number % len(OTHERS)], email=f"fan{number + 1}.tweede@example.org"
        )
        FanContact.objects.create(fan=fan, person=other, role="secretariaat")
        FanAgreement.objects.create(
            fan=fan, text="Twee avonden per jaar; de fan nodigt de eigen leden uit.", agreed_on=dt.date(2017, 2, 1)
        )
        FanTalk.objects.bulk_create(
            FanTalk(
                fan=fan,
                on=today - dt.timedelta(days=20 + 60 * back + 9 * number),
                way=draw.choice(list(Way)),
                note=note,
            )
            for back, note in enumerate(NOTES)
        )
        for event in Event.objects.of(programme).filter(fan=fan).order_by("-occasion__starts_at", "pk")[:2]:
            Invitation.objects.create(
                fan=fan,
                occasion=event.occasion,
                code=new_link_code(draw.choice),
                visits=draw.randint(12, 90),
                questions=draw.randint(0, 4),
            )
    _own_events(fans, programme, today)


def _members(fan: Fan, draw: random.Random, number: int, today: dt.date) -> None:
    fan.members, fan.members_estimated = draw.randint(8, 60) * 10, number % 3 == 2
    fan.members_source, fan.members_on = SOURCES[number % 3], today.replace(month=1, day=15)
    fan.membership = list(Membership)[number % 2]
    fan.sections = sorted(draw.sample(["C", "F", "G", "H", "J", "M"], 3))
    fan.save()


def _own_events(fans: list[Fan], programme: Programme, today: dt.date) -> None:
    """One waits for a look, of another something must change."""
    for fan, days, state, remark in (
        (fans[1], 24, OwnEventState.WAITING, ""),
        (fans[0], 38, OwnEventState.RETURNED, "Schrijft u erbij hoe mensen zich aanmelden?"),
    ):
        starts = timezone.make_aware(dt.datetime.combine(today + dt.timedelta(days=days), dt.time(19, 30)))
        OwnEvent.objects.create(
            fan=fan,
            title=f"Ledenavond {fan.name}",
            starts_at=starts,
            venue="Het clubhuis",
            municipality=fan.municipality,
            audience="leden en belangstellenden",
            summary="Een avond over werk dat mensen zelf verdelen. Aanmelden bij het secretariaat.",
            state=state,
            remark=remark,
            sent_by=fan.contact,
            sent_at=at(today - dt.timedelta(days=2), 15),
        )
