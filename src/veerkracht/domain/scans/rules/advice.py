"""Which dimensions deserve attention, and which three next steps fit them (domain.md 4.4, ADV)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .definition import Definition
from .scoring import Scores, level_of

ATTENTION = 2
STEPS = 3
STRONG_FROM = 60.0


@dataclass(frozen=True)
class Reading:
    """What stands out: the strongest dimensions and those that ask attention, by code, most telling first."""

    strengths: tuple[str, ...]
    attention: tuple[str, ...]


def reading(definition: Definition, found: Scores, flagged: Iterable[str] = ()) -> Reading:
    """Return the two lowest dimensions plus those with a flagged gap, and at most two strong ones that are not low."""
    order = [each.code for each in definition.dimensions]
    low_first = sorted(found.known, key=lambda code: (found.known[code], order.index(code)))
    lowest = low_first[:ATTENTION]
    attention = [*lowest, *(code for code in order if code in set(flagged) and code not in lowest)]
    strong = [code for code in reversed(low_first) if found.known[code] >= STRONG_FROM and code not in attention]
    return Reading(tuple(strong[:ATTENTION]), tuple(attention))


@dataclass(frozen=True)
class Candidate:
    """Something in the programme that may be a next step: what kind, its key, and the dimensions on which it helps."""

    kind: str
    key: str
    dimensions: frozenset[str]
    fits_sector: bool = False
    fits_size: bool = False


@dataclass(frozen=True)
class NextStep:
    """A chosen step: for which dimension, and either something of the programme or one of the definition's advices."""

    dimension: str
    candidate: Candidate | None
    advice: int


def next_steps(
    definition: Definition, found: Scores, attention: Sequence[str], candidates: Sequence[Candidate]
) -> list[NextStep]:
    """Return three steps for what asks attention, of different kinds where possible, lowest dimension first.

    What the programme has goes first: a story, then a tool, then an evening and so on, each fitting sector and size
    when there is one. Where nothing fits, the definition's own advice stands in. None without any score.
    """
    if not attention:
        return []
    chosen: list[NextStep] = []
    used_kinds: set[str] = set()
    advices: dict[str, int] = {}
    for place in range(STEPS):
        code = attention[place % min(len(attention), ATTENTION)]
        free = [each for each in candidates if code in each.dimensions and each.kind not in used_kinds]
        best = min(free, key=_rank, default=None)
        if best is not None:
            used_kinds.add(best.kind)
        else:
            advices[code] = advices.get(code, -1) + 1
        chosen.append(NextStep(code, best, advices.get(code, 0)))
    return chosen


KINDS = ("story", "tool", "event", "circle", "voucher", "scan", "article", "video", "research", "scheme")


def _rank(each: Candidate) -> tuple[int, bool, bool, str]:
    order = KINDS.index(each.kind) if each.kind in KINDS else len(KINDS)
    return (order, not each.fits_sector, not each.fits_size, each.key)


def forms(definition: Definition, found: Scores, attention: Sequence[str]) -> Mapping[str, str]:
    """Return per dimension the code of the level whose kind of step fits (ADV: the level steers the form)."""
    return {code: level_of(definition, found.known[code]).code for code in attention if code in found.known}
