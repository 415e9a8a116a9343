"""Fans and the stages they offer."""

import datetime as dt
from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.people import find_or_add_person
from veerkracht.domain.companies.models import Occasion
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from .choices import StageState
from .models import Fan, Stage

FAN_FIELDS = ("name", "kind", "municipality", "website", "about")


class FanExists(Refused):
    """There is a fan of that name."""

    message = _("There is already a fan with this name. Open the existing page instead.")


@action
def save_fan(
    *,
    programme: Programme,
    fields: Mapping[str, object],
    contact_name: str = "",
    contact_email: str = "",
    fan: Fan | None = None,
    by: User | None,
) -> Fan:
    """Add or change a fan with its one contact (FAN-1). Raises FanExists."""
    fan = fan or Fan(programme=programme)
    same = Fan.objects.of(programme).filter(name=fields.get("name", fan.name)).exclude(pk=fan.pk)
    if same.exists():
        raise FanExists
    for name in FAN_FIELDS:
        if name in fields:
            setattr(fan, name, fields[name])
    if contact_email:
        fan.contact = find_or_add_person(programme, email=contact_email, name=contact_name)
    fan.save()
    return fan


@action
def offer_stage(
    *, fan: Fan, title: str, on: dt.date, expected_guests: int | None = None, note: str = "", by: User | None
) -> Stage:
    """Note a slot that the fan offers."""
    about(fan)
    return Stage.objects.create(fan=fan, title=title, on=on, expected_guests=expected_guests, note=note)


@action
def decline_stage(*, stage: Stage, by: User | None) -> Stage:
    """Say that a stage will not be used."""
    about(stage.fan)
    stage.state = StageState.DECLINED
    stage.save(update_fields=["state"])
    return stage


def plan_stage(stage: Stage, occasion: Occasion) -> None:
    """Tie a stage to the meeting it became; for use inside an action."""
    stage.state, stage.occasion = StageState.PLANNED, occasion
    stage.save(update_fields=["state", "occasion"])
