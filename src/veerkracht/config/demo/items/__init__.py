"""Items of the example's knowledge base, one file per theme: a title, lines with facts, and the text in Markdown.

Written for this project in plain Dutch and labelled as examples; no item is about a real person or firm.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Block = tuple[str, object]
FOLDER = Path(__file__).parent
LISTS = {"dims": "scan_dimensions", "sectors": "sectors", "sizes": "company_sizes"}
SINGLE = ("effort", "cost", "evidence")


@dataclass(frozen=True)
class Item:
    """One item: its facts as they stand in the file, and its text as blocks."""

    title: str
    facts: dict[str, str]
    body: list[Block]

    @property
    def facets(self) -> dict[str, object]:
        """Return the fields by which people choose."""
        several = {field: self.facts[name].split(", ") for name, field in LISTS.items() if name in self.facts}
        return {**several, **{name: self.facts[name] for name in SINGLE if name in self.facts}}


def read_items() -> Iterator[Item]:
    """Yield the items of all files."""
    for path in sorted(FOLDER.glob("*.md")):
        for text in f"\n{path.read_text('utf-8')}".split("\n# ")[1:]:
            head, *parts = text.strip().split("\n\n")
            title, *lines = head.split("\n")
            yield Item(title, dict(line.split(": ", 1) for line in lines), [_block(part) for part in parts])


def _block(part: str) -> Block:
    if part.startswith("## "):
        return "heading", part.removeprefix("## ")
    return "paragraph", f"<p>{part}</p>"
