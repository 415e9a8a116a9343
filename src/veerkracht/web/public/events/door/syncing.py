"""What a phone at the door sends and gets: its notes, and what changed since it last heard."""

import datetime as dt
import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import JsonResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import localtime
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from veerkracht.domain.events.actions import note_at_door
from veerkracht.domain.events.actions.checking_in import Answer, DoorIsClosed, Said
from veerkracht.domain.events.choices import DoorNoteKind, SeatState
from veerkracht.domain.events.models import DoorLink
from veerkracht.domain.events.queries.door import DoorVisitor, door_visitors
from veerkracht.domain.events.rules.door import set_right
from veerkracht.web.requests import ProgrammeRequest

from .finding import GONE, at_door
from .note_form import LARGEST_KEY, LARGEST_ROOM

MOST_NOTES = 500
MOST_UNDONE = 50
LARGEST_SEQUENCE = 2**31 - 1
BAD_REQUEST = 400
# What was written while the last answer was being made is told again.
OVERLAP = dt.timedelta(seconds=10)
LONGEST = 200


class NoteError(ValueError):
    """A phone sent something that no door writes."""


# The address itself is the secret and no cookie is asked for, so no other site can send in somebody's name.
@csrf_exempt
@at_door
@require_POST
def sync(request: ProgrammeRequest, link: DoorLink) -> HttpResponseBase:
    """Take notes and tell what became of each, with who changed since `since` (everybody when that is empty)."""
    now = request.programme.now()
    try:
        sent = json.loads(request.body)
        device = uuid.UUID(sent["device"])
        sent_at, since = _moment(sent["sent_at"]), sent.get("since")
        heard = dt.datetime.fromisoformat(since) if since else None
        raw = list(sent.get("notes", []))
        if len(raw) > MOST_NOTES or (heard is not None and heard.tzinfo is None):
            raise NoteError
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return JsonResponse({"error": "malformed"}, status=BAD_REQUEST)
    said, answers = _read(raw, sent_at, now)
    try:
        if said:
            answers += note_at_door(event=link.event, link=link, device=device, said=said, at=now)
    except DoorIsClosed as refusal:
        return JsonResponse({"error": "closed", "reason": str(refusal)}, status=GONE)
    visitors = door_visitors(link.event, since=heard - OVERLAP if heard else None)
    return JsonResponse(
        {
            "now": now.isoformat(),
            "answers": [
                {
                    "id": str(each.id),
                    "outcome": each.outcome,
                    "seat": each.seat,
                    "problem": each.problem,
                    "other": each.other,
                }
                for each in answers
            ],
            "seats": [_seat(each) for each in visitors],
            "all": heard is None,
        }
    )


def _read(raw: Sequence[Any], sent_at: dt.datetime, now: dt.datetime) -> tuple[list[Said], list[Answer]]:
    """Return the notes as the action wants them; what is none is answered, so that it does not wait for ever."""
    said, answers = [], []
    for each in raw:
        try:
            said.append(_note(each, sent_at, now))
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            key = each.get("id", "") if isinstance(each, Mapping) else ""
            answers.append(Answer(key, "malformed"))
    return said, answers


def _note(raw: Mapping[str, Any], sent_at: dt.datetime, now: dt.datetime) -> Said:
    kind = DoorNoteKind(raw["kind"])
    name, value = _text(raw, "name"), raw.get("value")
    undoes = tuple(uuid.UUID(each) for each in raw.get("undoes", []))
    if kind == DoorNoteKind.WALK_IN and not name:
        raise NoteError
    if kind == DoorNoteKind.HEADCOUNT:
        value = _number(value, 0, LARGEST_ROOM)
    if len(undoes) > MOST_UNDONE:
        raise NoteError
    return Said(
        id=uuid.UUID(raw["id"]),
        kind=kind,
        sequence=_number(raw["sequence"], 0, LARGEST_SEQUENCE),
        noted_at=set_right(_moment(raw["at"]), sent_at, now),
        seat=_number(raw["seat"], 1, LARGEST_KEY) if raw.get("seat") else None,
        ticket=_text(raw, "ticket"),
        code=_text(raw, "code"),
        name=name,
        company=_text(raw, "company"),
        undoes=undoes,
        value=value if kind == DoorNoteKind.HEADCOUNT else None,
    )


def _number(value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise NoteError
    return value


def _text(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name) or ""
    if not isinstance(value, str) or "\x00" in value:
        raise NoteError
    return " ".join(value.split())[:LONGEST]


def _moment(milliseconds: object) -> dt.datetime:
    """Return a moment from the milliseconds of a browser's clock."""
    return dt.datetime.fromtimestamp(_number(milliseconds, 0, 2**45) / 1000, tz=dt.UTC)


def _seat(visitor: DoorVisitor) -> dict[str, object]:
    return {
        "id": visitor.id,
        "name": visitor.name,
        "company": visitor.company,
        "code": visitor.code,
        "mark": visitor.mark,
        "is_in": visitor.is_in,
        "is_off": visitor.state == SeatState.CANCELLED,
        "waits": visitor.state == SeatState.WAITING,
        "walk_in": visitor.is_walk_in,
        "time": localtime(visitor.came_at).strftime("%H:%M") if visitor.came_at else "",
        "live": [str(each) for each in visitor.live],
        "conflicts": [str(each.label) for each in visitor.conflicts],
    }
