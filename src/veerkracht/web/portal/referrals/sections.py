"""What a provider sees: what waits for a yes or no, whom it helps, its room and its days off."""

from dataclasses import dataclass

from django.db.models import QuerySet

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.choices import HandoffState
from veerkracht.domain.referrals.models import Handoff, Provider, ProviderAbsence, ProviderMonth

RECENT = 20


@dataclass(frozen=True)
class ProviderSection:
    """A provider's own page."""

    provider: Provider
    is_approved: bool
    taken: int
    room: int
    offered: "QuerySet[Handoff]"
    accepted: "QuerySet[Handoff]"
    absences: "QuerySet[ProviderAbsence]"


def own_provider(user: User, programme: Programme) -> Provider | None:
    """Return the provider of which this user is the contact."""
    found = Provider.objects.of(programme).filter(person__user=user).select_related("person", "programme")
    return found.order_by("pk").first()


def provider_section(user: User, programme: Programme) -> ProviderSection | None:
    """Return what this user sees as a provider; None when the user is none."""
    provider = own_provider(user, programme)
    if provider is None:
        return None
    today = programme.today()
    month = ProviderMonth.objects.filter(provider=provider, month=today.replace(day=1)).first()
    handoffs = Handoff.objects.filter(provider=provider).select_related(
        "proposal", "question__person", "question__company"
    )
    return ProviderSection(
        provider=provider,
        is_approved=provider.is_approved(today),
        taken=month.taken if month else 0,
        room=month.room if month else provider.capacity,
        offered=handoffs.filter(state=HandoffState.OFFERED).order_by("answer_by", "pk"),
        accepted=handoffs.filter(state=HandoffState.ACCEPTED).order_by("-answered_at", "-pk")[:RECENT],
        absences=provider.absences.filter(ends_on__gt=today).order_by("starts_on", "pk"),
    )
