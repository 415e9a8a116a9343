"""What goes from a pionier to the programme and back (PIO-5)."""

import datetime as dt

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Occasion
from veerkracht.shared.audit import about, action

from ..choices import ValueKind
from ..models import Pionier, ValueMoment


@action
def note_value(
    *,
    pionier: Pionier,
    kind: ValueKind,
    on: dt.date,
    note: str = "",
    occasion: Occasion | None = None,
    by: User | None,
) -> ValueMoment:
    """Note one moment of giving or receiving; the same kind twice on one day, or for one occasion, is one moment."""
    about(pionier, kind=kind, on=on.isoformat())
    return keep_value(pionier=pionier, kind=kind, on=on, note=note, occasion=occasion, by=by)


def keep_value(
    *, pionier: Pionier, kind: ValueKind, on: dt.date, note: str, occasion: Occasion | None, by: User | None
) -> ValueMoment:
    """Keep one moment, once; for use inside an action."""
    same = {"occasion": occasion} if occasion else {"occasion": None, "on": on}
    moment, is_new = ValueMoment.objects.get_or_create(
        pionier=pionier, kind=kind, **same, defaults={"on": on, "note": note, "recorded_by": by}
    )
    if not is_new and note and note != moment.note:
        moment.note = note
        moment.save(update_fields=["note"])
    return moment


@action
def remove_value(*, moment: ValueMoment, by: User | None) -> None:
    """Take away a moment that was noted by mistake."""
    about(moment.pionier, kind=moment.kind, on=moment.on.isoformat())
    moment.delete()
