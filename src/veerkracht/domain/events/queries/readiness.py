"""How many came to each past meeting, and how many questions came of it: what the readiness gate rests on."""

from django.db.models import Count, Q, Sum

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.companies.rules.demand import PastMeeting
from veerkracht.domain.programme.models import Programme

from ..models import Event, Seating


def past_meetings(programme: Programme) -> list[PastMeeting]:
    """Return every meeting that somebody came to, in one query."""
    came, asked = Q(kind=TouchpointKind.ATTENDED), Q(kind=TouchpointKind.ASKED)
    facts = Touchpoint.objects.of(programme).live().filter(occasion__event__isnull=False)
    counted = facts.values_list("occasion", "occasion__event__theme", "occasion__event__kind").annotate(
        visitors=Sum("quantity", filter=came), questions=Count("pk", filter=asked)
    )
    return [
        PastMeeting(theme.strip().casefold(), visitors, questions, kind)
        for _occasion, theme, kind, visitors, questions in counted.order_by("occasion")
        if visitors
    ]


def seats_of(event: Event) -> int | None:
    """Return how many seats a meeting has, when people sign up for it here."""
    found: int | None = Seating.objects.filter(event=event).aggregate(seats=Sum("capacity"))["seats"]
    return found
