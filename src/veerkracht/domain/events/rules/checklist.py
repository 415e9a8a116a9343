"""What usually has to be done for a meeting, and how many days before (or after) it."""

from ..choices import EventKind, UsualTask

EVERY: tuple[tuple[UsualTask, int], ...] = (
    (UsualTask.ROOM, -42),
    (UsualTask.INVITATION, -35),
    (UsualTask.BRIEFING, -7),
    (UsualTask.CARDS, -7),
    (UsualTask.DOOR, -1),
    (UsualTask.THANKS, 2),
)
BY_KIND: dict[EventKind, tuple[tuple[UsualTask, int], ...]] = {
    EventKind.VISIT: ((UsualTask.TOUR, -14),),
    EventKind.ONLINE: ((UsualTask.CONNECTION, -2),),
    EventKind.CEREMONY: ((UsualTask.PLAQUE, -21),),
}
# Nobody comes to a media appearance, so there is no room, no invitation and no door.
ALONE: dict[EventKind, tuple[tuple[UsualTask, int], ...]] = {
    EventKind.MEDIA: ((UsualTask.INTERVIEW, -7), (UsualTask.THANKS, 2)),
}


def usual_items(kind: str) -> list[tuple[UsualTask, int]]:
    """Return what has to be done for a meeting of this kind, with the day counted from the meeting, in order."""
    what = EventKind(kind)
    return sorted(ALONE.get(what) or (*EVERY, *BY_KIND.get(what, ())), key=lambda item: item[1])
