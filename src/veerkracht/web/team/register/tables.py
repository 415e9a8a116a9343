"""The list of register files, and the lines of one."""

import datetime as dt
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import RegisterImport, RegisterLine
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.formats import day
from veerkracht.shared.ui.tables import Table

from .wording import KIND_TONES, KINDS, STATE_TONES, STATES, details_of


class FileFilter(django_filters.FilterSet):
    """State; words look in the name of the file."""

    q = django_filters.CharFilter(label=_("Search files"), field_name="file_name", lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("State"), choices=list(STATES.items()))

    class Meta:
        model = RegisterImport
        fields: list[str] = []


class FileTable(Table):
    """One line per file."""

    file_name = columns.TextColumn(verbose_name=_("File"), url=("team:register-file", "pk"))
    state = columns.BadgeColumn(verbose_name=_("State"), tones=STATE_TONES, labels=STATES)
    rows_read = columns.NumberColumn(verbose_name=_("Rows"), only_wide=True)
    as_of = columns.DayColumn(verbose_name=_("Put in"), only_wide=True, order_by=("as_of", "pk"))
    who = columns.TextColumn(verbose_name=_("Who"), accessor="uploaded_by", orderable=False, only_wide=True)

    def render_as_of(self, value: dt.date) -> str:
        """Say the day by the programme's clock."""
        return day(value)


class LineFilter(django_filters.FilterSet):
    """What happened; words look in the name."""

    q = django_filters.CharFilter(label=_("Search by name"), field_name="label", lookup_expr="icontains")
    kind = django_filters.ChoiceFilter(label=_("What happened"), choices=list(KINDS.items()))

    class Meta:
        model = RegisterLine
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[RegisterLine]) -> QuerySet[RegisterLine]:
        """Leave out rows that changed nothing, unless they are asked for."""
        lines = super().filter_queryset(queryset)
        return lines if self.form.cleaned_data.get("kind") else lines.exclude(kind="same")


class DetailsColumn(columns.TextColumn):
    """What a line did per field, also in the file."""

    def cell_text(self, value: Any, record: RegisterLine) -> str:
        """Return the words."""
        return columns.plain_text(details_of(record) or "-")

    def label_of(self, value: Any, record: RegisterLine) -> str:
        """Return the words for the file."""
        return details_of(record)


class LineTable(Table):
    """One line per row of the file that did something."""

    label = columns.TextColumn(verbose_name=_("Company or branch"), orderable=False)
    kind = columns.BadgeColumn(verbose_name=_("What happened"), tones=KIND_TONES, labels=KINDS, orderable=False)
    details = DetailsColumn(verbose_name=_("Old → new"), accessor="pk", orderable=False)
    number = columns.NumberColumn(verbose_name=_("Row"), orderable=False, only_wide=True)
