"""Scans: scoring many sheets, closing a large wave with the gap of its suppression, the report, the page of statements.

`python -m benchmarks.scans` needs no database for the first two; `python -m benchmarks.scans pages` makes the example's
database and measures the report, its PDF and the page of statements in floors.
"""

import json
import os
import random
import resource
import sys
from collections.abc import Callable

import yaml

from veerkracht.domain.scans.rules import ballots, waves
from veerkracht.domain.scans.rules.definition import Definition, read_definition
from veerkracht.domain.scans.rules.scoring import scores
from veerkracht.domain.scans.rules.suppression import Look, best_shown, small_remainders
from veerkracht.domain.scans.rules.suppression.tree import worth_of

SHEETS, PEOPLE, TEAMS = 100_000, 2_000, 100
AIM_CLOSE = 2.0


def main() -> None:
    """Measure the sums, and with `pages` the pages too."""
    definition = _shipped()
    score(definition)
    close(definition, again=False)
    close(definition, again=True)
    if "pages" in sys.argv:
        pages()


def _shipped() -> Definition:
    import veerkracht.domain.scans as word

    path = os.path.join(os.path.dirname(word.__file__), "definitions", "wendbaar-werken-1.yaml")
    with open(path, encoding="utf-8") as file:
        return read_definition(yaml.safe_load(file))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def timed(work: Callable[[], object]) -> tuple[object, float]:
    """Return what the work gives, and its CPU time in seconds."""
    began = _cpu()
    found = work()
    return found, _cpu() - began


def line(name: str, ours: float, **more: object) -> None:
    """Print one line."""
    print(json.dumps({"name": f"scans.{name}", "ours": round(ours, 3), "unit": "s CPU", **more}), flush=True)


def _sheets(definition: Definition, count: int, draw: random.Random) -> list[dict[str, int]]:
    codes = [each.code for each in definition.statements]
    return [dict(zip(codes, draw.choices(range(6), k=len(codes)), strict=True)) for _ in range(count)]


def score(definition: Definition) -> None:
    """Score 100,000 sheets."""
    sheets = _sheets(definition, SHEETS, random.Random(8))
    _found, seconds = timed(lambda: [scores(definition, sheet) for sheet in sheets])
    _floor, floor = timed(lambda: [sum(sheet.values()) / 24 for sheet in sheets])
    line("scoring_100000", seconds, baseline=round(floor, 3), ratio=round(seconds / floor, 1), sheets=SHEETS)


def close(definition: Definition, *, again: bool) -> None:
    """Close a wave of 2,000 people in 100 teams; `again` beside an earlier one of the same teams."""
    draw = random.Random(9)
    teams = [
        waves.Team(str(n), "" if n < 10 else str(draw.randrange(10)), f"Team {n}", draw.randint(5, 40))
        for n in range(TEAMS)
    ]
    offered = waves.offered(teams, waves.NEVER_UNDER)
    texts = _ballots(definition, offered, draw)
    looks = []
    if again:
        tree = waves.tree_of(offered, ballots.scored(definition, _ballots(definition, offered, draw)))
        looks = [Look(tree, best_shown(tree, waves.NEVER_UNDER), waves.NEVER_UNDER)]

    def whole() -> tuple[object, ...]:
        scored = ballots.scored(definition, texts)
        tree = waves.tree_of(offered, scored)
        decided = waves.decide(tree, waves.NEVER_UNDER, looks)
        parents = {team.key: team.parent for team in offered}
        return tree, decided, waves.shown_groups(definition, decided, scored, parents)

    (tree, decided, shown), seconds = timed(whole)  # type: ignore[misc]  # three parts
    assert not small_remainders(tree, decided.shown, waves.NEVER_UNDER)
    line(
        "closing_2000_in_100_teams" + ("_after_an_earlier_wave" if again else ""),
        seconds,
        aim=AIM_CLOSE,
        groups=len(tree),
        shown=len(shown),
        gap=round(decided.gap, 6),
        worth=worth_of(tree, decided.shown),
        proved_best=decided.gap == 0,
    )


def _ballots(definition: Definition, offered: list[waves.Team], draw: random.Random) -> list[str]:
    weights = [1 if draw.random() < 0.4 else 12 for _ in offered]
    keys = draw.choices([team.key for team in offered], weights, k=PEOPLE)
    sheets = _sheets(definition, PEOPLE, draw)
    return [ballots.packed(definition, ballots.Ballot(key, sheet)) for key, sheet in zip(keys, sheets, strict=True)]


def pages() -> None:
    """Measure the page of statements and the report in floors, and the time of the PDF."""
    os.environ["VEERKRACHT_PAGE_CACHE_SECONDS"] = "0"
    from benchmarks import _data, _serving
    from benchmarks.pages import queries

    _data.prepare("bench")
    from veerkracht.domain.scans.models import CompanyScan, ManagementSheet

    done = CompanyScan.objects.filter(completed_on__isnull=False).order_by("pk")[0]
    begun = ManagementSheet.objects.filter(completed_on__isnull=True).order_by("pk")[0]
    found = {
        "start": "/scan/",
        "statements": f"/scan/v/{begun.token}/",
        "report": f"/scan/r/{done.token}/",
        "report_pdf": f"/scan/r/{done.token}/pdf/",
    }
    with _serving.serving("bench", kept_seconds=0) as server:
        floor = server.measure("/floor/", "csrftoken=floor", requests=200)
        for name, path in found.items():
            ours = server.measure(path, "", requests=80)
            more = {"baseline": round(floor.cpu_ms, 2), "ratio": round(ours.cpu_ms / floor.cpu_ms, 1)}
            line(f"page.{name}", ours.cpu_ms / 1000, **more, p95_ms=round(ours.p95_ms, 1), queries=queries(path, ""))


if __name__ == "__main__":
    main()
