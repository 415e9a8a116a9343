"""The search box over the register: milliseconds per question, beside finding and sorting all that fits.

Run: python -m benchmarks.register_search [--companies 50000] [--keep]. Of 2,200,000 companies the database is made in
about five minutes and takes 1.5 GB until it is dropped at the end; --keep leaves it for the next run.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from benchmarks import _companies
from benchmarks._matching.register import Firm, Registry
from benchmarks._matching.rows import mistyped

AIM_MS = 50
SHOWN = 20
FREQUENT = (
    "bakkerij", "bv", "b.v.", "holding", "beheer", "stichting", "bouw", "transport", "de", "van", "van de", "van der",
    "advies", "restaurant", "autobedrijf", "administratiekantoor", "b.v. amsterdam", "beheer b.v.", "holding utrecht",
    "stichting zwolle", "advies bv", "www", ".nl", "12", "jansen", "de vries", "van dijk", "bakker",
)  # fmt: skip


def main() -> None:
    """Make the database, ask the questions of each kind, print a line for each kind and one for all."""
    wanted = arguments()
    database = _companies.prepare(wanted.companies)
    kinds = questions(wanted.companies)
    try:
        ours = {kind: [measured(asked, "search_first") for asked in texts] for kind, texts in kinds.items()}
        all_of_them = {kind: [measured(asked, "search") for asked in texts[:10]] for kind, texts in kinds.items()}
        for kind in kinds:
            report(f"register_search.{kind}", ours[kind], all_of_them[kind])
        report("register_search", flat(ours), flat(all_of_them), aim_ms=AIM_MS)
        report_slips(kinds["slip"])
    finally:
        if not wanted.keep:
            _companies.drop(database)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--companies", type=int, default=50_000)
    parser.add_argument("--keep", action="store_true")
    return parser.parse_args()


def questions(companies: int) -> dict[str, list[str]]:
    """What people type, thirty of each kind, drawn from the firms that are there."""
    registry = Registry(_companies.SEED, companies)
    firms = list(islice(registry.firms(), 20_000))
    draw = random.Random(7)

    def thirty(text: Callable[[Firm], str]) -> list[str]:
        return [text(firm) for firm in draw.sample(firms, 30)]

    return {
        "name": thirty(lambda firm: firm.name),
        "word": thirty(lambda firm: draw.choice(firm.name.split())),
        "two_words": thirty(lambda firm: " ".join(firm.name.split()[:2])),
        "word_and_place": thirty(lambda firm: f"{firm.name.split()[-2:][0]} {firm.place.name}"),
        "two_letters": thirty(lambda firm: firm.name[:2].strip()),
        "three_letters": thirty(lambda firm: firm.name[:3].strip()),
        "middle": thirty(lambda firm: firm.name[2:7].strip()),
        "place": sorted({place.name for place, _weight in registry.places})[:30],
        "number": thirty(lambda firm: firm.kvk),
        "part_of_number": thirty(lambda firm: firm.kvk[:5]),
        "frequent": list(FREQUENT),
        "slip": thirty(lambda firm: mistyped(firm.name.split()[0], draw)),
    }


def measured(asked: str, method: str) -> float:
    """Milliseconds of the second time, from Python; the first brings the pages into memory."""
    for _ in range(2):
        start = time.perf_counter()
        found: Iterable[Any] = getattr(companies(), method)(asked)[:SHOWN]
        list(found)
        took = (time.perf_counter() - start) * 1_000
    return took


def companies() -> Any:
    """The companies of the one programme, with what the list of a search box shows."""
    from veerkracht.domain.companies.models import Company
    from veerkracht.domain.programme.models import Programme

    return Company.objects.of(Programme.objects.only("pk").get()).only("name", "kvk_number", "place")


def report(name: str, ours: list[float], baseline: list[float], **more: object) -> None:
    """Print one line; the ratio is that of the slowest of twenty."""
    line = {
        "name": name,
        "ours": round(p95(ours), 1),
        "baseline": round(p95(baseline), 1),
        "ratio": round(p95(ours) / p95(baseline), 2),
        "unit": "ms p95 per question",
        "median_ms": round(statistics.median(ours), 1),
        "most_ms": round(max(ours), 1),
        "questions": len(ours),
    }
    print(json.dumps({**line, **more}), flush=True)


def report_slips(texts: list[str]) -> None:
    """What it takes to find names that look like the text, after a search found nothing."""
    took = [measured(asked, "sounding_like") for asked in texts]
    line = {"name": "register_search.sounding_like", "ours": round(p95(took), 1), "baseline": None, "ratio": None}
    print(
        json.dumps({**line, "unit": "ms p95 per question", "median_ms": round(statistics.median(took), 1)}), flush=True
    )


def flat(kinds: dict[str, list[float]]) -> list[float]:
    """All kinds together."""
    return [took for times in kinds.values() for took in times]


def p95(values: list[float]) -> float:
    """The value that one in twenty passes."""
    return sorted(values)[max(round(len(values) * 0.95) - 1, 0)]


if __name__ == "__main__":
    main()
