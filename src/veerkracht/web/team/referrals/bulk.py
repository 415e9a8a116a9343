"""Many questions at once: give, put off, theme, hold apart, put together; each with an undo."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from veerkracht.domain.accounts.choices import WRITING_ROLES
from veerkracht.domain.accounts.models import User
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.programme.models import Membership
from veerkracht.domain.programme.rules.calendar import add_working_days
from veerkracht.domain.referrals.actions.desk import (
    assign_questions,
    hold_apart,
    merge_questions,
    set_theme,
    snooze_questions,
    undo_desk_change,
)
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.models import DeskChange, Question
from veerkracht.domain.referrals.permissions import can_handle_questions
from veerkracht.shared.decision import Refused
from veerkracht.web.lists import selection
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

from .rows import rows_of
from .tables import QuestionFilter

NOBODY = "-"


def colleagues(request: SignedInRequest) -> QuerySet[User]:
    """Return who deals with questions today."""
    now = Membership.objects.current(request.programme.today()).filter(
        programme=request.programme, role__in=WRITING_ROLES
    )
    return User.objects.filter(pk__in=now.values("user")).order_by("name", "email")


def bulk_choices(request: SignedInRequest) -> dict[str, Any]:
    """Return what the bar above the list offers."""
    themes = Theme.objects.of(request.programme).main().order_by("position", "name", "pk")
    tomorrow = add_working_days(request.programme.today(), 1)
    return {"colleagues": colleagues(request), "themes": themes, "tomorrow": tomorrow.isoformat()}


def _chosen(request: SignedInRequest) -> list[int]:
    is_all = bool(request.POST.get("_all"))

    def rows(query: QueryDict) -> QuerySet[Question]:
        if not is_all:
            return Question.objects.of(request.programme)
        asked = query.copy()
        asked.setdefault("state", QuestionState.OPEN.value)
        return QuestionFilter(asked, queryset=rows_of(request), request=request).qs

    return list(selection(request, rows).order_by("due_on", "pk").values_list("pk", flat=True))


@workspace
@require_POST
def change(request: SignedInRequest) -> HttpResponse:
    """Do what the pressed button says with the chosen questions."""
    require(can_handle_questions(request.user, request.programme))
    ids = _chosen(request)
    back = _back(request)
    if not ids:
        messages.error(request, _("Tick at least one question first."))
        return redirect(back)
    try:
        done = _do(request, ids)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    if done is None:
        messages.error(request, _("Choose what has to be done with them."))
        return redirect(back)
    number = len(done.before.get("questions", {}))
    text = ngettext("%(number)s question changed.", "%(number)s questions changed.", number) % {"number": number}
    messages.success(request, text, extra_tags=f"undo:{reverse('team:questions-undo', args=[done.pk])}")
    return redirect(back)


def _do(request: SignedInRequest, ids: list[int]) -> DeskChange | None:
    programme, at, by = request.programme, request.programme.now(), request.user
    what = request.POST.get("_do", "")
    if what == "assign" and request.POST.get("to") == NOBODY:
        return assign_questions(programme=programme, ids=ids, to=None, at=at, by=by)
    if what == "assign" and (to := _colleague(request)):
        return assign_questions(programme=programme, ids=ids, to=to, at=at, by=by)
    if what == "snooze" and (until := _day(request)) is not None:
        return snooze_questions(programme=programme, ids=ids, until=until, at=at, by=by)
    if what == "wake":
        return snooze_questions(programme=programme, ids=ids, until=None, at=at, by=by)
    if what == "theme" and (theme := _theme(request)) is not None:
        return set_theme(programme=programme, ids=ids, theme=theme, at=at, by=by)
    if what == "hold":
        return hold_apart(programme=programme, ids=ids, at=at, by=by)
    if what == "merge":
        kept = Question.objects.of(programme).filter(pk__in=ids).order_by("asked_at", "pk").first()
        return merge_questions(kept=kept, ids=ids, at=at, by=by) if kept else None
    return None


def _colleague(request: SignedInRequest) -> User | None:
    """Return somebody of the team, or who asks; None when nobody was chosen."""
    key = request.POST.get("to", "")
    if key == "me":
        return request.user
    return colleagues(request).filter(pk=int(key)).first() if key.isdecimal() and len(key) < 19 else None


def _day(request: SignedInRequest) -> dt.date | None:
    try:
        found = parse_date(request.POST.get("until", ""))
    except ValueError:
        return None
    return found if found and found > request.programme.today() else None


def _theme(request: SignedInRequest) -> Theme | None:
    key = request.POST.get("theme", "")
    themes = Theme.objects.of(request.programme)
    return themes.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 19 else None


def _back(request: SignedInRequest) -> str:
    """Return the list as it was, or the question from which this was asked."""
    one = request.POST.get("_question", "")
    if one.isdecimal() and len(one) < 19:
        return reverse("team:question", args=[int(one)])
    query = request.POST.get("_query", "")
    return f"{reverse('team:questions')}?{query}" if query else reverse("team:questions")


@workspace
@require_POST
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put back what a change did, where nobody changed it since."""
    require(can_handle_questions(request.user, request.programme))
    found = get_object_or_404(DeskChange, pk=pk, programme=request.programme)
    undo_desk_change(change=found, at=request.programme.now(), by=request.user)
    messages.success(request, _("Undone, where nobody changed it since."))
    return redirect("team:questions")
