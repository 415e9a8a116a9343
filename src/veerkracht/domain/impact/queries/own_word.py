"""How much companies say the programme contributed to what they did (KPI-7)."""

from typing import NamedTuple

from django.db.models import Count, Max, Q

from veerkracht.domain.companies.choices import StepState
from veerkracht.domain.companies.models import CompanyStage
from veerkracht.domain.programme.models import Programme


class ContributionAnswers(NamedTuple):
    """Activated companies by their answer: the programme helped (1 to 4), did not (0), or was never asked."""

    helped: int
    did_not: int
    not_asked: int


def contribution(programme: Programme) -> ContributionAnswers:
    """Return the activated companies by the highest answer on any step that counts. One query."""
    counts = Q(company__steps__state__in=[StepState.EVIDENCED, StepState.CONFIRMED])
    answers = (
        CompanyStage.objects.filter(programme=programme, activated_on__isnull=False)
        .annotate(answer=Max("company__steps__contribution", filter=counts))
        .aggregate(
            helped=Count("pk", filter=Q(answer__gte=1)),
            did_not=Count("pk", filter=Q(answer=0)),
            not_asked=Count("pk", filter=Q(answer__isnull=True)),
        )
    )
    return ContributionAnswers(**answers)
