"""From the HTML of a text editor to the plain parts that a document draws: headings, paragraphs, lists, quotes."""

import re
from html.parser import HTMLParser

Run = dict[str, object]
Part = dict[str, object]

BLOCKS = {"p": "paragraph", "li": "item", "blockquote": "quote", **{f"h{level}": "heading" for level in range(1, 7)}}
BOLD, ITALIC = {"b", "strong"}, {"i", "em"}
_SPACE = re.compile(r"[ \t\r\n]+")


def parts_of_html(html: str) -> list[Part]:
    """Return the parts in their order; what has no words is left out, tags that are not known only lose their shape.

    A part is ``{"kind", "runs"}``, a list ``{"kind": "list", "ordered", "items"}`` with runs per item. A run is
    ``{"text", "bold", "italic"}``.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_part()
    return reader.parts


class _Reader(HTMLParser):
    """Collect the runs of one part after the other."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self.kind = "paragraph"
        self.runs: list[Run] = []
        self.ordered: list[bool] = []
        self.bold = self.italic = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a part or a style."""
        if tag in {"ul", "ol"}:
            self.end_part()
            self.ordered.append(tag == "ol")
            self.parts.append({"kind": "list", "ordered": tag == "ol", "items": []})
        elif tag in BLOCKS:
            self.end_part()
            self.kind = BLOCKS[tag]
        elif tag == "br":
            self._add("\n")
        self._style(tag, 1)

    def handle_endtag(self, tag: str) -> None:
        """End a part or a style."""
        if tag in {"ul", "ol"}:
            self.end_part()
            self.ordered = self.ordered[:-1]
        elif tag in BLOCKS:
            self.end_part()
        self._style(tag, -1)

    def handle_data(self, data: str) -> None:
        """Take the words."""
        self._add(_SPACE.sub(" ", data))

    def _style(self, tag: str, step: int) -> None:
        if tag in BOLD:
            self.bold = max(0, self.bold + step)
        elif tag in ITALIC:
            self.italic = max(0, self.italic + step)

    def _add(self, text: str) -> None:
        self.runs.append({"text": text, "bold": self.bold > 0, "italic": self.italic > 0})

    def end_part(self) -> None:
        """Put away what was read of this part."""
        runs, kind = self.runs, self.kind
        self.runs, self.kind = [], "item" if self.ordered else "paragraph"
        if not any(str(run["text"]).strip() for run in runs):
            return
        if kind == "item":
            self._list()["items"].append(runs)  # type: ignore[attr-defined]  # the items of a list are a list
        else:
            self.parts.append({"kind": kind, "runs": runs})

    def _list(self) -> Part:
        if not self.parts or self.parts[-1]["kind"] != "list":
            self.parts.append({"kind": "list", "ordered": bool(self.ordered and self.ordered[-1]), "items": []})
        return self.parts[-1]
