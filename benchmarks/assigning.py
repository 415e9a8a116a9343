"""Assigning many open questions to providers at once: time, proof, fairness and fit, beside greedy and first come.

Run: python -m benchmarks.assigning [--questions 1000] [--providers 200] [--seed 1]. Needs no database.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Mapping

from veerkracht.domain.referrals.rules.assigning import assign, assign_greedily, assign_in_order
from veerkracht.domain.referrals.rules.shrinking import gini

AIM_SECONDS = 2
Fits = dict[int, dict[int, int]]
Rooms = dict[int, tuple[int, int]]


def main() -> None:
    """Draw a case, let each way answer, print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=1_000)
    parser.add_argument("--providers", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    fits, rooms = drawn(wanted.questions, wanted.providers, wanted.seed)
    assign({1: {1: 50}}, {1: (0, 1)})  # loads the solver, which a page does once a process
    proofs: list[bool] = []

    def best() -> dict[int, int]:
        found = assign(fits, rooms)
        proofs.append(found.is_optimal)
        return found.chosen

    seconds, ours = timed(best)
    for name, way in (("greedy", assign_greedily), ("first_come", assign_in_order)):
        other_seconds, theirs = timed(lambda way=way: way(fits, rooms))
        print(
            json.dumps(
                {
                    "name": f"assigning.beside_{name}",
                    "ours": round(seconds, 3),
                    "baseline": round(other_seconds, 3),
                    "ratio": round(seconds / max(other_seconds, 1e-9), 1),
                    "aim_seconds": AIM_SECONDS,
                    "is_optimal": all(proofs),
                    "ours_figures": figures(fits, rooms, ours),
                    "baseline_figures": figures(fits, rooms, theirs),
                }
            )
        )


def drawn(questions: int, providers: int, seed: int) -> tuple[Fits, Rooms]:
    """Return fits and rooms as a region has them: few themes, uneven room, popular providers that fit everything."""
    draw = random.Random(seed)
    rooms = {pk: (0, draw.choice((1, 2, 4, 4, 8, 12))) for pk in range(providers)}
    themes = {pk: draw.sample(range(10), draw.choice((1, 2, 2, 3))) for pk in rooms}
    quality = {pk: draw.randint(-10, 15) for pk in rooms}
    fits: Fits = {}
    for question in range(questions):
        theme = min(int(draw.expovariate(0.35)), 9)
        fits[question] = {
            pk: max(0, min(100, 60 + quality[pk] + draw.randint(-20, 20))) for pk in rooms if theme in themes[pk]
        }
    return fits, rooms


def timed(work: Callable[[], dict[int, int]]) -> tuple[float, dict[int, int]]:
    """Return CPU seconds of the best of three, and the answer."""
    best = float("inf")
    for _try in range(3):
        start = time.process_time()
        answer = work()
        best = min(best, time.process_time() - start)
    return best, answer


def figures(fits: Fits, rooms: Rooms, chosen: Mapping[int, int]) -> dict[str, float]:
    """Return served, mean fit of the served, and the Gini coefficient of load over room."""
    loads = dict.fromkeys(rooms, 0)
    for provider in chosen.values():
        loads[provider] += 1
    return {
        "served": len(chosen),
        "mean_fit": round(statistics.mean(fits[question][provider] for question, provider in chosen.items()), 2),
        "gini": round(gini([loads[pk] / rooms[pk][1] for pk in rooms]), 3),
    }


if __name__ == "__main__":
    main()
