"""Who came, from what phones at several doors noted without knowing of each other; and the code on the screen.

Notes are a set: a note that arrives twice is one note, and no order of arrival changes what they say together. A
phone's own notes have an order (its sequence). Between phones only what a phone had seen counts: whoever takes a
check-in back names the notes that are taken back, so a check-in elsewhere that nobody there knew of stands.
"""

import datetime as dt
import hashlib
import hmac
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from veerkracht.domain.companies.rules.identifiers import person_key
from veerkracht.domain.companies.rules.matching import name_key

from ..choices import DoorConflict, DoorNoteKind

LOCAL = ZoneInfo("Europe/Amsterdam")
# Phones that had no network that evening send their notes the next day.
DOOR_STAYS_OPEN = dt.timedelta(hours=36)
SCREEN_SECONDS = 60
SCREEN_DIGITS = 6
# Who scanned the screen has so long to fill in a name.
SCREEN_GRACE = 10


@dataclass(frozen=True, slots=True)
class Note:
    """One note: `who` is any key of a visitor, `at` the moment by the phone's clock, set right by the server's."""

    id: Hashable
    kind: DoorNoteKind
    who: Hashable
    device: Hashable
    sequence: int
    at: dt.datetime
    undoes: frozenset[Hashable] = field(default_factory=frozenset)

    @property
    def order(self) -> tuple[dt.datetime, str, int, str]:
        """Return what puts notes in one order on every machine."""
        return self.at, str(self.device), self.sequence, str(self.id)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the notes about one visitor say together."""

    came: bool
    since: dt.datetime | None
    live: tuple[Hashable, ...]
    conflicts: tuple[DoorConflict, ...]


def settle(notes: Iterable[Note]) -> dict[Hashable, Standing]:
    """Return how it stands with every visitor of whom there are notes (D35, D36, N25)."""
    once = {note.id: note for note in notes}.values()
    undone = {target for note in once if note.kind == DoorNoteKind.UNDO for target in note.undoes}
    by_visitor: dict[Hashable, list[Note]] = defaultdict(list)
    for note in once:
        if note.who is not None and note.kind != DoorNoteKind.HEADCOUNT:
            by_visitor[note.who].append(note)
    return {who: _standing(sorted(theirs, key=lambda note: note.order), undone) for who, theirs in by_visitor.items()}


def _standing(notes: Sequence[Note], undone: Collection[Hashable]) -> Standing:
    undos = [note for note in notes if note.kind == DoorNoteKind.UNDO]
    live = [note for note in notes if note.kind != DoorNoteKind.UNDO and not _is_undone(note, undos, undone)]
    conflicts = []
    if len({note.device for note in live}) > 1:
        conflicts.append(DoorConflict.TWICE)
    if any(undo.order > note.order for undo in undos for note in live):
        conflicts.append(DoorConflict.TAKEN_BACK)
    return Standing(bool(live), live[0].at if live else None, tuple(note.id for note in live), tuple(conflicts))


def _is_undone(note: Note, undos: Iterable[Note], undone: Collection[Hashable]) -> bool:
    """Tell whether a check-in was taken back: by name, or by the same phone later on."""
    return note.id in undone or any(u.device == note.device and u.sequence > note.sequence for u in undos)


def set_right(noted_at: dt.datetime, sent_at: dt.datetime, received_at: dt.datetime) -> dt.datetime:
    """Return the moment of a note by our clock: a phone's clock may be wrong, and nothing was noted in the future."""
    return min(noted_at + (received_at - sent_at), received_at)


def is_practice(noted_at: dt.datetime, starts_at: dt.datetime) -> bool:
    """Tell whether a note was made before the day of the meeting: then it was practising, and nobody came."""
    return noted_at.astimezone(LOCAL).date() < starts_at.astimezone(LOCAL).date()


def door_ends(ends_at: dt.datetime) -> dt.datetime:
    """Return until when a door of a meeting that ends then takes notes."""
    return ends_at + DOOR_STAYS_OPEN


def ticket_mark(token: str) -> str:
    """Return by which a phone without network knows a ticket, and from which nobody can make one."""
    return hashlib.sha256(token.encode()).hexdigest()[:16]


def screen_code(secret: bytes, at: dt.datetime, *, back: int = 0) -> str:
    """Return the code that the screen in the room shows at this moment, or `back` turns ago."""
    turn = int(at.timestamp()) // SCREEN_SECONDS - back
    digest = hmac.digest(secret, turn.to_bytes(8, "big"), "sha256")
    return f"{int.from_bytes(digest[:8], 'big') % 10**SCREEN_DIGITS:0{SCREEN_DIGITS}d}"


def is_screen_code(secret: bytes, code: str, at: dt.datetime) -> bool:
    """Tell whether this code was on the screen a moment ago; one from yesterday, or from home, is not."""
    return any(hmac.compare_digest(screen_code(secret, at, back=back), code) for back in range(SCREEN_GRACE + 1))


def visitor_key(name: str, company: str) -> tuple[str, str]:
    """Return by which two doors know that they wrote down the same visitor: full name and company, however spelt."""
    return person_key(name) or name.strip().casefold(), name_key(company)
