"""Words that mean the same, as editors keep them."""

from collections.abc import Iterable, Sequence

from .analysis import dutch
from .analysis.words import words

Stems = tuple[str, ...]
LONGEST_PHRASE = 3


class Synonyms:
    """Groups of words or short phrases, compared by their Dutch stems."""

    def __init__(self, groups: Iterable[str] = ()) -> None:
        """Take groups such as `verzuim, ziekmelding, ziek zijn`."""
        self._others: dict[Stems, list[Stems]] = {}
        for group in groups:
            members = [found for phrase in group.split(",") if (found := stems_of(words(phrase)))]
            for member in members:
                others = [other for other in members if other != member]
                self._others.setdefault(member, []).extend(others)

    def of(self, stems: Sequence[str]) -> list[Stems]:
        """Return what means the same as these stems, none when nobody said so."""
        return self._others.get(tuple(stems), [])


def stems_of(found: Iterable[str]) -> Stems:
    """Return the stems of the words that say something."""
    return tuple(dutch.stem(word) for word in found if word not in dutch.STOPWORDS)[:LONGEST_PHRASE]


NO_SYNONYMS = Synonyms()
