"""How well a header fits a field, whatever its spelling, case, accents and signs."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from veerkracht.domain.companies.rules.columns.fields import HEADERS, NOT_OURS, Field
from veerkracht.domain.companies.rules.vocabulary import word_set

EXACT = 1.0
INSIDE = 0.75  # the words stand in a longer header, such as a question on a form
FUZZY_LEAST = 86
LONGEST_HEADER = 160

_SIGNS = re.compile(r"[^a-z0-9]+")
_FILLERS = word_set(
    """
    de het een uw je jouw jij u your the of van voor wat is are in bij op te waar werkt werk jou please svp aub
    verplicht required optioneel optional graag vul hier invullen onderstaande binnen welke
    """
)


@lru_cache(maxsize=4096)
def header_scores(header: str) -> dict[Field, float]:
    """Every field this header may mean with its score; empty for a header that says nothing, or something else."""
    words = header_words(header)
    if not words or len(header) > LONGEST_HEADER:
        return {}
    squashed = "".join(words)
    if is_not_ours(header):
        return {}
    exact = {field: EXACT for field, phrases in _PHRASES.items() if squashed in phrases}
    if exact:
        return exact
    fuzzy = {field: _fuzzy(squashed, phrases) for field, phrases in _PHRASES.items()}
    likely = {field: score for field, score in fuzzy.items() if score}
    return likely or _inside(words)


def is_not_ours(header: str) -> bool:
    """Whether a header clearly names something that we do not use, such as an order number or a diet."""
    words = header_words(header)
    spaced = f" {' '.join(words)} "
    return "".join(words) in _NOT_OURS or any(f" {word} " in spaced for word in _NOT_OURS_INSIDE)


def header_words(header: str) -> tuple[str, ...]:
    """The telling words of a header, folded; `E-mail` and `email` give the same."""
    folded = unicodedata.normalize("NFKD", header.lower()).encode("ascii", "ignore").decode()
    folded = re.sub(r"\be[\s-]?mail", "email", re.sub(r"\([^)]*\)", " ", folded) or folded)
    folded = re.sub(r"\bk\.?\s?v\.?\s?k\b\.?", "kvk", folded)
    words = tuple(_SIGNS.sub(" ", folded).split())
    return tuple(word for word in words if word not in _FILLERS) or words


def _fuzzy(squashed: str, phrases: frozenset[str]) -> float:
    """A typing error in a header; short words must be exact."""
    close = [
        fuzz.ratio(squashed, phrase) for phrase in phrases if len(phrase) >= 5 and abs(len(phrase) - len(squashed)) <= 2
    ]
    best = max(close, default=0)
    return best / 100 * 0.95 if best >= FUZZY_LEAST and len(squashed) >= 5 else 0.0


def _inside(words: tuple[str, ...]) -> dict[Field, float]:
    """The first field, in the order of HEADERS, one of whose phrases stands in the header word for word."""
    spaced = f" {' '.join(words)} "
    for field, phrases in _SPACED.items():
        if any(f" {phrase} " in spaced for phrase in phrases):
            return {field: INSIDE}
    return {}


def _squash(phrase: str) -> str:
    return "".join(header_words(phrase))


_PHRASES = {field: frozenset(map(_squash, phrases)) for field, phrases in HEADERS.items()}
_SPACED = {
    field: sorted(
        {" ".join(header_words(phrase)) for phrase in phrases if len(_squash(phrase)) >= 3}, key=len, reverse=True
    )
    for field, phrases in HEADERS.items()
}
_NOT_OURS = frozenset(map(_squash, NOT_OURS))
_NOT_OURS_INSIDE = (
    "factuur",
    "dieetwensen",
    "dieet",
    "allergie",
    "geboortedatum",
    "toestemming",
    "akkoord",
    "betaald",
    "aangemeld",
)
