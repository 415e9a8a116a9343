"""How the year of each pionier goes, for the list and the page."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from django.utils.functional import Promise

from veerkracht.domain.pioniers.choices import Load, Standing
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.pioniers.rules.duty import YearCard, load, standing, year_card

STANDING_TONES: Mapping[str, str] = {
    Standing.DONE.value: "good",
    Standing.ON_COURSE.value: "info",
    Standing.WORTH_A_TALK.value: "careful",
}
LOAD_TONES: Mapping[str, str] = {Load.TOO_MANY.value: "wrong", Load.TOO_CLOSE.value: "careful"}

if TYPE_CHECKING:

    class PionierInYear(Pionier):
        """A pionier with what the list shows of the year. For annotations only; nobody makes one."""

        card: YearCard | None
        done: int | None
        due: int | None
        standing: str
        standing_label: str | Promise
        load: str
        load_label: str | Promise
        next_on: dt.date | None


def card_of(pionier: Pionier, today: dt.date) -> YearCard | None:
    """Return the year card, or None without an appointment in force; appointments and engagements are prefetched."""
    term = next((each for each in pionier.appointments.all() if each.starts_on <= today < each.ends_on), None)
    if term is None:
        return None
    return year_card(term.starts_on, term.ends_on, _acts(pionier), today)


def with_year(pionier: Pionier, today: dt.date) -> "PionierInYear":
    """Put on the pionier what the list shows: year card, standing, load, next date."""
    shown, acts, card = cast("PionierInYear", pionier), _acts(pionier), card_of(pionier, today)
    shown.card = card
    shown.done = card.done if card else None
    shown.due = card.due if card else None
    shown.standing = standing(card, today).value if card else ""
    found = load(acts, today)
    shown.load = "" if found is Load.FINE else found.value
    shown.standing_label = Standing(shown.standing).label if card else ""
    shown.load_label = "" if found is Load.FINE else found.label
    shown.next_on = min((act for act in acts if act >= today), default=None)
    return shown


def _acts(pionier: Pionier) -> list[dt.date]:
    return sorted(each.on for each in pionier.engagements.all())
