"""The stages that fans offer."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Occasion
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import StageFormat, StageState
from ..models import Fan, Stage


class StageNotOpen(Refused):
    """The stage was planned or declined before."""

    message = _("This stage is no longer open: it was planned or declined. Reload the page to see what happened.")


@action
def offer_stage(
    *,
    fan: Fan,
    title: str,
    on: dt.date,
    format: StageFormat = StageFormat.TALK,  # noqa: A002 the field's own word
    audience: str = "",
    expected_guests: int | None = None,
    note: str = "",
    by: User | None,
) -> Stage:
    """Note a slot that the fan offers."""
    about(fan)
    given = {"title": title, "on": on, "format": format, "audience": audience}
    return Stage.objects.create(fan=fan, expected_guests=expected_guests, note=note, **given)


@action
def decline_stage(*, stage: Stage, by: User | None) -> Stage:
    """Say that a stage will not be used. Raises StageNotOpen."""
    stage = _open(stage)
    about(stage.fan)
    stage.state = StageState.DECLINED
    stage.save(update_fields=["state"])
    return stage


def plan_stage(stage: Stage, occasion: Occasion) -> None:
    """Tie a stage to the meeting it became; for use inside an action. Raises StageNotOpen."""
    stage = _open(stage)
    stage.state, stage.occasion = StageState.PLANNED, occasion
    stage.save(update_fields=["state", "occasion"])


def _open(stage: Stage) -> Stage:
    """Return the stage as it is now, held until the transaction ends, so that it is not planned twice."""
    stage = Stage.objects.select_for_update(of=("self",), no_key=True).select_related("fan").get(pk=stage.pk)
    if stage.state != StageState.OFFERED:
        raise StageNotOpen
    return stage
