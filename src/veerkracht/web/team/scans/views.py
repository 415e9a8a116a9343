"""Publish scans, see how far people come, take totals along."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.programme.permissions import can_change
from veerkracht.domain.scans.actions import offer_again, publish_definition, publish_shipped, withdraw_definition
from veerkracht.domain.scans.actions.definitions import as_text, shipped_and_new
from veerkracht.domain.scans.models import ScanDefinition
from veerkracht.domain.scans.queries import scans_without_company
from veerkracht.domain.scans.rules.definition import DefinitionError, text_of
from veerkracht.shared.decision import Refused
from veerkracht.web.lists import KINDS, list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from . import figures
from .forms import PublishForm, ScanFilter
from .tables import ScanTable

FILES = {"yaml": "application/yaml", "json": "application/json"}

UNKNOWN = 20  # scans of an unknown company at once


@workspace
@require_safe
def scans(request: SignedInRequest) -> HttpResponseBase:
    """List the published versions, newest on top; above them the scans of which nobody knows the company yet."""
    may_change = can_change(request.user, request.programme)
    rows = ScanDefinition.objects.of(request.programme).annotate(
        begun=Count("company_scans", distinct=True),
        done=Count("company_scans", filter=Q(company_scans__completed_on__isnull=False), distinct=True),
        waves=Count("employee_waves", distinct=True),
    )
    return list_page(
        request,
        "team/scans/list.html",
        filterset=ScanFilter(request.GET, queryset=rows.order_by("-published_on", "code", "-version"), request=request),
        table_class=ScanTable,
        name=_("scans"),
        context={
            "may_change": may_change,
            "may_publish_shipped": may_change and bool(shipped_and_new(request.programme)),
            "unknown": scans_without_company(request.programme)[:UNKNOWN] if may_change else [],
        },
    )


def _find(request: SignedInRequest, pk: int) -> ScanDefinition:
    return get_object_or_404(ScanDefinition.objects.of(request.programme).select_related("programme"), pk=pk)


@workspace
@require_safe
def scan(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Show one version: how far people come, alpha, levels with small groups hidden; or those as a file."""
    found = _find(request, pk)
    smallest = request.programme.small_group
    if request.GET.get("_export") in KINDS:
        return _export(found, smallest, request.GET["_export"])
    counted, quality = figures.counted(found), figures.quality(found)
    context = {
        "definition": found,
        "rules": found.rules,
        "source": text_of(found.rules.source, figures.language()),
        "progress": figures.progress(found),
        "drop_off": figures.drop_off(found, smallest),
        "quality": quality,
        "knows_quality": any(each.is_known for each in quality),
        "levels": figures.levels(found, counted, smallest),
        "cuts": [cut for cut in figures.cuts(found, counted, smallest) if cut.rows],
        "without_item": figures.without_item(found),
        "smallest": smallest,
        "may_change": can_change(request.user, request.programme),
    }
    return render(request, "team/scans/scan.html", context)


def _export(found: ScanDefinition, smallest: int, kind: str) -> StreamingHttpResponse:
    content_type, write = KINDS[kind]
    header = [_("Cut"), _("Part"), _("Companies"), _("Mean score"), _("Level")]
    answer = StreamingHttpResponse(write(header, figures.sheet(found, smallest)), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{slugify(found.title)}.{kind}"'
    return answer


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: SignedInRequest) -> HttpResponse:
    """Publish a definition from a file or a text; everything that is wrong is told at once."""
    form = PublishForm(request.POST or None, request.FILES or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            made = publish_definition(
                programme=request.programme,
                text=form.cleaned_data["text"],
                on=request.programme.today(),
                by=request.user,
            )
        except DefinitionError as error:
            problems = error.problems
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(title)s is published.") % {"title": made.title})
            return redirect("team:scan", made.pk)
    return render(request, "team/scans/publish.html", {"form": form, "problems": problems})


@changing
@require_POST
def shipped(request: SignedInRequest) -> HttpResponse:
    """Publish the scans that come with the product."""
    count = publish_shipped(programme=request.programme, on=request.programme.today(), by=request.user)
    messages.success(request, _("%(count)s published.") % {"count": count})
    return redirect("team:scans")


@changing
@require_POST
def offer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Offer a version no more, or again."""
    found = _find(request, pk)
    if found.withdrawn_on is None:
        withdraw_definition(definition=found, on=request.programme.today(), by=request.user)
        messages.success(request, _("It is not offered any more. What was answered stays."))
    else:
        offer_again(definition=found, by=request.user)
        messages.success(request, _("It is offered again."))
    return redirect("team:scan", pk)


@workspace
@require_safe
def file(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """Give the definition as a file, for another programme."""
    if kind not in FILES:
        raise Http404
    found = _find(request, pk)
    answer = HttpResponse(as_text(found, kind), content_type=f"{FILES[kind]}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.code}-{found.version}.{kind}"'
    return answer
