"""The plain values that views hand to tags: links, chips, rail items, timeline items."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Link:
    """One tab, crumb or menu link. ``count`` stands beside the label when it is not None."""

    label: str
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is a link: ``active`` says whether it holds now; following it turns it on or off."""

    label: str
    url: str
    active: bool = False
    count: int | str | None = None


@dataclass(frozen=True, slots=True)
class RailItem:
    """A word in the team's rail. ``count`` needs attention now (0 shows nothing); ``key`` is the letter after ``g``."""

    label: str
    url: str
    icon: str
    count: int = 0
    active: bool = False
    key: str = ""


class TimelineItem(NamedTuple):
    """Something that happened: when, what, by whom, and where its evidence opens."""

    when: date | datetime
    title: str
    detail: str = ""
    url: str = ""
    icon: str = "check"
    tone: str = "neutral"


class Term(NamedTuple):
    """One line of a definition list; ``note`` says where the value comes from."""

    term: str
    value: object
    note: str = ""
