"""Definitions with how often they were done."""

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.scans.choices import ScanKind
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table


class ScanTable(Table):
    """One line per version."""

    row_url = ("team:scan", "pk")

    title = columns.TextColumn(verbose_name=_("Title"))
    version = columns.NumberColumn(verbose_name=_("Version"))
    kind = columns.BadgeColumn(labels=dict(ScanKind.choices), verbose_name=_("Kind"))
    licence = columns.TextColumn(verbose_name=_("Licence"), only_wide=True)
    begun = columns.NumberColumn(verbose_name=_("Begun"))
    done = columns.NumberColumn(verbose_name=_("Completed"))
    waves = columns.NumberColumn(verbose_name=_("Employee scans"))
    published_on = columns.DayColumn(verbose_name=_("Published"))
