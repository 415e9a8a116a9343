"""English stems: Snowball's."""

import threading
from functools import lru_cache

import Stemmer

from .words import words

_lock = threading.Lock()
# Without the cache of its own, which costs more than it saves: ours stands before it.
_snowball = Stemmer.Stemmer("english", 0)
STOPWORDS = frozenset(
    words(
        "a about all also an and any are as at be been but by can could did do does for from had has have he her "
        "here him his how i if in into is it its just me more my no not of on or our she should so some that the "
        "their them then there these they this those to us was we were what when where which who why will with "
        "would you your"
    )
)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the English stem of a folded word."""
    with _lock:
        return str(_snowball.stemWord(word))
