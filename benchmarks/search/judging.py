"""Judged queries and the measures over them: nDCG@10, share without results, and MRR@10 for known items."""

import math
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean

DEPTH = 10
Search = Callable[[str], Sequence[str]]
Grades = dict[str, int]
LETTERS = "abcdefghijklmnoprstuvwz"


def judged(titles: Sequence[str]) -> dict[str, Grades]:
    """Return the grades by query; a grade names an item by the beginning of its title."""
    found: dict[str, Grades] = {}
    for line in Path(__file__).with_name("judged.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            query, _, grades = line.partition(" | ")
            found[query] = dict(_grade(each, titles) for each in grades.split("; "))
    return found


def _grade(text: str, titles: Sequence[str]) -> tuple[str, int]:
    start, _, grade = text.partition("=")
    names = [title for title in titles if title.startswith(start)]
    if len(names) != 1:
        raise ValueError(f"{start!r} names {len(names)} items")
    return names[0], int(grade)


def ndcg(found: Sequence[str], grades: Grades) -> float:
    """Return the discounted gain of the first ten, as a share of the best possible."""
    return _gain([grades.get(title, 0) for title in found[:DEPTH]]) / _gain(
        sorted(grades.values(), reverse=True)[:DEPTH]
    )


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def quality(search: Search, queries: dict[str, Grades]) -> dict[str, float]:
    """Return the mean nDCG@10 and the share of queries without any result."""
    answers = {query: search(query) for query in queries}
    return {
        "ndcg10": round(fmean(ndcg(answers[query], grades) for query, grades in queries.items()), 3),
        "without_results": round(fmean(not found for found in answers.values()), 3),
    }


def mrr(search: Search, wanted: Sequence[tuple[str, str]]) -> float:
    """Return the mean reciprocal place of each title among the first ten for its query."""
    return round(fmean(_reciprocal(list(search(query)[:DEPTH]), title) for query, title in wanted), 3)


def _reciprocal(found: list[str], title: str) -> float:
    return 1 / (found.index(title) + 1) if title in found else 0.0


def misspelt(title: str, chance: random.Random) -> str:
    """Return the title with one letter of its longest word changed, left out, doubled or swapped with the next."""
    word = max(title.replace("?", "").replace(":", "").split(), key=len)
    place = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    forms = (
        before + chance.choice(LETTERS) + after,
        before + after,
        before + letter + letter + after,
        before + after[:1] + letter + after[1:],
    )
    return title.replace(word, next(form for form in chance.sample(forms, 4) if form != word), 1)
