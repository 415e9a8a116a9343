"""Which firms belong together and for which share they count (SME-4; annex art. 3 and 6)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

PARTNER_FROM = Decimal(25)
LINKED_ABOVE = Decimal(50)
WHOLE = Decimal(100)


class Kind(StrEnum):
    """How firmly two firms are tied."""

    LINKED = "linked"
    PARTNER = "partner"
    MINOR = "minor"


@dataclass(frozen=True)
class Link:
    """Who holds a part of whom, half-open in time. `percentage` is of capital or votes, whichever is greater.

    `holder` is None for a holder that is no firm of the register, which only a public body may be. None as a day means
    always, as a percentage: not known, then `kind` says between which bounds it lies.
    """

    holder: int | None
    held: int
    kind: Kind
    percentage: Decimal | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    is_public_body: bool = False
    is_exempt: bool = False

    def is_there(self, on: dt.date) -> bool:
        """Tell whether the link is in force on this day."""
        return (self.starts_on is None or self.starts_on <= on) and (self.ends_on is None or on < self.ends_on)

    @property
    def share(self) -> tuple[Decimal, Decimal]:
        """Return the least and the greatest percentage that it can be."""
        if self.percentage is not None:
            return self.percentage, self.percentage
        return _BOUNDS[self.kind]


_BOUNDS = {
    Kind.LINKED: (WHOLE, WHOLE),
    Kind.PARTNER: (PARTNER_FROM, LINKED_ABOVE),
    Kind.MINOR: (Decimal(0), PARTNER_FROM),
}


def kind_of(percentage: Decimal, *, has_control: bool) -> Kind:
    """Return the kind of a link: control or more than 50% is linked, 25% to 50% partner, less counts for nothing."""
    if has_control or percentage > LINKED_ABOVE:
        return Kind.LINKED
    return Kind.PARTNER if percentage >= PARTNER_FROM else Kind.MINOR


@dataclass(frozen=True)
class Structure:
    """Who counts with a firm on a day. Percentages by firm: least and greatest, equal unless a share is not known.

    `public` is the part that public bodies hold together, least and greatest, of the firm or of who controls it.
    """

    linked: frozenset[int]
    shares: dict[int, tuple[Decimal, Decimal]]
    public: tuple[Decimal, Decimal]

    def is_same_group(self, other: "Structure") -> bool:
        """Tell whether the same firms belong together; a point more or less for a partner is no other group."""
        return self.linked == other.linked and self.shares.keys() == other.shares.keys()


def structure(company: int, links: Iterable[Link], on: dt.date) -> Structure:
    """Return who counts with a firm on a day (SME-4).

    The firm and everybody linked with it, in a chain, count in full. The partner of any of them counts pro rata, and
    with a partner everybody linked with that partner, for the same share. Partners of partners do not count. Several
    shares in one direction add up; of cross-holdings the greater counts (art. 6(2)). A holding by an investor whom
    art. 3(2) exempts does not tie, as long as it is no control.
    """
    present = [link for link in links if link.is_there(on)]
    between = [link for link in present if link.holder is not None and not link.is_public_body]
    core = linked_with(company, between)
    shares = dict.fromkeys(core, (WHOLE, WHOLE))
    for group, share in _partners(core, between):
        shares |= dict.fromkeys(group, share)
    return Structure(core, dict(sorted(shares.items())), _public_part(company, between, present))


def linked_with(company: int, links: Iterable[Link]) -> frozenset[int]:
    """Return the firm and all that are linked with it through one or more others (art. 3(3))."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for link in links:
        if link.kind is Kind.LINKED and link.holder is not None:
            neighbours[link.holder].add(link.held)
            neighbours[link.held].add(link.holder)
    found, ahead = {company}, [company]
    while ahead:
        new = neighbours[ahead.pop()] - found
        found |= new
        ahead.extend(new)
    return frozenset(found)


def _partners(core: frozenset[int], links: list[Link]) -> list[tuple[frozenset[int], tuple[Decimal, Decimal]]]:
    """Return the partner groups of the core, each with its share."""
    ties: dict[frozenset[int], list[tuple[bool, tuple[Decimal, Decimal]]]] = defaultdict(list)
    for link in links:
        if link.kind is not Kind.PARTNER or link.is_exempt or link.holder is None:
            continue
        if (link.holder in core) != (link.held in core):
            holds = link.holder in core
            partner = link.held if holds else link.holder
            ties[linked_with(partner, links)].append((holds, link.share))
    return [(group, _greater(shares)) for group, shares in ties.items()]


def _greater(shares: list[tuple[bool, tuple[Decimal, Decimal]]]) -> tuple[Decimal, Decimal]:
    """Return the greater of what is held and what is held by; within one direction shares add up, to all at most."""
    sums = [
        tuple(sum((share[end] for holds, share in shares if holds is direction), Decimal(0)) for end in (0, 1))
        for direction in (True, False)
    ]
    least, greatest = (min(WHOLE, max(each[end] for each in sums)) for end in (0, 1))
    return least, greatest


def _public_part(company: int, between: list[Link], present: list[Link]) -> tuple[Decimal, Decimal]:
    """Return what public bodies hold of the firm, or of a firm that controls it, when that is more (art. 3(4))."""
    held_by: dict[int, set[int]] = defaultdict(set)
    for link in between:
        if link.kind is Kind.LINKED and link.holder is not None:
            held_by[link.held].add(link.holder)
    above, ahead = {company}, [company]
    while ahead:
        new = held_by[ahead.pop()] - above
        above |= new
        ahead.extend(new)
    public = [link for link in present if link.is_public_body and not link.is_exempt]
    parts = [[link.share for link in public if link.held == pk] for pk in above]
    least, greatest = (max(sum((part[end] for part in each), Decimal(0)) for each in parts) for end in (0, 1))
    return least, greatest
