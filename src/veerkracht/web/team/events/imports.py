"""Attendance lists: put one in, look at it, read its columns otherwise, commit in one go, undo, throw away."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.companies.rules.columns import Recognition
from veerkracht.domain.events import actions
from veerkracht.domain.events.choices import ImportState
from veerkracht.domain.events.models import AttendanceImport, Event
from veerkracht.domain.events.queries import same_list_elsewhere
from veerkracht.domain.events.rules.attendance import Problem
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from .import_forms import ColumnsForm, UploadForm
from .import_lines import chips, lines_of, ordered, summary_of
from .wording import FIELD_LABELS, SKIP_LABELS, problem_text

PER_PAGE = 100


def steps() -> list[str]:
    """Return the names of the steps of an import."""
    return [_("Choose the list"), _("Look and decide"), _("In the figures")]


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a file or pasted text, and show what was read before anything counts."""
    event = get_object_or_404(Event.objects.of(request.programme).select_related("programme"), pk=pk)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid() and form.sheet is not None:
        try:
            batch = actions.start_import(
                event=event, file_name=form.file_name, sheet=form.sheet, at=request.programme.now(), by=request.user
            )
        except Refused as refusal:
            form.add_error("file" if form.cleaned_data["file"] else "pasted", str(refusal))
        else:
            return redirect("team:import", batch.pk)
    return render(request, "team/events/import_new.html", {"event": event, "form": form, "step_labels": steps()})


def find(request: SignedInRequest, pk: int) -> AttendanceImport:
    """Return a list of this programme, else 404; its cells are read only when the columns are looked at."""
    related = ("event__occasion", "programme", "uploaded_by", "committed_by")
    return get_object_or_404(
        AttendanceImport.objects.of(request.programme).defer("cells").select_related(*related), pk=pk
    )


@workspace
@require_safe
def batch(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a list row by row; while it is a preview, let a person correct and decide."""
    found = find(request, pk)
    is_open = found.state == ImportState.PREVIEW and bool(can_change(request.user, request.programme))
    shows_people = bool(can_see_people(request.user, request.programme))
    shown, summary = request.GET.get("show", ""), summary_of(found)
    page = Paginator(ordered(found.rows.all(), shown), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "batch": found,
        "event": found.event,
        "step_labels": steps(),
        "page": page,
        "lines": lines_of(list(page), is_open=is_open, shows_people=shows_people),
        "chips": chips(summary, shown),
        "summary": summary,
        "is_open": is_open,
        "shows_people": shows_people,
        "may_undo": found.state == ImportState.COMMITTED and bool(can_change(request.user, request.programme)),
        **_about_the_sheet(found),
    }
    return render(request, "team/events/import.html", context)


def _about_the_sheet(found: AttendanceImport) -> dict[str, Any]:
    """Return what was understood of the list as a whole, and where else the same list is."""
    recognition = Recognition.from_json(found.columns) if found.columns else None
    columns = recognition.columns if recognition else ()
    return {
        "read_columns": [(column.header, FIELD_LABELS[column.field]) for column in columns if column.field],
        "aside": [
            (row.index + 1, SKIP_LABELS[row.kind], row.text) for row in (recognition.skipped if recognition else ())
        ],
        "list_problems": [problem_text(Problem.from_json(each)) for each in found.problems],
        "elsewhere": same_list_elsewhere(found) if found.state == ImportState.PREVIEW else [],
    }


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what each column is taken for, and read the list again as a person says."""
    found = find(request, pk)
    if found.state != ImportState.PREVIEW:
        return redirect("team:import", pk)
    form = ColumnsForm(request.POST or None, recognition=Recognition.from_json(found.columns), cells=found.cells)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_columns(batch=found, fields=form.chosen(), header_row=form.header(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The list is read again. Decisions about the same companies are kept."))
            return redirect("team:import", pk)
    context = {"batch": found, "event": found.event, "form": form, "step_labels": steps()}
    return render(request, "team/events/import_columns.html", context)


@changing
@require_POST
def presence(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say of all rows of which the list leaves it open whether these people were there."""
    found, present = find(request, pk), request.POST.get("present") == "yes"
    try:
        changed = actions.decide_presence(batch=found, present=present, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        text = _("%(count)s rows count as present.") if present else _("%(count)s rows are left out.")
        messages.success(request, text % {"count": len(changed)})
    return redirect("team:import", pk)


@changing
@require_POST
def commit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put the whole list in the ledger, in one go; a second click is told so and changes nothing."""
    found = find(request, pk)
    refused = _refusal(lambda: actions.commit_import(batch=found, at=request.programme.now(), by=request.user))
    if refused:
        messages.error(request, refused)
        return redirect("team:import", pk)
    undo_path = reverse("team:import-undo", args=[pk])
    messages.success(request, _("The list is in. The figures follow at once."), extra_tags=f"undo:{undo_path}")
    return redirect("team:event", found.event_id)


@changing
@require_POST
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the list out of the figures; its decisions stay, and come back with the same list."""
    found = find(request, pk)
    refused = _refusal(lambda: actions.undo_import(batch=found, at=request.programme.now(), by=request.user))
    if refused:
        messages.error(request, refused)
    else:
        messages.success(request, _("The list is undone: nothing of it counts. Your decisions are kept."))
    return redirect("team:event", found.event_id)


@changing
@require_POST
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    """Throw a preview away."""
    found = find(request, pk)
    refused = _refusal(lambda: actions.discard_import(batch=found, by=request.user))
    if refused:
        messages.error(request, refused)
        return redirect("team:import", pk)
    messages.success(request, _("The list is thrown away. Nothing of it was counted or kept."))
    return redirect("team:event", found.event_id)


def _refusal(act: Callable[[], object]) -> str:
    """Do it; return why it was refused, or nothing when it was done."""
    try:
        act()
    except Refused as refusal:
        return str(refusal)
    return ""
