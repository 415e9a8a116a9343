"""What a brochure says, and which items stand in it in which order."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.knowledge.models import Brochure, ItemPage

TOO_LONG = _("Make it shorter: at most %(limit_value)d characters, now it is %(show_value)d.")
WRONG_PLACE = _("Write a whole number from 1 to 999, or leave it empty.")
LAST = 1000


class Line(NamedTuple):
    """An item that can be chosen, with its two fields."""

    item: ItemPage
    chosen: forms.BoundField
    place: forms.BoundField


class BrochureFilter(django_filters.FilterSet):
    """Words of the title or subtitle."""

    q = django_filters.CharFilter(label=_("Search brochures"), method="search")

    class Meta:
        model = Brochure
        fields: list[str] = []

    def search(self, brochures: "QuerySet[Brochure]", name: str, words: str) -> "QuerySet[Brochure]":
        """Look in title and subtitle."""
        return brochures.filter(Q(title__icontains=words) | Q(subtitle__icontains=words))


class BrochureForm(forms.Form):
    """Cover, foreword, and a box with a number for every item."""

    title = forms.CharField(
        label=_("Title on the cover"),
        max_length=100,
        error_messages={"required": _("Write what stands on the cover."), "max_length": TOO_LONG},
    )
    subtitle = forms.CharField(
        label=_("Subtitle"), max_length=150, required=False, error_messages={"max_length": TOO_LONG}
    )
    foreword = forms.CharField(
        label=_("Foreword"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, *args: Any, items: Sequence[ItemPage], **kwargs: Any) -> None:
        """Add the two fields of every item."""
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            self.fields[f"chosen_{item.pk}"] = forms.BooleanField(label=item.title, required=False)
            label = _("Number of %(title)s") % {"title": item.title}
            self.fields[f"place_{item.pk}"] = forms.IntegerField(
                label=label,
                widget=forms.NumberInput(attrs={"aria-label": label}),
                required=False,
                min_value=1,
                max_value=LAST - 1,
                error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), WRONG_PLACE),
            )

    @property
    def cover(self) -> list[forms.BoundField]:
        """Return the fields about the brochure as a whole."""
        return [self["title"], self["subtitle"], self["foreword"]]

    @property
    def lines(self) -> list[Line]:
        """Return the items with their fields."""
        return [Line(item, self[f"chosen_{item.pk}"], self[f"place_{item.pk}"]) for item in self.items]

    def chosen_items(self) -> list[ItemPage]:
        """Return the ticked items by number; those without one come last, in the order of the list."""
        given = self.cleaned_data
        ticked = [item for item in self.items if given[f"chosen_{item.pk}"]]
        return sorted(ticked, key=lambda item: given[f"place_{item.pk}"] or LAST)


def initial_of(brochure: Brochure) -> dict[str, object]:
    """Return what the form starts with."""
    initial: dict[str, object] = {name: getattr(brochure, name) for name in ("title", "subtitle", "foreword")}
    for line in brochure.lines.order_by("position"):
        initial |= {f"chosen_{line.item_id}": True, f"place_{line.item_id}": line.position}
    return initial
