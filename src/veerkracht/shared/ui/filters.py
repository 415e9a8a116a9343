"""What a filter bar shows of a django-filter FilterSet: the search box, the active filters and how to take them off."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from django.forms import BoundField
from django.utils.http import urlencode

from . import formats
from .facets import Facets
from .items import Chip

NOT_KEPT = frozenset({"page", "_export"})
# How the widgets of a range name their two ends.
RANGE_SUFFIXES = ("min", "max", "after", "before", "0", "1")
Pairs = list[tuple[str, str]]


class ActiveFilter(NamedTuple):
    """One filter that holds now: its words and the URL's query without it."""

    label: str
    value: str
    query_without: str


def pairs_of(data: Any) -> Pairs:
    """Return the query's pairs in order, without empty ones and without page and export."""
    if not data:
        return []
    lists = data.lists() if hasattr(data, "lists") else ((name, [value]) for name, value in data.items())
    return [
        (name, str(value))
        for name, values in lists
        if name not in NOT_KEPT
        for value in values
        if value not in {"", None}
    ]


def query(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the pairs as a URL query; an empty one is ``?`` so that the link really goes to the bare page."""
    return f"?{urlencode(list(pairs))}"


def active_filters(form: Any, pairs: Pairs, *, leave_out: Collection[str] = ()) -> Iterator[ActiveFilter]:
    """Yield every filter that has a value, with its words as a person chose them."""
    for bound in form:
        names = {bound.name, *(f"{bound.name}_{suffix}" for suffix in RANGE_SUFFIXES)}
        if bound.name in leave_out or not any(name in names for name, _value in pairs):
            continue
        for value in shown_values(bound, form):
            yield ActiveFilter(str(bound.label), value, query(pair for pair in pairs if pair[0] not in names))


def shown_values(bound: BoundField, form: Any) -> list[str]:
    """Return the chosen value of one filter in words, as one line; nothing when the value was refused."""
    value = getattr(form, "cleaned_data", {}).get(bound.name)
    if value is None or value == "" or value == []:
        return []
    choices = {str(code): str(label) for code, label in getattr(bound.field, "choices", ())}
    if isinstance(value, list | tuple | set):
        return [", ".join(choices.get(str(each), str(each)) for each in value)]
    if isinstance(value, slice):
        return [" \u2013 ".join(_ends(value))]
    return [choices.get(str(value)) or _in_words(value)]


def _ends(value: slice) -> list[str]:
    return [_in_words(end) if end is not None else "…" for end in (value.start, value.stop)]


def _in_words(value: Any) -> str:
    return formats.day(value) if hasattr(value, "weekday") else str(value)


def quick_chips(bound: BoundField, pairs: Pairs, facets: Facets | None = None) -> list[Chip]:
    """Return a chip per choice of one filter: following it sets that choice, or takes it off when it is set."""
    others = [pair for pair in pairs if pair[0] != bound.name]
    chosen = {value for name, value in pairs if name == bound.name}
    return [
        Chip(
            str(label),
            query(others if str(code) in chosen else [*others, (bound.name, str(code))]),
            str(code) in chosen,
            facets.shown(bound.name, code) if facets else None,
        )
        for code, label in getattr(bound.field, "choices", ())
        if code not in {"", None}
    ]
