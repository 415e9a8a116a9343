"""The chips above the overview: which companies, which quarter, which measure."""

import datetime as dt
from typing import NamedTuple

from django.utils.translation import gettext as _

from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.rules.calendar import next_quarter, quarter_start
from veerkracht.shared.ui.items import Chip

from .selection import SPLITS, TARGET_GROUP, Selection
from .wording import quarter_in_words

RECENT = 5


class Choices(NamedTuple):
    """Chips per question; every chip is the URL."""

    companies: list[Chip]
    quarters: list[Chip]
    earlier: list[Chip]
    splits: list[Chip]


def choices(selection: Selection, programme: Programme, today: dt.date) -> Choices:
    """Return what can be chosen, with what is chosen now."""
    quarters = [_quarter(selection, first) for first in quarters_of(programme, today)]
    companies = [
        Chip(_("all companies"), selection.url(in_target=None), selection.in_target is None),
        Chip(_("target group only"), selection.url(in_target=TARGET_GROUP), selection.in_target is not None),
    ]
    whole = Chip(_("whole period"), selection.url(quarter=None), selection.quarter is None)
    splits = [
        Chip(str(measure.label), f"{selection.url(split=measure)}#splits", selection.split is measure)
        for measure in SPLITS
    ]
    return Choices(companies, [whole, *quarters[:RECENT]], quarters[RECENT:], splits)


def _quarter(selection: Selection, first: dt.date) -> Chip:
    is_chosen = selection.quarter == first
    return Chip(quarter_in_words(first), selection.url(quarter=None if is_chosen else first), is_chosen)


def quarters_of(programme: Programme, today: dt.date) -> list[dt.date]:
    """Return the quarters of the programme up to today, newest first."""
    found, quarter = [], quarter_start(programme.starts_on)
    while quarter <= today and quarter < programme.ends_on:
        found.append(quarter)
        quarter = next_quarter(quarter)
    return found[::-1]
