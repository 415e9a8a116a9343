"""What a fan brought: meetings, people, companies, questions and steps. Different things, never added up (KPI-1)."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Sum

from veerkracht.domain.companies.choices import StepState
from veerkracht.domain.companies.models import ConcreteStep, Touchpoint
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.models import Fan, Invitation
from veerkracht.domain.referrals.models import Question

from ..choices import Dimension, Measure
from .reading import Figures, figures


@dataclass(frozen=True)
class Brought:
    """The figures of one fan."""

    meetings: int
    attendances: int
    persons: int
    companies: int
    activated: int
    questions: int
    steps: int
    visits: int


def what_fan_brought(fan: Fan, counted: Figures | None = None) -> Brought:
    """Count what came of a fan's meetings.

    Companies are distinct. A question counts when it came by a card of one of its meetings, or by the fan's own
    invitation; a step when the company was at a meeting of the fan on or before the day of the step.
    """
    counted = counted or figures(fan.programme)

    def amount(measure: Measure) -> int:
        return counted.amount(measure, dimension=Dimension.FAN, member=str(fan.pk))

    events = Event.objects.filter(fan=fan).order_by()
    by_card = Question.objects.filter(card__occasion__in=events.values("pk")).count()
    invited = Invitation.objects.filter(fan=fan).aggregate(visits=Sum("visits"), questions=Sum("questions"))
    return Brought(
        meetings=amount(Measure.MEETINGS),
        attendances=amount(Measure.ATTENDANCES),
        persons=amount(Measure.PERSONS),
        companies=amount(Measure.REACHED),
        activated=amount(Measure.ACTIVATED),
        questions=by_card + (invited["questions"] or 0),
        steps=_steps(fan),
        visits=invited["visits"] or 0,
    )


def _steps(fan: Fan) -> int:
    """Return how many proven steps were taken by companies that were at a meeting of the fan before."""
    was_there = Touchpoint.objects.live().filter(
        company_id=OuterRef("company_id"), occasion__event__fan=fan, on__lte=OuterRef("done_on")
    )
    proven = Q(state=StepState.CONFIRMED) | Q(state=StepState.EVIDENCED)
    return ConcreteStep.objects.of(fan.programme).filter(proven).filter(Exists(was_there)).count()
