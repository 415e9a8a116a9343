"""Register files: the list, put one in, say what its columns hold, watch it being read, its report, undo."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.companies.actions.register_files import (
    discard_register_import,
    fields_of,
    map_register_columns,
    queue_register_import,
    start_register_import,
)
from veerkracht.domain.companies.actions.register_undo import undo_register_import
from veerkracht.domain.companies.choices import RegisterState
from veerkracht.domain.companies.models import RegisterImport
from veerkracht.domain.companies.permissions import can_import_register
from veerkracht.domain.companies.tasks import read_register_file
from veerkracht.shared.decision import Refused
from veerkracht.shared.sheets import write_xlsx
from veerkracht.web.lists import KINDS, list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, require, workspace

from .forms import MappingForm, UploadForm, preview
from .report import report_of
from .tables import FileFilter, FileTable, LineFilter, LineTable
from .wording import STATE_TONES

OPEN = (RegisterState.MAPPING, RegisterState.FAILED)
BUSY = (RegisterState.QUEUED, RegisterState.RUNNING)


def steps() -> list[str]:
    """Return the names of the steps of an import."""
    return [_("Choose the file"), _("What the columns hold"), _("In the register")]


def find(request: SignedInRequest, pk: int) -> RegisterImport:
    """Return a file of this programme, else 404."""
    files = RegisterImport.objects.of(request.programme).select_related("programme", "uploaded_by")
    return get_object_or_404(files, pk=pk)


@workspace
@require_safe
def files(request: SignedInRequest) -> HttpResponseBase:
    """List the register files, newest first."""
    rows = RegisterImport.objects.of(request.programme).select_related("uploaded_by").order_by("-uploaded_at", "-pk")
    rows = rows.defer("sample", "header", "mapping", "notes", "report", "failure")
    return list_page(
        request,
        "team/register/files.html",
        filterset=FileFilter(request.GET, queryset=rows, request=request),
        table_class=FileTable,
        name=_("register files"),
        context={"may_import": can_import_register(request.user, request.programme)},
    )


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """Take a file and look at its first rows; nothing is changed yet."""
    require(can_import_register(request.user, request.programme))
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            batch = start_register_import(
                programme=request.programme,
                file_name=given.name,
                content=given,
                on=request.programme.today(),
                by=request.user,
            )
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("team:register-columns", batch.pk)
    return render(request, "team/register/new.html", {"form": form, "step_labels": steps()})


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what each column is taken for and how the first rows would be read; put the file in the queue."""
    require(can_import_register(request.user, request.programme))
    batch = find(request, pk)
    if batch.state not in OPEN:
        return redirect("team:register-file", pk)
    form = MappingForm(request.POST or None, batch=batch)
    fields, version = fields_of(batch), batch.sbi_version
    if request.method == "POST" and form.is_valid():
        fields, version = form.chosen(), form.cleaned_data["sbi_version"]
        try:
            _keep(request, batch, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            if "start" in request.POST:
                return redirect("team:register-file", pk)
    context = {
        "batch": batch,
        "form": form,
        "column_fields": [form[f"column_{index}"] for index, *_rest in form.columns],
        "preview": preview(batch, fields, version),
        "step_labels": steps(),
    }
    return render(request, "team/register/columns.html", context)


def _keep(request: SignedInRequest, batch: RegisterImport, form: MappingForm) -> None:
    """Remember the mapping; with the button that says so, let a worker read the file: both or neither."""
    with transaction.atomic():
        map_register_columns(
            batch=batch,
            fields=form.chosen(),
            sbi_version=form.cleaned_data["sbi_version"],
            is_whole=form.cleaned_data["is_whole"],
            source=form.cleaned_data["source"],
            by=request.user,
        )
        if "start" in request.POST:
            queue_register_import(batch=batch, by=request.user)
            read_register_file.enqueue(batch.pk)


@workspace
@require_safe
def file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Show how far a file is, and its report when it is read; to htmx only how far it is."""
    batch = find(request, pk)
    if request.htmx and not request.GET.get("_export") and batch.state not in BUSY:
        return HttpResponse(headers={"HX-Refresh": "true"})
    may_import = bool(can_import_register(request.user, request.programme))
    context: dict[str, Any] = {
        "batch": batch,
        "tone": STATE_TONES[batch.state],
        "percent": round(batch.share_read * 100),
        "is_busy": batch.state in BUSY,
        "is_open": batch.state in OPEN,
        "may_import": may_import,
        "may_undo": may_import and batch.state == RegisterState.DONE and bool(batch.file),
        "report": report_of(batch, request.path),
        "step_labels": steps(),
    }
    if batch.state in BUSY or batch.state in OPEN:
        return render(request, "team/register/progress.html", context)
    lines = batch.lines.order_by("pk").only("number", "kind", "label", "changes", "kept", "problems", "company_id")
    return list_page(
        request,
        "team/register/file.html",
        filterset=LineFilter(request.GET, queryset=lines, request=request),
        table_class=LineTable,
        name=f"{batch.file_name} {_('report')}",
        context=context,
    )


@changing
@require_POST
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a file back as a whole."""
    require(can_import_register(request.user, request.programme))
    batch = find(request, pk)
    try:
        undone = undo_register_import(batch=batch, at=request.programme.now(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        kept = undone.report["undo_kept"]
        text = _("The file is undone.")
        if kept:
            text += " " + _("%(count)s companies stay, because something hangs on them since.") % {"count": kept}
        messages.success(request, text)
    return redirect("team:register-file", pk)


@changing
@require_POST
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    """Throw a file away that was not put in."""
    require(can_import_register(request.user, request.programme))
    try:
        discard_register_import(batch=find(request, pk), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("team:register-file", pk)
    messages.success(request, _("The file is thrown away. Nothing of it was kept."))
    return redirect("team:register-files")


@workspace
@require_safe
def example(request: SignedInRequest) -> HttpResponseBase:
    """Give a small file as it is expected, with invented companies."""
    header = (
        "KvK-nummer", "Vestigingsnummer", "Hoofdvestiging", "Naam", "Handelsnamen", "Straat", "Huisnummer", "Postcode",
        "Plaats", "Gemeente", "SBI-code", "Werkzame personen", "Website", "Datum oprichting", "Datum opheffing",
    )  # fmt: skip
    rows = (
        ("69000001", "000069000001", "ja", "Voorbeeld Techniek B.V.", "Voorbeeld; VB Techniek", "Dorpsstraat", "1",
         "8011 AB", "Zwolle", "Zwolle", "25620", "24", "voorbeeld.example", "2009-04-01", ""),
        ("69000001", "000069000002", "nee", "Voorbeeld Techniek Deventer", "", "Kade", "12a", "7411 AB", "Deventer",
         "Deventer", "25620", "", "", "", ""),
        ("08000002", "000069000003", "ja", "Bakkerij Het Voorbeeld", "", "Markt", "3", "7411 CD", "Deventer",
         "Deventer", "10711", "10-19", "", "1987-01-01", "2019-08-31"),
    )  # fmt: skip
    answer = StreamingHttpResponse(write_xlsx(header, rows, title="Register"), content_type=KINDS["xlsx"][0])
    answer["Content-Disposition"] = 'attachment; filename="register-voorbeeld.xlsx"'
    return answer
