"""The desk's own page: days, who hears of late questions, absence cover, standard answers."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.referrals.actions.settings import (
    cover_absence,
    end_absence,
    remove_template,
    save_desk,
    save_template,
)
from veerkracht.domain.referrals.models import AnswerTemplate, DeskAbsence
from veerkracht.domain.referrals.permissions import can_handle_questions
from veerkracht.domain.referrals.queries.desk import desk_of
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

from .bulk import colleagues
from .forms import CoverForm, DeskForm, TemplateForm


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: SignedInRequest) -> HttpResponse:
    """Show and change how the desk works."""
    require(can_handle_questions(request.user, request.programme))
    if request.method != "POST":
        return _page(request)
    form = DeskForm(request.POST, people=colleagues(request))
    if not form.is_valid():
        return _page(request, form=form)
    save_desk(programme=request.programme, by=request.user, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("team:desk")


def _page(request: SignedInRequest, **bound: forms.Form) -> HttpResponse:
    found = desk_of(request.programme)
    names = ("handover_days", "ask_after_days", "escalate_to", "reply_address")
    people = colleagues(request)
    absences = DeskAbsence.objects.filter(programme=request.programme, ends_on__gt=request.programme.today())
    context: dict[str, Any] = {
        "form": DeskForm(initial={name: getattr(found, name) for name in names}, people=people),
        "cover_form": CoverForm(people=people),
        "template_form": TemplateForm(),
        "absences": absences.select_related("user", "cover").order_by("starts_on", "pk"),
        "templates": AnswerTemplate.objects.filter(programme=request.programme).order_by("name", "pk"),
        **bound,
    }
    return render(request, "team/referrals/desk.html", context)


@workspace
@require_POST
def absence(request: SignedInRequest) -> HttpResponse:
    """Note who covers whom."""
    require(can_handle_questions(request.user, request.programme))
    form = CoverForm(request.POST, people=colleagues(request))
    if not form.is_valid():
        return _page(request, cover_form=form)
    cover_absence(programme=request.programme, by=request.user, **form.cleaned_data)
    messages.success(request, _("Noted."))
    return redirect("team:desk")


@workspace
@require_POST
def absence_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take an absence back."""
    found = get_object_or_404(DeskAbsence.objects.select_related("programme"), pk=pk, programme=request.programme)
    require(can_handle_questions(request.user, request.programme))
    end_absence(absence=found, by=request.user)
    messages.success(request, _("Taken back."))
    return redirect("team:desk")


@workspace
@require_POST
def template(request: SignedInRequest) -> HttpResponse:
    """Keep a standard answer."""
    require(can_handle_questions(request.user, request.programme))
    form = TemplateForm(request.POST)
    if not form.is_valid():
        return _page(request, template_form=form)
    save_template(programme=request.programme, by=request.user, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("team:desk")


@workspace
@require_POST
def template_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove a standard answer; saving it again undoes that."""
    found = get_object_or_404(AnswerTemplate.objects.select_related("programme"), pk=pk, programme=request.programme)
    require(can_handle_questions(request.user, request.programme))
    remove_template(template=found, by=request.user)
    messages.success(request, _("Removed."))
    return redirect("team:desk")
