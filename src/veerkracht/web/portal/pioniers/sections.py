"""What a pionier sees: the year card, the coming dates, what came of the cards, the own profile."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from veerkracht.domain.accounts.models import User
from veerkracht.domain.events.models import Event
from veerkracht.domain.pioniers.models import Pionier, ValueMoment
from veerkracht.domain.pioniers.rules.duty import YearCard, year_card
from veerkracht.domain.pioniers.rules.profile import text_version as version_of
from veerkracht.domain.pioniers.rules.reciprocity import RECEIVED
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.choices import HELPED_ON, UNDER_WAY, Outcome, QuestionState
from veerkracht.domain.referrals.models import ReferralCard


@dataclass(frozen=True)
class PionierSection:
    """A pionier's own page. It holds counts of questions, never their texts."""

    pionier: Pionier
    year: YearCard | None
    events: "QuerySet[Event]"
    cards: "QuerySet[ReferralCard]"

    @property
    def came_back(self) -> "QuerySet[ValueMoment]":
        """Return what this pionier got back lately: only the friendly side (PIO-5)."""
        return ValueMoment.objects.filter(pionier=self.pionier, kind__in=RECEIVED).order_by("-on", "-pk")[:5]

    @property
    def text_version(self) -> str:
        """Return a mark of the profile as it is shown, so that nobody says yes to another text."""
        return text_version(self.pionier)


def own_pionier(user: User, programme: Programme) -> Pionier | None:
    """Return the pionier that this user is in this programme."""
    pioniers = Pionier.objects.of(programme).filter(person__user=user)
    return pioniers.select_related("person", "company", "programme").first()


def pionier_section(user: User, programme: Programme) -> PionierSection | None:
    """Return what this user sees as a pionier; None when the user is none."""
    pionier = own_pionier(user, programme)
    if pionier is None:
        return None
    events = Event.objects.of(programme).filter(occasion__engagements__pionier=pionier)
    coming = events.filter(occasion__starts_at__gte=programme.now()).order_by("occasion__starts_at", "pk")
    return PionierSection(pionier, _year(pionier, programme), coming, _cards(pionier))


def _year(pionier: Pionier, programme: Programme) -> YearCard | None:
    today = programme.today()
    term = pionier.appointments.filter(starts_on__lte=today, ends_on__gt=today).first()
    if term is None:
        return None
    acts = pionier.engagements.order_by("on").values_list("on", flat=True)
    return year_card(term.starts_on, term.ends_on, acts, today)


def _cards(pionier: Pionier) -> "QuerySet[ReferralCard]":
    """Return the cards with how many questions came of each, and how they stand."""

    def counted(*states: QuestionState) -> Count:
        return Count("questions", filter=Q(questions__state__in=states))

    cards = ReferralCard.objects.filter(pionier=pionier).select_related("occasion")
    return cards.annotate(
        asked=Count("questions"),
        waiting=counted(*UNDER_WAY),
        helped=counted(*HELPED_ON),
        ended_well=Count("questions", filter=Q(questions__outcome=Outcome.YES)),
    ).order_by("-created_at", "-pk")


def text_version(pionier: Pionier) -> str:
    """Return a mark of the profile's text."""
    return version_of(pionier.headline, pionier.story, pionier.themes)
