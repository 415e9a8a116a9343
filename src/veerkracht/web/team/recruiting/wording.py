"""Chains of people who know each other, and parts of the group, in words."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from veerkracht.domain.impact.queries import Introduction
from veerkracht.domain.impact.queries.introductions import TEAM, Named
from veerkracht.domain.pioniers.rules.introduction import Acquaintance, Tie

ROLES: Mapping[str, Promise] = {"pionier": gettext_lazy("pionier"), "fan": gettext_lazy("contact of a fan")}


class ChainStep(NamedTuple):
    """One step in words: who, what they are to us, whose page opens, and why the one before knows them."""

    name: str
    role: str
    person_id: int | None
    reasons: list[str]


class Chain(NamedTuple):
    """A way to somebody: whom to ask first, and every step."""

    first: str
    steps: list[ChainStep]


def chains_in_words(found: Iterable[Introduction]) -> list[Chain]:
    """Return the chains as a page says them."""
    chains = []
    for each in found:
        steps = [
            ChainStep(_called(who), str(ROLES.get(who.role, "")), who.person_id, [_because(tie) for tie in ties])
            for who, ties in zip(each.people[1:], each.steps, strict=True)
        ]
        chains.append(Chain(steps[0].name, steps))
    return chains


def _called(who: Named) -> str:
    return _("the team") if who.role == TEAM else who.name


def _because(tie: Acquaintance) -> str:
    """Return why two people know each other."""
    times = {"number": tie.times, "what": tie.what}
    if tie.tie == Tie.NOMINATED:
        return _("nominated this person")
    if tie.tie == Tie.WORKS_WITH:
        return _("works with the team")
    if tie.tie == Tie.IN_CONTACT:
        return _("talked with the team")
    if tie.tie == Tie.COLLEAGUE:
        return _("works at %(what)s too") % times
    if tie.tie == Tie.SPOKE_AT:
        return ngettext("spoke once at %(what)s", "spoke %(number)s times at %(what)s", tie.times) % times
    if tie.tie == Tie.GUEST_OF_FAN:
        return ngettext("was once a guest of %(what)s", "was %(number)s times a guest of %(what)s", tie.times) % times
    if tie.tie == Tie.HEARD:
        return (
            ngettext(
                "heard the story at “%(what)s”", "heard the story %(number)s times, such as at “%(what)s”", tie.times
            )
            % times
        )
    return (
        ngettext("both came to “%(what)s”", "both came to %(number)s evenings, such as “%(what)s”", tie.times) % times
    )
