"""Fans and the stages they offer."""

import datetime as dt
from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.people import find_or_add_person
from veerkracht.domain.companies.models import Occasion, Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from .choices import StageState
from .models import Fan, Stage

FAN_FIELDS = ("name", "kind", "municipality", "website", "about")


class FanExists(Refused):
    """There is a fan of that name."""

    message = _("There is already a fan with this name. Open the existing page instead.")


class StageNotOpen(Refused):
    """The stage was planned or declined before."""

    message = _("This stage is no longer open: it was planned or declined. Reload the page to see what happened.")


@action
def save_fan(
    *,
    programme: Programme,
    fields: Mapping[str, object],
    contact_name: str = "",
    contact_email: str | None = None,
    fan: Fan | None = None,
    by: User | None,
) -> Fan:
    """Add or change a fan with its one contact (FAN-1). Raises FanExists.

    Without `contact_email` the contact stays as it is; an empty one takes the contact away.
    """
    fan = fan or Fan(programme=programme)
    for name in FAN_FIELDS:
        if name in fields:
            setattr(fan, name, fields[name])
    if contact_email is not None:
        fan.contact = _contact(programme, contact_email, contact_name) if contact_email else None
    try:
        with transaction.atomic():
            fan.save()
    except IntegrityError as error:
        raise FanExists from error
    return fan


def _contact(programme: Programme, email: str, name: str) -> Person:
    """Return the person with this address; a name that the team types replaces the one we had."""
    person = find_or_add_person(programme, email=email, name=name)
    if name.strip() and person.name != name.strip():
        person.name = name.strip()
        person.save(update_fields=["name"])
    return person


@action
def offer_stage(
    *, fan: Fan, title: str, on: dt.date, expected_guests: int | None = None, note: str = "", by: User | None
) -> Stage:
    """Note a slot that the fan offers."""
    about(fan)
    return Stage.objects.create(fan=fan, title=title, on=on, expected_guests=expected_guests, note=note)


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
