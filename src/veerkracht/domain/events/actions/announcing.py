"""The readiness gate: no meeting is announced without a reason when too few people can help afterwards."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.shared.audit import about
from veerkracht.shared.decision import Refused

from ..models import Event, EventPlan
from ..rules.readiness import Readiness


class ReasonNeeded(Refused):
    """More questions are expected than can be passed on, and nobody said why the meeting is announced all the same."""

    def __init__(self, readiness: Readiness) -> None:
        """Say what is expected, what there is, and what can be done."""
        expected = round(readiness.demand.expected)
        said = ngettext(
            "About %(number)s question is expected after this meeting.",
            "About %(number)s questions are expected after this meeting.",
            expected,
        ) % {"number": expected}
        about_it = _("Those who help with %(theme)s have room for %(room)s that month.")
        anything = _("Everybody who helps has room for %(room)s that month.")
        room = (about_it if readiness.theme else anything) % {"theme": readiness.theme, "room": readiness.room}
        super().__init__(
            f"{said} {room} " + _("Find more room first, keep it off the site for now, or say why it cannot wait.")
        )


def announce(event: Event, *, readiness: Readiness | None, reason: str) -> None:
    """Let a meeting go on the site, and keep why when too few can help; for use inside an action.

    Raises ReasonNeeded.
    """
    if readiness is None or not readiness.is_short:
        return
    if not reason.strip():
        raise ReasonNeeded(readiness)
    EventPlan.objects.update_or_create(event=event, defaults={"reason": reason.strip()})
    about(event, expected=round(readiness.demand.expected), room=readiness.room)
