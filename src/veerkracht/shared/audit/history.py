"""Row history by database triggers, so that no code path can forget it."""

from typing import Any, TypeVar, cast

import pghistory
from django.db import connection, models

Tracked = TypeVar("Tracked", bound=type[models.Model])


def keep_history(model: Tracked) -> Tracked:
    """Keep every earlier version of a row in `<Model>History`: a change copies the row as it was before.

    The row itself is the last version, so nothing is copied when rows are added and bulk loads stay cheap.
    """
    track = pghistory.track(
        pghistory.UpdateEvent(row=pghistory.Old),
        pghistory.DeleteEvent(),
        model_name=f"{model.__name__}History",
        obj_field=pghistory.ObjForeignKey(related_name="history", related_query_name="history"),
    )
    return track(model)


def history_of(instance: models.Model) -> "models.QuerySet[Any]":
    """Return the earlier versions of a row of a model with `keep_history`."""
    return cast("Any", instance).history.all()


def expect_much_history() -> None:
    """Tell this transaction's history triggers that none of them is switched off: for changes of thousands of rows.

    Each trigger asks for a setting, and where it was never given that is an error which the trigger catches. To catch
    it, PostgreSQL goes through all deferred checks that wait so far, so that time would grow with the square of rows.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")
