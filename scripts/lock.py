"""Writes requirements/*.txt from requirements/*.in: every package, every hash, for every Python from 3.11.

Versions that are locked already stay, unless ``--upgrade`` is given.
"""

import sys

from bootstrap import ROOT, find_uv, run

OPTIONS = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--quiet"]


def main() -> None:
    """Lock base first; dev holds everything of base, bench stands apart."""
    for kind in ("base", "dev", "bench"):
        source, target = f"requirements/{kind}.in", f"requirements/{kind}.txt"
        run([find_uv(), "pip", "compile", *OPTIONS, *sys.argv[1:], source, "--output-file", target])
    print(f"Locked. Look at the difference in {ROOT / 'requirements'} before you commit it.")


if __name__ == "__main__":
    main()
