"""Phones at the door over real HTTP, as `static/public/door/sync.js` talks: a network that is cut half of the time."""

import http.client
import json
import random
import time
import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

PIECE = 20


@dataclass
class Phone:
    """Keeps what it notes until it is answered. Of the tries that fail half never leave, half lose their answer."""

    address: tuple[str, int]
    path: str
    luck: random.Random
    cut: float = 0.5
    device: str = field(default_factory=lambda: str(uuid.uuid4()))
    waiting: list[dict[str, Any]] = field(default_factory=list)
    sequence: int = 0
    heard: str | None = None
    tally: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)

    def note(self, **given: Any) -> None:
        """Put a note in the queue."""
        self.sequence += 1
        key = str(uuid.UUID(int=self.luck.getrandbits(128), version=4))
        self.waiting.append({"id": key, "sequence": self.sequence, "at": int(time.time() * 1000), **given})

    def sync(self) -> None:
        """Try once to send what waits."""
        piece = self.waiting[:PIECE]
        is_cut = self.luck.random() < self.cut
        if is_cut and self.luck.random() < 0.5:
            self.tally["never_left"] += 1
            return
        said = self._post(piece)
        if is_cut:
            self.tally["answer_lost"] += 1
            return
        self.tally["arrived"] += 1
        self.heard = said["now"]
        for answer in said["answers"]:
            self.outcomes[answer["outcome"]] += 1
        answered = {each["id"] for each in said["answers"]}
        self.waiting = [each for each in self.waiting if each["id"] not in answered]

    def _post(self, piece: Sequence[dict[str, Any]]) -> dict[str, Any]:
        body = {"device": self.device, "sent_at": int(time.time() * 1000), "since": self.heard, "notes": piece}
        connection = http.client.HTTPConnection(*self.address, timeout=60)
        connection.request(
            "POST", self.path, json.dumps(body), {"Content-Type": "application/json", "Host": "localhost"}
        )
        answer = connection.getresponse()
        read = answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {read[:200]!r}")
        found: dict[str, Any] = json.loads(read)
        return found


def work(
    phone: Phone, notes: Sequence[dict[str, Any]], *, per_try: int = 3, pause: Callable[[], None] = lambda: None
) -> Phone:
    """Note everything, trying to send after every few notes; go on until nothing waits."""
    for place, given in enumerate(notes, 1):
        phone.note(**given)
        if place % per_try == 0:
            phone.sync()
            pause()
    for _try in range(1_000):
        if not phone.waiting:
            break
        phone.sync()
    return phone


def evening(seats: Sequence[int], phones: int, luck: random.Random) -> list[list[dict[str, Any]]]:
    """Divide the visitors over the phones; one in ten is noted at two doors, and each door has walk-ins of its own."""
    notes: list[list[dict[str, Any]]] = [[] for _ in range(phones)]
    for place, seat in enumerate(seats):
        notes[place % phones].append({"kind": "came", "seat": seat})
        if luck.random() < 0.1:
            notes[(place + 1) % phones].append({"kind": "came", "seat": seat})
    for door, mine in enumerate(notes):
        mine += [
            {"kind": "walk_in", "name": f"Inloper {door} {chr(65 + n)}", "company": f"Firma {door}"} for n in range(5)
        ]
        luck.shuffle(mine)
    return notes
