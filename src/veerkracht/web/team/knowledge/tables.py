"""Items of the knowledge base with what has to happen to each."""

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table

from .wording import STATES


class ItemTable(Table):
    """One line per item."""

    row_url = ("team:item", "pk")

    title = columns.TextColumn(verbose_name=_("Title"))
    kind = columns.BadgeColumn(verbose_name=_("Kind"), labels=dict(ItemKind.choices))
    state = columns.BadgeColumn(verbose_name=_("State"), labels=STATES, orderable=False)
    owner = columns.TextColumn(verbose_name=_("Owner"), only_wide=True, orderable=False)
    times_read = columns.NumberColumn(verbose_name=_("Read in 13 weeks"))
    checked_on = columns.DayColumn(verbose_name=_("Last checked"), only_wide=True)
    review_on = columns.DayColumn(verbose_name=_("Look again on"))
