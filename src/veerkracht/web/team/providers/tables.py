"""The list of providers."""

import datetime as dt

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.referrals.choices import ProviderKind
from veerkracht.domain.referrals.models import Provider
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table
from veerkracht.web.requests import SignedInRequest

APPROVED, NOT_APPROVED = "approved", "not"
STANDINGS = {"approved": _("approved"), "ends_soon": _("ends soon"), "not": _("not approved"), "stopped": _("stopped")}
TONES = {"approved": "good", "ends_soon": "careful", "not": "neutral", "stopped": "neutral"}
SOON = dt.timedelta(days=30)


def standing(provider: Provider, today: dt.date) -> str:
    """Return whether we may refer to a provider, and whether that ends soon."""
    if provider.ended_on is not None and provider.ended_on <= today:
        return "stopped"
    if not provider.is_approved(today):
        return "not"
    return "ends_soon" if provider.approved_until and provider.approved_until <= today + SOON else "approved"


def _themes(request: SignedInRequest) -> QuerySet[Theme]:
    return Theme.objects.of(request.programme).main().order_by("position", "name")


class ProviderFilter(django_filters.FilterSet):
    """Words, kind, theme, and whether we may refer to them."""

    q = django_filters.CharFilter(label=_("Search providers"), method="search")
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=ProviderKind.choices)
    theme = django_filters.ModelChoiceFilter(label=_("Theme"), queryset=_themes, method="about")
    standing = django_filters.ChoiceFilter(
        label=_("Approval"), choices=[(APPROVED, _("approved")), (NOT_APPROVED, _("not approved"))], method="stands"
    )

    class Meta:
        model = Provider
        fields: list[str] = []

    def search(self, providers: QuerySet[Provider], name: str, words: str) -> QuerySet[Provider]:
        """Look in name, offer and contact."""
        for word in words.split():
            places = Q(name__icontains=word) | Q(offer__icontains=word) | Q(person__name__icontains=word)
            providers = providers.filter(places)
        return providers

    def about(self, providers: QuerySet[Provider], name: str, theme: Theme) -> QuerySet[Provider]:
        """Keep those who help with a theme or a part of it."""
        return providers.filter(Q(themes=theme) | Q(themes__parent=theme)).distinct()

    def stands(self, providers: QuerySet[Provider], name: str, value: str) -> QuerySet[Provider]:
        """Keep those to whom we may refer today, or the others."""
        approved = Provider.objects.approved(self.request.programme.today()).values("pk")
        return providers.filter(pk__in=approved) if value == APPROVED else providers.exclude(pk__in=approved)


class RoomColumn(columns.TextColumn):
    """How much of the room of this month is taken, kept on one line."""

    cell_class = "num"


class ProviderTable(Table):
    """One line per provider."""

    row_url = ("team:provider", "pk")

    name = columns.TextColumn(verbose_name=_("Provider"))
    kind = columns.BadgeColumn(verbose_name=_("Kind"), labels=dict(ProviderKind.choices), only_wide=True)
    theme_names = columns.TextColumn(verbose_name=_("Themes"), orderable=False, only_wide=True)
    room_words = RoomColumn(verbose_name=_("This month"), orderable=False)
    helped_words = columns.TextColumn(verbose_name=_("Helped"), orderable=False, only_wide=True)
    standing = columns.BadgeColumn(verbose_name=_("Approval"), tones=TONES, labels=STANDINGS, orderable=False)
    approved_until = columns.DayColumn(verbose_name=_("Until"), only_wide=True)
