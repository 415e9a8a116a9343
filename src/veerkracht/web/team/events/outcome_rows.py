"""The figures of a meeting beside those of meetings like it, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.events.models import Event
from veerkracht.domain.events.queries.outcome import events_alike, middle_of, outcomes
from veerkracht.shared.ui.formats import money, number

UNKNOWN = "-"


@dataclass(frozen=True)
class FigureRow:
    """One figure, what this meeting has, and what the middle one like it has."""

    label: str | Promise
    here: str
    middle: str
    url: str = ""


def _one_decimal(value: Any) -> str:
    return number(value, decimals=1)


def _euro(value: Any) -> str:
    return money(value, cents=False)


SEATS, PEOPLE, ANSWERS = "team:event-seats", "#mensen", "team:event-answers"
FIGURES: tuple[tuple[str, str | Promise, Callable[[Any], str], str], ...] = (
    ("invited", _("Invited"), number, "team:event-sign-up"),
    ("registered", _("Signed up"), number, SEATS),
    ("persons", _("Came, with a name"), number, PEOPLE),
    ("stayed_away", _("Had a seat and did not come"), number, SEATS + "?state=no_show"),
    ("walk_ins", _("Came without signing up"), number, SEATS + "?state=came"),
    ("unnamed", _("Without a name"), number, "#zaal"),
    ("companies", _("Different companies"), number, PEOPLE),
    ("first_timers", _("Companies reached for the first time"), number, PEOPLE),
    ("in_target", _("Companies in the target group"), number, PEOPLE),
    ("need", _("I see the need (1 to 5, mean)"), _one_decimal, ANSWERS),
    ("answers", _("People who answered that"), number, ANSWERS),
    ("questions", _("Questions"), number, ""),
    ("steps", _("Steps of these companies within 90 days"), number, PEOPLE),
    ("cost", _("Cost"), _euro, ""),
    ("cost_per_new_company", _("Cost per company reached for the first time"), _euro, ""),
)


def outcome_of(event: Event) -> dict[str, object]:
    """Return the rows for the page of a meeting, with the meetings it is put beside."""
    alike = events_alike(event)
    found = outcomes([event, *alike])
    own = found[event.pk]
    middle = middle_of(found[each.pk] for each in alike)
    rows = [
        FigureRow(label, _said(getattr(own, name), write), _said(middle.get(name), write), _url(where, event))
        for name, label, write, where in FIGURES
    ]
    return {"outcome": rows, "alike": alike}


def _said(value: Any, write: Callable[[Any], str]) -> str:
    return UNKNOWN if value is None else write(value)


def _url(where: str, event: Event) -> str:
    if not where.startswith("team:"):
        return where
    name, _mark, query = where.partition("?")
    return reverse(name, args=[event.pk]) + (f"?{query}" if query else "")
