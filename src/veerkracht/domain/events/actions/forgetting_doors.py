"""Empty what was noted at doors long ago; how many came stays."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..models import DoorLink, DoorNote, Event, Seat
from .forgetting_seats import EMPTY


def old_doors(programme: Programme, before: dt.date) -> "QuerySet[Event]":
    """Return meetings before this day of which links, notes or the names of walk-ins are still here."""
    walk_ins = Seat.objects.filter(event=OuterRef("pk"), registration=None).exclude(name="", company_name="")
    left = Q(Exists(DoorNote.objects.filter(event=OuterRef("pk")))) | Q(Exists(walk_ins))
    left |= Q(Exists(DoorLink.objects.filter(event=OuterRef("pk"))))
    old = Event.objects.filter(programme=programme, occasion__starts_at__date__lt=before)
    return old.filter(left).order_by("pk")


@action
def empty_doors(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Remove links and notes of these meetings and the names of walk-ins; seats and facts stay. Return how many."""
    keys = list(Event.objects.filter(programme=programme, pk__in=ids).order_by("pk").values_list("pk", flat=True))
    DoorNote.objects.filter(event__in=keys).delete()
    DoorLink.objects.filter(event__in=keys).delete()
    Seat.objects.filter(event__in=keys, registration=None).update(**EMPTY, company_name="")
    about(programme, meetings=len(keys))
    return len(keys)
