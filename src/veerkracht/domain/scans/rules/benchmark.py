"""Compare a company with others: at least ten, of its sector and size when there are enough (domain.md 4.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

FEWEST_COMPANIES = 10


@dataclass(frozen=True)
class Peer:
    """One other company: its sector and size as known, and its latest scores by dimension."""

    company: int
    sector: str
    size: str
    scores: dict[str, float]


@dataclass(frozen=True)
class Benchmark:
    """With whom was compared (`sector_size`, `sector`, `size` or `all`), how many, and their mean per dimension."""

    group: str
    companies: int
    means: dict[str, float]


def benchmark(peers: Sequence[Peer], *, sector: str, size: str, codes: Sequence[str]) -> Benchmark | None:
    """Return the narrowest group with at least ten companies: sector and size, sector, size, all; None without one.

    Every company counts once and the own one is not among the peers; a dimension without ten scores has no mean.
    """
    groups = (
        ("sector_size", [each for each in peers if sector and size and (each.sector, each.size) == (sector, size)]),
        ("sector", [each for each in peers if sector and each.sector == sector]),
        ("size", [each for each in peers if size and each.size == size]),
        ("all", list(peers)),
    )
    for name, found in groups:
        if len({each.company for each in found}) >= FEWEST_COMPANIES:
            return Benchmark(name, len(found), _means(found, codes))
    return None


def _means(peers: Sequence[Peer], codes: Sequence[str]) -> dict[str, float]:
    found = {code: [each.scores[code] for each in peers if code in each.scores] for code in codes}
    return {code: fmean(values) for code, values in found.items() if len(values) >= FEWEST_COMPANIES}
