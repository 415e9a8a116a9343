"""The desk's own settings, absences of the team, and standard answers."""

import datetime as dt

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import action

from ..models import AnswerTemplate, DeskAbsence, DeskSettings


@action
def save_desk(
    *,
    programme: Programme,
    handover_days: int,
    ask_after_days: int,
    escalate_to: User | None,
    reply_address: str,
    by: User | None,
) -> DeskSettings:
    """Keep the days and the people of the desk (REF-A)."""
    values = {
        "handover_days": handover_days,
        "ask_after_days": ask_after_days,
        "escalate_to": escalate_to,
        "reply_address": reply_address,
    }
    desk, _is_new = DeskSettings.objects.update_or_create(programme=programme, defaults=values)
    return desk


@action
def cover_absence(
    *, programme: Programme, user: User, cover: User, starts_on: dt.date, ends_on: dt.date, by: User | None
) -> DeskAbsence:
    """Note who deals with somebody's questions while they are away."""
    return DeskAbsence.objects.create(programme=programme, user=user, cover=cover, starts_on=starts_on, ends_on=ends_on)


@action
def end_absence(*, absence: DeskAbsence, by: User | None) -> Programme:
    """Take an absence back."""
    programme = absence.programme
    absence.delete()
    return programme


@action
def save_template(
    *, programme: Programme, template: AnswerTemplate | None = None, name: str, text: str, by: User | None
) -> AnswerTemplate:
    """Keep a standard answer; one with the same name is replaced."""
    if template is None:
        template, _is_new = AnswerTemplate.objects.update_or_create(
            programme=programme, name=name, defaults={"text": text}
        )
        return template
    template.name, template.text = name, text
    template.save()
    return template


@action
def remove_template(*, template: AnswerTemplate, by: User | None) -> Programme:
    """Remove a standard answer; what was sent with it stays."""
    programme = template.programme
    template.delete()
    return programme
