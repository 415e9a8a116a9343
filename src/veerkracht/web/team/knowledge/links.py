"""Links to other sites that no longer work, and what to do about each."""

from typing import Any

import django_filters
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from veerkracht.domain.knowledge.choices import LinkState
from veerkracht.domain.knowledge.links import failing_links, links_of
from veerkracht.domain.knowledge.models import ItemLink
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import workspace


class LinkFilter(django_filters.FilterSet):
    """Words of the item or the address, and how it answered; without a choice only what somebody should mend."""

    q = django_filters.CharFilter(label=gettext_lazy("Search links"), method="search")
    state = django_filters.ChoiceFilter(label=gettext_lazy("Outcome"), choices=LinkState.choices, method="answered")

    class Meta:
        model = ItemLink
        fields: list[str] = []

    def search(self, links: Any, name: str, words: str) -> Any:
        """Look in the address and the title."""
        return links.filter(url__icontains=words) | links.filter(item__title__icontains=words)

    def answered(self, links: Any, name: str, state: str) -> Any:
        """Choose by the answer."""
        return links.filter(state=state)


class LinkTable(Table):
    """One line per link; it leads to the item."""

    row_url = ("team:item", "item_id")

    item = columns.TextColumn(verbose_name=gettext_lazy("Item"), accessor="item__title")
    url = columns.TextColumn(verbose_name=gettext_lazy("Address"))
    state = columns.BadgeColumn(verbose_name=gettext_lazy("Outcome"), labels=dict(LinkState.choices))
    moved_to = columns.TextColumn(verbose_name=gettext_lazy("New address"), only_wide=True, orderable=False)
    failing_since = columns.DayColumn(verbose_name=gettext_lazy("Fails since"))
    checked_at = columns.MomentColumn(verbose_name=gettext_lazy("Last asked"), only_wide=True)


@workspace
@require_safe
def links(request: SignedInRequest) -> HttpResponseBase:
    """List the links that somebody should mend; all links when one chooses an answer."""
    rows = (links_of if request.GET.get("state") else failing_links)(request.programme)
    return list_page(
        request,
        "team/knowledge/links.html",
        filterset=LinkFilter(request.GET, queryset=rows.order_by("failing_since", "url", "pk"), request=request),
        table_class=LinkTable,
        name=_("links"),
    )
