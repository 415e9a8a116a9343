"""A benchmark as plain files, as any matcher would get it: register, rows, truth, and labelled rows to learn from."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks._matching import register, rows
from benchmarks._matching.other import OtherLists
from benchmarks._matching.rows import HARD, NORMAL, Lists

SETTINGS = ("normal", "hard", "other")
LEARNING = 2_000


@dataclass(frozen=True, slots=True)
class Task:
    """The files of one setting, in one folder."""

    folder: Path

    @property
    def register(self) -> Path:
        """The companies."""
        return self.folder / "register.csv"

    @property
    def rows(self) -> Path:
        """The rows to match; no truth in it."""
        return self.folder / "rows.csv"

    def truth(self) -> list[str]:
        """Per row the number of its company, empty when the register has it not."""
        return [line["truth"] for line in read(self.folder / "truth.csv")]

    def result(self, engine: str) -> Path:
        """Where an engine writes its answers."""
        return self.folder / f"result-{engine}.csv"


def make(folder: Path, *, setting: str, companies: int, count: int, seed: int) -> Task:
    """Write the files of one setting. The rows to learn from are other rows about the same register."""
    folder.mkdir(parents=True, exist_ok=True)
    registry = register.Registry(seed, companies)
    firms = list(registry.firms())
    write(folder / "register.csv", register.HEADER, (firm.cells() for firm in firms))
    for name, number, size in (("", seed, count), ("learn-", seed + 1, LEARNING)):
        lists = {
            "normal": lambda n: Lists(registry, firms, NORMAL, n),
            "hard": lambda n: Lists(registry, firms, HARD, n),
            "other": lambda n: OtherLists(registry, firms, HARD, n),
        }[setting](number)
        drawn = lists.rows(size)
        write(folder / f"{name}rows.csv", rows.HEADER, (tuple(cells.values()) for cells, _truth in drawn))
        write(folder / f"{name}truth.csv", ("truth",), ((truth,) for _cells, truth in drawn))
    return Task(folder)


def write(path: Path, header: Iterable[str], lines: Iterable[Iterable[str]]) -> None:
    """Write a sheet with commas."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(lines)


def read(path: Path) -> list[dict[str, str]]:
    """Read a sheet back."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
