"""Brochures, last changed on top."""

from django.utils.translation import gettext_lazy as _

from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table


class BrochureTable(Table):
    """One line per brochure."""

    row_url = ("team:brochure", "pk")

    title = columns.TextColumn(verbose_name=_("Title"))
    subtitle = columns.TextColumn(verbose_name=_("Subtitle"), only_wide=True)
    size = columns.NumberColumn(verbose_name=_("Items"))
    changed_at = columns.DayColumn(verbose_name=_("Last changed"))
