"""What a fan sees: the own contribution in figures that are never added up, the stages, the coming meetings."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.functional import Promise

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Person
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.choices import OwnEventState
from veerkracht.domain.fans.models import Fan, OwnEvent, Stage
from veerkracht.domain.impact.choices import Dimension, Measure
from veerkracht.domain.impact.queries import Figures, figures
from veerkracht.domain.programme.models import Programme

SHOWN = (Measure.MEETINGS, Measure.ATTENDANCES, Measure.PERSONS, Measure.REACHED, Measure.ACTIVATED)


MOST_SENT = 10


class OwnFigure(NamedTuple):
    """One figure of one fan."""

    label: Promise
    definition: Promise
    amount: int


@dataclass(frozen=True)
class FanSection:
    """A fan's own page."""

    fan: Fan
    figures: list[OwnFigure]
    stages: "QuerySet[Stage]"
    events: "QuerySet[Event]"
    own_events: "QuerySet[OwnEvent]"


def own_fans(user: User, programme: Programme) -> "QuerySet[Fan]":
    """Return the fans of which this user is the main contact, or another one."""
    people = Person.objects.of(programme).filter(user=user)
    return Fan.objects.of(programme).spoken_for_by(people).order_by("name", "pk")


def fan_sections(user: User, programme: Programme) -> list[FanSection]:
    """Return a section per fan; usually one."""
    fans = list(own_fans(user, programme))
    counted = figures(programme) if fans else None
    return [_section(fan, programme, counted) for fan in fans if counted is not None]


def _section(fan: Fan, programme: Programme, counted: Figures) -> FanSection:
    own = [
        OwnFigure(each.label, each.definition, counted.amount(each, dimension=Dimension.FAN, member=str(fan.pk)))
        for each in SHOWN
    ]
    coming = Event.objects.of(programme).filter(fan=fan, occasion__starts_at__gte=programme.now())
    stages = fan.stages.select_related("occasion").order_by("-on", "-pk")
    sent = fan.own_events.exclude(state=OwnEventState.WITHDRAWN).order_by("-starts_at", "-pk")[:MOST_SENT]
    return FanSection(fan, own, stages, coming.order_by("occasion__starts_at", "pk"), sent)
