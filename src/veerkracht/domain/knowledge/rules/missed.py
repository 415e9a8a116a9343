"""What may be kept of words for which nothing was found: nothing by which a person can be known."""

import re

LONGEST = 60
MOST_WORDS = 6
# An address of mail, a link, and anything with a row of figures: telephone, date of birth, customer, KVK number.
PERSONAL = re.compile(r"\S*@\S*|\S*://\S*|www\.\S*|\S*\d\S*")


def kept_words(typed: str) -> str:
    """Return the words that may be kept, in small letters; empty when nothing is left or it is a whole story."""
    words = re.findall(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", PERSONAL.sub(" ", typed.lower()))
    return " ".join(words)[:LONGEST].strip() if 0 < len(words) <= MOST_WORDS else ""
