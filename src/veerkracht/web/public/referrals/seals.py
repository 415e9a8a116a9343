"""The sealed key of a form: which form this is, when it was opened, and that we opened it.

The key makes a double click one question. The moment tells a person from a robot that answers at once. Nothing is kept
about who opens a form, so no cookie is needed for that.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from django.core import signing
from django.utils import timezone

SALT = "veerkracht.question"
OPEN_FOR = dt.timedelta(hours=24)
# A person needs longer to type a question and an address; most robots post within a blink.
QUICKEST = dt.timedelta(seconds=1)


class SealProblem(StrEnum):
    """What may be wrong with the key of a form."""

    BROKEN = "broken"
    OLD = "old"
    QUICK = "quick"


@dataclass(frozen=True)
class Seal:
    """What a form's key says."""

    key: uuid.UUID
    problem: SealProblem | None


def seal(programme_id: int) -> str:
    """Return a new key for one form of this programme."""
    text = f"{uuid.uuid4().hex}{timezone.now().timestamp():.3f}"
    return signing.Signer(salt=f"{SALT}.{programme_id}").sign(text)


def open_seal(sealed: str, programme_id: int) -> Seal:
    """Return the key of a form that was sent, and what is wrong with it."""
    try:
        text = signing.Signer(salt=f"{SALT}.{programme_id}").unsign(sealed)
    except signing.BadSignature:
        return Seal(uuid.UUID(int=0), SealProblem.BROKEN)
    key, age = uuid.UUID(hex=text[:32]), timezone.now().timestamp() - float(text[32:])
    if age > OPEN_FOR.total_seconds():
        return Seal(key, SealProblem.OLD)
    return Seal(key, SealProblem.QUICK if age < QUICKEST.total_seconds() else None)
