"""Put the parts of the style together: one file per door, so that a page asks for two style files and no more.

``python scripts/styles.py`` writes ``static/ui/{public,portal,team}.css`` from ``styles/``; a test fails when the
written files are older than their parts. Nothing is put together at run time.
"""

import re
from pathlib import Path

UI = Path(__file__).resolve().parent.parent / "src/veerkracht/shared/ui"
DOORS = ("public", "portal", "team")
VENDORED = ("font.css", "tokens.css", "components.css")


def parts(door: str) -> list[Path]:
    """Return the files of one door in the order in which they win from each other."""
    vendored = [UI / "styles/vendor" / name for name in VENDORED]
    components = sorted((UI / "styles/components").glob("*.css"))
    own = [UI / "styles" / name for name in ("mapping.css", "base.css")]
    return [*vendored, *own, *components, UI / "styles/doors" / f"{door}.css", UI / "styles/print.css"]


def squeezed(css: str) -> str:
    """Drop comments (not the notices, ``/*!``) and empty space; one rule a line stays, so that changes can be read."""
    css = re.sub(r"/\*(?!!).*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    css = re.sub(r":\s+", ":", css)
    return css.replace(";}", "}").replace("}", "}\n").strip() + "\n"


def bundle(door: str) -> str:
    """Return the whole style of one door."""
    return "".join(squeezed(path.read_text()) for path in parts(door))


def main() -> None:
    """Write the doors' files."""
    for door in DOORS:
        (UI / f"static/ui/{door}.css").write_text(bundle(door))


if __name__ == "__main__":
    main()
