"""Columns that write their own cell. django-tables2 still sorts, exports and pages; only the drawing is ours.

Every column takes ``url``: a function of the record, or ``("team:company", "pk")``: a URL name and the record's
attributes for its arguments. ``only_wide=True`` hides the column on a small screen.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import formats
from .charts.scales import level
from .icons import icon
from .markup import esc
from .tags.actions import draw_badge

DASH = "\u2013"
NOTHING = f'<span class="v-none">{DASH}</span>'
UrlSource = Callable[[Any], str] | tuple[str, ...] | None
StrOrPromise = str | Promise
Text = Callable[[Any, Any], str]


class Lean(tables.Column):
    """A column with ``cell_text(value, record)``, the escaped inside of its cell, and a fixed class for the cell."""

    cell_class = ""

    def __init__(self, *args: Any, url: UrlSource = None, only_wide: bool = False, **options: Any) -> None:
        """Take what django-tables2 takes, and where the cell links to."""
        super().__init__(*args, **options)
        self.url = url
        self.only_wide = only_wide

    def cell_text(self, value: Any, record: Any) -> str:
        """Return the escaped inside of one cell; ``value`` is never None or empty here."""
        return plain_text(value)

    def drawer(self) -> Text:
        """Return the function that draws the cells of one page; a column may remember what it drew."""
        return self.cell_text


class TextColumn(Lean):
    """Words."""


class NumberColumn(Lean):
    """Whole numbers, or ``decimals=1``; aligned right with tabular figures."""

    cell_class = "num"

    def __init__(self, *args: Any, decimals: int | None = None, **options: Any) -> None:
        """Take how many decimals are shown."""
        super().__init__(*args, **options)
        self.decimals = decimals

    def cell_text(self, value: Any, record: Any) -> str:
        """Return the number in the active language."""
        return formats.number(value, decimals=self.decimals)


class HeatColumn(NumberColumn):
    """A whole number on a ground that is darker the more it is; ``most`` is the darkest, and the number says it all."""

    def __init__(self, *args: Any, most: int, **options: Any) -> None:
        """Take the largest number of all cells that are compared."""
        super().__init__(*args, **options)
        self.most = most

    def cell_text(self, value: Any, record: Any) -> str:
        """Return the number on its ground."""
        return f'<span class="v-heat v-heat-{level(value, self.most)}">{formats.number(value)}</span>'


class MoneyColumn(Lean):
    """Euros, with cents unless ``cents=False``."""

    cell_class = "num"

    def __init__(self, *args: Any, cents: bool = True, **options: Any) -> None:
        """Take whether cents are shown."""
        super().__init__(*args, **options)
        self.cents = cents

    def cell_text(self, value: Any, record: Any) -> str:
        """Return the amount in the active language."""
        return formats.money(value, cents=self.cents)


class DayColumn(Lean):
    """A day, or the local day of a moment."""

    cell_class = "day"

    def cell_text(self, value: Any, record: Any) -> str:
        """Return the day in the active language."""
        return formats.day(value)


class MomentColumn(Lean):
    """A day with its time."""

    cell_class = "day"

    def cell_text(self, value: Any, record: Any) -> str:
        """Return day and time in the active language."""
        return formats.moment(value)


class FlagColumn(Lean):
    """Yes or no: a sign for yes, nothing for no."""

    def __init__(self, *args: Any, word: StrOrPromise, **options: Any) -> None:
        """Take the word that is spoken for yes."""
        super().__init__(*args, **options)
        self.word = word

    def drawer(self) -> Text:
        """Draw the sign once."""
        sign = icon("check", label=str(self.word))
        return lambda value, record: sign if value else ""


class BadgeColumn(Lean):
    """A code as a badge: its label by ``labels`` or the model's choices, its tone by ``tones``."""

    def __init__(
        self,
        *args: Any,
        tones: Mapping[Any, str] | None = None,
        labels: Mapping[Any, Any] | None = None,
        **options: Any,
    ) -> None:
        """Take tone and label per code; a code without a tone is neutral."""
        super().__init__(*args, **options)
        self.tones = tones or {}
        self.labels = labels or {}

    def drawer(self) -> Text:
        """Draw each code once a page: translating and escaping 50 times the same word is most of the cost."""
        drawn: dict[Any, str] = {}

        def cell(value: Any, record: Any) -> str:
            if value not in drawn:
                drawn[value] = draw_badge(str(self.label_of(value, record)), tone=self.tones.get(value, "neutral"))
            return drawn[value]

        return cell

    def label_of(self, value: Any, record: Any) -> Any:
        """Return the label of a code: from ``labels``, else ``get_<field>_display``, else the code itself."""
        if value in self.labels:
            return self.labels[value]
        display = getattr(record, f"get_{self.accessor or ''}_display", None)
        return display() if display else value


class CheckColumn(Lean):
    """A checkbox per row for an action on many; ``name`` is what the form posts, ``form`` the id of that form."""

    cell_class = "check"

    def __init__(self, *args: Any, form: str, field: str = "selected", names: str = "", **options: Any) -> None:
        """Take the form's id, the field's name and the record's attribute that names the row aloud."""
        super().__init__(*args, orderable=False, **{"verbose_name": _("Select"), **options})
        self.form = form
        self.field = field
        self.names = names

    def cell_text(self, value: Any, record: Any) -> str:
        """Return one checkbox; it says which row it takes."""
        return (
            f'<input type="checkbox" class="v-checkbox" name="{self.field}" value="{esc(value)}" form="{self.form}"'
            f' aria-label="{esc(getattr(record, self.names, "") or value)}">'
        )


def plain_text(value: Any) -> str:
    """Return any value as escaped text in the active language."""
    if isinstance(value, str):
        return esc(value)
    if isinstance(value, bool):
        return icon("check", label="✓") if value else NOTHING
    if isinstance(value, int | float | Decimal):
        return formats.number(value, decimals=None if isinstance(value, int) else 2)
    if isinstance(value, datetime):
        return formats.moment(value)
    return formats.day(value) if isinstance(value, date) else esc(value)
