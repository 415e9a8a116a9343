"""Row history by database triggers, so that no code path can forget it."""

from typing import TypeVar

import pghistory
from django.db import models

Tracked = TypeVar("Tracked", bound=type[models.Model])


def keep_history(model: Tracked) -> Tracked:
    """Keep every earlier version of a row in `<Model>History`; the first version is the row itself.

    Bulk loads stay cheap because inserts are not copied.
    """
    track = pghistory.track(
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        model_name=f"{model.__name__}History",
        obj_field=pghistory.ObjForeignKey(related_name="history", related_query_name="history"),
    )
    return track(model)
