"""One row of an attendance list: decide, correct, look for another company."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from veerkracht.domain.companies.models import Company
from veerkracht.domain.events import actions
from veerkracht.domain.events.choices import ImportState, RowChoice
from veerkracht.domain.events.models import ImportRow
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing

from .import_forms import BOTH, PRESENT, CorrectionForm, DecisionForm
from .import_lines import lines_of
from .imports import steps

FOUND = 10


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one row with everything that can be done with it; take a decision or a correction."""
    related = ("batch__programme", "batch__event__occasion", "candidate", "chosen", "company")
    rows = ImportRow.objects.select_related(*related).defer("batch__cells")
    found = get_object_or_404(rows, pk=pk, batch__programme=request.programme)
    if found.batch.state != ImportState.PREVIEW:
        return redirect(_place(found, ""))
    if request.method != "POST":
        return _page(request, found, CorrectionForm(row=found))
    if "to" in request.POST:
        return _decide(request, found)
    form = CorrectionForm(request.POST, row=found)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        actions.correct_row(row=found, corrections=form.corrections(), by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, found, form)
    messages.success(request, _("Row %(row)s is corrected and matched again.") % {"row": found.number})
    return redirect("team:import-row", pk)


def _page(request: SignedInRequest, found: ImportRow, form: CorrectionForm) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    companies = Company.objects.of(request.programme).search_first(words)[:FOUND] if words else []
    context = {
        "line": lines_of([found], is_open=True, shows_people=True)[0],
        "batch": found.batch,
        "event": found.batch.event,
        "form": form,
        "words": words,
        "companies": companies,
        "back": _place(found, request.GET.get("query", "")),
        "step_labels": steps(),
    }
    return render(request, "team/events/import_row.html", context)


def _decide(request: SignedInRequest, found: ImportRow) -> HttpResponse:
    """Take the decision and return to the same place in the list."""
    form = DecisionForm(request.POST, programme=request.programme)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("team:import-row", found.pk)
    try:
        _act(request, found, form)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(_place(found, request.POST.get("query", "")))


def _act(request: SignedInRequest, found: ImportRow, form: DecisionForm) -> None:
    word = form.cleaned_data["to"]
    if word == BOTH:
        actions.split_row(row=found, by=request.user)
        return
    if word == PRESENT:
        actions.decide_presence(batch=found.batch, present=True, row=found, by=request.user)
        return
    changed = actions.decide_row(
        row=found,
        choice=RowChoice(word),
        company=form.company,
        alike=not form.cleaned_data["alone"],
        by=request.user,
    )
    if len(changed) > 1:
        text = _("Decided for %(count)s rows: they name the same company.")
        messages.info(request, text % {"count": len(changed)})


def _place(row: ImportRow, query: str) -> str:
    """Return the address of the row in its list, with the filter and page that were open."""
    path = reverse("team:import", args=[row.batch_id])
    return f"{path}{'?' if query else ''}{query}#regel-{row.pk}"
