"""What is known already when somebody starts to plan a meeting: from a stage, or from a meeting like it."""

from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.choices import StageState
from veerkracht.domain.fans.models import Stage
from veerkracht.domain.programme.models import Programme

from .event_form import initial_of


def meeting_like_it(programme: Programme, key: str) -> Event | None:
    """Return the meeting of this programme that is copied, if there is one."""
    if not key.isdecimal():
        return None
    return Event.objects.of(programme).select_related("programme", "plan").filter(pk=int(key[:9])).first()


def begins_with(programme: Programme, *, stage: str, like: Event | None) -> dict[str, object]:
    """Return what the form for a new meeting shows at first."""
    return _from_meeting(like) if like else _from_stage(programme, stage)


def _from_meeting(like: Event) -> dict[str, object]:
    """Take over everything but the day, and the reason that belonged to that day."""
    return {name: value for name, value in initial_of(like).items() if name not in {"day", "reason"}}


def _from_stage(programme: Programme, key: str) -> dict[str, object]:
    stages = Stage.objects.filter(fan__programme=programme, state=StageState.OFFERED).select_related("fan")
    stage = stages.filter(pk=int(key)).first() if key.isdecimal() else None
    if stage is None:
        return {}
    place = {"municipality": stage.fan.municipality_id} if stage.fan.municipality_id else {}
    return {"stage": stage.pk, "fan": stage.fan_id, "title": stage.title, "day": stage.on, **place}
