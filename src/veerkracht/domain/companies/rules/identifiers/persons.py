"""Names of persons, Dutch ones first: `Vries, J.P. de`, `Dhr. Jan van der Berg MSc`, `ANNE-MARIE TER HORST`."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from veerkracht.domain.companies.rules.vocabulary import word_set

_PREFIXES = word_set(
    """
    van de der den het ten ter te tot in op aan bij uit voor over onder 't 's v d vd v.d. vda v/d v.d van't d'
    l' la le les du des von zu zum zur vom da das do dos del della di el al bin ben ibn
    """
)
# Prefixes only before another word, since they are names or words by themselves as well.
_WEAK_PREFIXES = word_set("v d in op aan bij uit voor over onder al el ben bin le la do")
_TITLES = re.compile(
    r"\b(?:dhr|mw|mevr(?:ouw)?|mvr|de heer|meneer|heer|hr|drs?|ir|ing|mr|mrs|ms|prof|jhr|jkvr|bc|miss|herr|frau)"
    r"(?:\.\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"[,\s]{1,3}(?:msc|bsc|ma|ba|mba|emba|phd|llm|ra|aa|rb|rc|ad|bba|mim|jr|sr)\.?(?=$|[,\s])", re.IGNORECASE
)
_INITIALS = re.compile(r"^(?:[A-Z][a-z]?h?\.)+[A-Z]?\.?$|^[A-Z]{1,3}\.?$")
_DOUBLE = re.compile(r"-(?:van|de|der|den|het|ten|ter|te)$")  # `Bakker-de Wit`: married and born name
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_KEEP_LOWER = re.compile(r"(^|[\s'\u2019-])([^\W\d_])")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its Dutch parts; `full` writes it as one speaks it."""

    first: str = ""
    prefix: str = ""
    last: str = ""

    @property
    def full(self) -> str:
        """First name, prefix and last name with single spaces."""
        return " ".join(part for part in (self.first, self.prefix, self.last) if part)


@lru_cache(maxsize=8192)
def split_person_name(text: str) -> PersonName:
    """Cut a name into first name, prefix (tussenvoegsel) and last name, whatever the order and the capitals."""
    bare = _without_titles(text)
    if "," in bare:
        return _from_last_first(bare)
    words = bare.split()
    if len(words) == 1 and _TITLES.match(text.strip()):
        return _cased(PersonName(last=words[0]))
    if len(words) > 1 and _is_initials(words[-1]) and not _is_initials(words[0]):
        return _from_last_first(f"{' '.join(words[:-1])}, {words[-1]}")
    return _cased(_from_spoken_order(words))


def join_person_name(first: str, prefix: str, last: str) -> PersonName:
    """The name from columns of their own; a prefix that stands with the last name or after a comma is found as well."""
    spoken = " ".join(part for part in (prefix.strip(), last.strip()) if part)
    if "," in spoken:
        spoken = " ".join(part.strip() for part in reversed(spoken.split(",", 1)))
    found = _cased(PersonName("", *_split_prefix(_without_titles(spoken).split())))
    return PersonName(_cased(PersonName(_without_titles(first))).first, found.prefix, found.last)


@lru_cache(maxsize=8192)
def person_key(name: str) -> str:
    """One form for a name however it is written; two rows with the same key and company are the same person."""
    parts = split_person_name(name)
    plain = (
        unicodedata.normalize("NFKD", f"{parts.first} {parts.prefix} {parts.last}").encode("ascii", "ignore").decode()
    )
    return "".join(char for char in plain.lower() if char.isalnum() or char == " ").strip()


def _without_titles(text: str) -> str:
    bare = _BRACKETS.sub(" ", text.replace("\u2019", "'").replace("\n", " ")).strip(' ,;:*-\u2013"')
    bare = bare[:-1] if re.search(r"[^\W\d_]{3}\.$", bare) else bare
    bare = _DEGREES.sub("", f" {bare}").strip()
    while (shorter := _TITLES.sub("", bare, count=1) if _TITLES.match(bare) else bare) != bare:
        bare = shorter.strip()
    return " ".join(bare.split())


def _from_last_first(text: str) -> PersonName:
    last, _comma, first = (part.strip() for part in text.partition(","))
    words = first.split()
    before = len(words)
    while before > 1 and words[before - 1].lower() in _PREFIXES:
        before -= 1
    behind = " ".join(words[before:])
    inside, rest = _split_prefix(last.split())
    return _cased(PersonName(" ".join(words[:before]), behind or inside, rest))


def _split_prefix(words: list[str]) -> tuple[str, str]:
    """The prefixes before a last name, which may have several words."""
    end = 0
    while end < len(words) - 1 and words[end].lower() in _PREFIXES:
        end += 1
    return " ".join(words[:end]).lower(), " ".join(words[end:])


def _from_spoken_order(words: list[str]) -> PersonName:
    """The first run of prefixes divides first name and last name; without one the last word is the last name."""
    start = next((place for place in range(len(words) - 1) if _is_prefix(words, place)), None)
    if start is None:
        double = next((place for place, word in enumerate(words[:-1]) if place and _DOUBLE.search(word.lower())), None)
        if double:
            return PersonName(" ".join(words[:double]), "", " ".join(words[double:]))
        return PersonName(" ".join(words[:-1]), "", words[-1]) if len(words) > 1 else PersonName(" ".join(words))
    end = start
    while end < len(words) - 1 and words[end].lower() in _PREFIXES:
        end += 1
    return PersonName(" ".join(words[:start]), " ".join(words[start:end]).lower(), " ".join(words[end:]))


def _is_prefix(words: list[str], place: int) -> bool:
    word = words[place].lower()
    if word not in _PREFIXES:
        return False
    if word in _WEAK_PREFIXES:
        followed = words[place + 1].lower() in _PREFIXES
        return (place > 0 and followed) or (words[place].islower() and (place > 0 or followed))
    return place > 0 or words[place].islower() or word in {"van", "de", "den", "der", "ter", "ten", "von"}


def _is_initials(word: str) -> bool:
    return bool(_INITIALS.match(word)) and (len(word.strip(".")) == 1 or "." in word)


def _cased(name: PersonName) -> PersonName:
    """Repair names in capitals or small letters only; mixed ones are as their owner wrote them."""
    return PersonName(_capitalised(name.first), name.prefix.lower(), _capitalised(name.last))


def _capitalised(text: str) -> str:
    is_flat = (text.isupper() and len(text) > 3 and "." not in text) or text.islower()
    if not is_flat:
        return text
    cased = _KEEP_LOWER.sub(lambda found: found.group(1) + found.group(2).upper(), text.lower())
    return re.sub(r"\bIj", "IJ", cased)
