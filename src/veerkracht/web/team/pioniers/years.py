"""How the year of each pionier goes, for the list and the page."""

import datetime as dt

from veerkracht.domain.pioniers.choices import Load, Standing
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.pioniers.rules.duty import YearCard, load, standing, year_card

STANDING_TONES = {Standing.DONE: "good", Standing.ON_COURSE: "info", Standing.WORTH_A_TALK: "careful"}
LOAD_TONES = {Load.TOO_MANY: "wrong", Load.TOO_CLOSE: "careful"}


def card_of(pionier: Pionier, today: dt.date) -> YearCard | None:
    """Return the year card, or None without an appointment in force; appointments and engagements are prefetched."""
    term = next((each for each in pionier.appointments.all() if each.starts_on <= today < each.ends_on), None)
    return term and year_card(term.starts_on, term.ends_on, _acts(pionier), today)


def with_year(pionier: Pionier, today: dt.date) -> Pionier:
    """Put on the pionier what the list shows: year card, standing, load, next date."""
    card, acts = card_of(pionier, today), _acts(pionier)
    pionier.card = card  # type: ignore[attr-defined]  # for the page
    pionier.done = card.done if card else None  # type: ignore[attr-defined]  # for the page
    pionier.due = card.due if card else None  # type: ignore[attr-defined]  # for the page
    pionier.standing = standing(card, today).value if card else ""  # type: ignore[attr-defined]  # for the page
    found = load(acts, today)
    pionier.load = "" if found is Load.FINE else found.value  # type: ignore[attr-defined]  # for the page
    pionier.standing_label = Standing(pionier.standing).label if card else ""  # type: ignore[attr-defined]  # for the page
    pionier.load_label = "" if found is Load.FINE else found.label  # type: ignore[attr-defined]  # for the page
    pionier.next_on = min((act for act in acts if act >= today), default=None)  # type: ignore[attr-defined]  # for the page
    return pionier


def _acts(pionier: Pionier) -> list[dt.date]:
    return sorted(each.on for each in pionier.engagements.all())
