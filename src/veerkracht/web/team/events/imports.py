"""Attendance lists: put one in, look and correct, commit in one go, undo."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Count, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.rules.columns import Recognition
from veerkracht.domain.events import actions
from veerkracht.domain.events.choices import ImportState, RowChoice, RowOutcome
from veerkracht.domain.events.models import AttendanceImport, Event, ImportRow
from veerkracht.domain.events.rules.attendance import Problem
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.shared.sheets import SheetError, read, read_pasted
from veerkracht.shared.ui.items import Chip
from veerkracht.web.team.access import changing, workspace

from .import_forms import ColumnsForm, RowForm, UploadForm
from .import_lines import lines_of
from .wording import problem_text, reason_text

PER_PAGE = 100
# What asks for a look comes first.
ORDER = (RowOutcome.PROBLEM, RowOutcome.PERHAPS, RowOutcome.NEW, RowOutcome.PERSON_ONLY, RowOutcome.MATCH)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file or pasted text, and show what was read before anything counts."""
    event = get_object_or_404(Event.objects.of(request.programme).select_related("programme"), pk=pk)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            sheet = read(file.name, file.read()) if file else read_pasted(form.cleaned_data["pasted"])
            batch = actions.start_import(
                event=event,
                file_name=file.name if file else _("Pasted text"),
                sheet=sheet,
                at=request.programme.now(),
                by=request.user,
            )
        except (SheetError, Refused) as refusal:
            form.add_error("file" if file else "pasted", str(refusal))
        else:
            return redirect("team:import", batch.pk)
    return render(request, "team/events/import_new.html", {"event": event, "form": form, "step_labels": _steps()})


def _steps() -> list[str]:
    return [_("Choose the list"), _("Look and correct"), _("Put it in")]


def _find(request: HttpRequest, pk: int) -> AttendanceImport:
    found = AttendanceImport.objects.of(request.programme).select_related("event__occasion", "programme", "uploaded_by")
    return get_object_or_404(found, pk=pk)


@workspace
@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a list row by row; while it is a preview, let a person correct and decide."""
    found = _find(request, pk)
    counts = dict(found.rows.order_by().values_list("outcome").annotate(Count("pk")))
    wanted = request.GET.get("outcome", "")
    rows = _ordered(found.rows.filter(outcome=wanted) if wanted in RowOutcome.values else found.rows.all())
    page = Paginator(rows.select_related("candidate", "chosen", "company"), PER_PAGE).get_page(request.GET.get("page"))
    is_open = found.state == ImportState.PREVIEW and bool(can_change(request.user, request.programme))
    context = {
        "batch": found,
        "step_labels": _steps(),
        "event": found.event,
        "page": page,
        "lines": lines_of(list(page), is_open=is_open, problem_text=problem_text, reason_text=reason_text),
        "chips": _chips(counts, wanted),
        "columns_form": ColumnsForm(recognition=Recognition.from_json(found.columns)) if is_open else None,
        "list_problems": [problem_text(each) for each in _problems(found)],
        "is_open": is_open,
        "may_undo": found.state == ImportState.COMMITTED and bool(can_change(request.user, request.programme)),
        "undecided": counts.get(RowOutcome.PROBLEM.value, 0) + counts.get(RowOutcome.PERHAPS.value, 0),
    }
    return render(request, "team/events/import.html", context)


def _ordered(rows: "QuerySet[ImportRow]") -> "QuerySet[ImportRow]":
    places = [When(outcome=outcome, then=Value(place)) for place, outcome in enumerate(ORDER)]
    first = Case(*places, default=Value(len(ORDER)), output_field=IntegerField())
    return rows.order_by(first, "number", "part")


def _chips(counts: dict[str, int], wanted: str) -> list[Chip]:
    shown = [outcome for outcome in (*ORDER, RowOutcome.SKIPPED) if counts.get(outcome.value)]
    return [
        Chip(
            str(outcome.label),
            "?" if outcome.value == wanted else f"?outcome={outcome.value}",
            outcome.value == wanted,
            counts[outcome.value],
        )
        for outcome in shown
    ]


def _problems(found: AttendanceImport) -> list[object]:
    return [Problem.from_json(each) for each in found.problems]


@changing
@require_POST
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the list again with the columns that a person chose."""
    found = _find(request, pk)
    form = ColumnsForm(request.POST, recognition=Recognition.from_json(found.columns))
    if form.is_valid():
        return _done(request, found, lambda: actions.change_columns(batch=found, fields=form.chosen(), by=request.user))
    messages.error(request, _("Choose for each column what it holds, or 'nothing'."))
    return redirect("team:import", found.pk)


@changing
@require_POST
def row(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about a row: as proposed, this company, a new one, the person only, or leave it out; or correct it."""
    found = get_object_or_404(
        ImportRow.objects.select_related("batch__programme", "batch__event"), pk=pk, batch__programme=request.programme
    )
    form = RowForm(request.POST, programme=request.programme)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return _back(request, found)
    return _done(request, found.batch, lambda: _decide(request, found, form), row=found)


def _decide(request: HttpRequest, found: ImportRow, form: RowForm) -> None:
    if form.cleaned_data["corrects"]:
        actions.correct_row(row=found, corrections=form.corrections(), by=request.user)
        return
    if form.cleaned_data["splits"]:
        actions.split_row(row=found, by=request.user)
        return
    company: Company | None = form.cleaned_data["company"]
    choice = RowChoice.LINK if company else RowChoice(form.cleaned_data["choice"] or RowChoice.AUTO)
    changed = actions.decide_row(row=found, choice=choice, company=company, by=request.user)
    if len(changed) > 1:
        messages.info(
            request, _("The same decision was taken for %(count)s rows of this company.") % {"count": len(changed)}
        )


def _done(request: HttpRequest, found: AttendanceImport, act: object, row: ImportRow | None = None) -> HttpResponse:
    try:
        act()  # type: ignore[operator]  # a call without arguments
    except Refused as refusal:
        messages.error(request, str(refusal))
    return _back(request, row) if row else redirect("team:import", found.pk)


def _back(request: HttpRequest, row: ImportRow) -> HttpResponse:
    """Return to the same place in the list."""
    query = request.POST.get("query", "")
    return redirect(f"{reverse('team:import', args=[row.batch_id])}?{query}#regel-{row.number}-{row.part}")


@changing
@require_POST
def commit(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the whole list in the ledger, in one go."""
    found = _find(request, pk)
    try:
        actions.commit_import(batch=found, at=request.programme.now(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("team:import", found.pk)
    undo = reverse("team:import-undo", args=[found.pk])
    messages.success(request, _("The list is in. The figures follow at once."), extra_tags=f"undo:{undo}")
    return redirect("team:event", found.event_id)


@changing
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the list out of the figures; its decisions stay, so that it can come back."""
    found = _find(request, pk)
    try:
        actions.undo_import(batch=found, at=request.programme.now(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The list is undone. Its facts no longer count."))
    return redirect("team:event", found.event_id)


@changing
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a preview away."""
    found = _find(request, pk)
    try:
        actions.discard_import(batch=found, by=request.user)
        messages.success(request, _("The list is thrown away. Nothing was counted."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("team:event", found.event_id)
