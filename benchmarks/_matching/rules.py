"""What the matching compares at all: how often the right company is among it, and how fast pairs are compared.

Run: python -m benchmarks._matching.rules FOLDER. Prints one JSON object.
"""

import csv
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from benchmarks._matching.files import Task
from veerkracht.config.matching.columns import columns_of
from veerkracht.config.matching.records import Reader
from veerkracht.domain.companies.rules.matching import CompanyRecord, blocking_keys, decide, profile_of
from veerkracht.domain.companies.rules.matching.screening import Screen


def main(task: Task) -> None:
    """Measure the two ways in which companies are found: the screen of the command, the keys of the database."""
    rows, _lines = records(task.rows)
    register, lines = records(task.register)
    truth = task.truth()
    screen = Screen([profile_of(row) for row in rows])
    for line in lines:
        screen.look_at(line, screen.size)
    statistics = screen.statistics()
    found = [[register[at] for at in screen.candidates(number)] for number in range(len(rows))]
    start = time.process_time()
    for row, candidates in zip(rows, found, strict=True):
        decide(row, candidates, statistics)
    seconds = time.process_time() - start
    pairs = sum(map(len, found))
    print(json.dumps({
        "blocking_recall": recall(found, truth),
        "keys_recall": recall(by_keys(register, rows), truth),
        "candidates_per_row": round(pairs / len(rows), 1),
        "pairs_per_s": round(pairs / seconds),
    }))  # fmt: skip


def records(path: Path) -> tuple[list[CompanyRecord], list[object]]:
    """The lines of a file, cleaned and as they stand there."""
    with path.open(newline="", encoding="utf-8") as file:
        header, *lines = csv.reader(file)
    reader = Reader(columns_of(header))
    return [reader.record(line, at) for at, line in enumerate(lines)], [reader.line(line) for line in lines]


def by_keys(register: list[CompanyRecord], rows: list[CompanyRecord]) -> Iterable[list[CompanyRecord]]:
    """Per row the companies that share a stored key with it."""
    index: dict[str, list[CompanyRecord]] = defaultdict(list)
    for company in register:
        for key in blocking_keys(company):
            index[key].append(company)
    for row in rows:
        yield [company for key in blocking_keys(row) for company in index.get(key, ())]


def recall(found: Iterable[list[CompanyRecord]], truth: list[str]) -> float:
    """The share of rows with a company of which that company is among what was found."""
    hits = [any(one.kvk_number == wanted for one in each) for each, wanted in zip(found, truth, strict=True) if wanted]
    return round(sum(hits) / len(hits), 4)


if __name__ == "__main__":
    main(Task(Path(sys.argv[1])))
