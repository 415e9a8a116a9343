"""Invented values for the gallery."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from veerkracht.shared.ui.charts.values import Bar, Series, Stage, Tile
from veerkracht.shared.ui.icons import ICONS
from veerkracht.shared.ui.items import Chip, Link, Term, TimelineItem

PLACES = (
    (3, 0, "Stw", "Steenwijkerland", 14),
    (2, 1, "Kam", "Kampen", 21),
    (3, 1, "Zwa", "Zwartewaterland", 9),
    (4, 1, "Stp", "Staphorst", 6),
    (5, 1, "Har", "Hardenberg", 18),
    (3, 2, "Zwo", "Zwolle", 74),
    (4, 2, "Dal", "Dalfsen", 12),
    (5, 2, "Omm", "Ommen", 5),
    (6, 2, "Twe", "Twenterand", None),
    (3, 3, "Dev", "Deventer", 61),
    (4, 3, "Raa", "Raalte", 17),
    (5, 3, "Hel", "Hellendoorn", 20),
    (6, 3, "Alm", "Almelo", 33),
    (7, 3, "Din", "Dinkelland", 8),
)


def samples() -> dict[str, Any]:
    """Return what the gallery shows, table and forms aside."""
    return _links() | _facts() | _charts()


def _links() -> dict[str, Any]:
    return {
        "icons": sorted(ICONS),
        "crumbs": [Link(_("Companies"), "#"), Link("Zwolle", "#"), Link("Voorbeeldbedrijf 12", "#")],
        "tabs": [
            Link(_("Timeline"), "#", current=True, count=12),
            Link(_("People"), "#", count=3),
            Link(_("Mail"), "#"),
        ],
        "chips": [
            Chip(_("Reached"), "#", count=310),
            Chip(_("Aware"), "#", active=True, count=480),
            Chip(_("Activated"), "#"),
        ],
        "steps": [_("Choose a file"), _("Check the rows"), _("Save")],
    }


def _facts() -> dict[str, Any]:
    return {
        "timeline": [
            TimelineItem(
                date(2019, 9, 12), _("Confirmed a step"), _("By mail, by the company itself"), "#", "step", "good"
            ),
            TimelineItem(
                date(2019, 9, 3), _("Asked a question"), _("After the talk in Raalte"), "#", "question", "info"
            ),
            TimelineItem(date(2019, 8, 28), _("Came to an event"), "", "", "event"),
        ],
        "terms": [
            Term(_("Trade register number"), "90000123", _("from the import of 3 Sep 2019")),
            Term(_("People"), None),
        ],
        "trend": [3, 5, 4, 8, 12, 11, 17],
    }


def _charts() -> dict[str, Any]:
    return {
        "bars": [Bar(_("Business club"), 143, "#"), Bar(_("Chamber of accountants"), 96, "#"), Bar(_("Bank"), 12, "#")],
        "stacked": [Bar("2017", 120, "", (30, 8)), Bar("2018", 180, "", (55, 20)), Bar("2019", 96, "", (80, 35))],
        "stack_names": [_("reached"), _("aware"), _("activated")],
        "lines": [
            Series(
                _("aware"),
                [(date(2017, 1, 1), 0), (date(2017, 9, 1), 90), (date(2018, 6, 1), 240), (date(2019, 9, 1), 431)],
            ),
            Series(_("activated"), [(date(2017, 1, 1), 0), (date(2018, 6, 1), 40), (date(2019, 9, 1), 118)]),
        ],
        "funnel": [Stage(_("reached"), 812, "#"), Stage(_("aware"), 431, "#"), Stage(_("activated"), 118, "#")],
        "tiles": [Tile(column - 2, row, short, name, value, "#") for column, row, short, name, value in PLACES],
    }
