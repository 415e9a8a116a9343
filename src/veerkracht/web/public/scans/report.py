"""The report of a company scan, for whoever has its link: on the page and as PDF."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.programme.queries import address
from veerkracht.domain.scans.actions import tell_who
from veerkracht.domain.scans.models import CompanyScan, PlannedStep
from veerkracht.domain.scans.models.company import MOST_SHEETS
from veerkracht.domain.scans.permissions import can_see_earlier
from veerkracht.shared.ratelimit.counting import within_limit
from veerkracht.web.printing import pdf_response
from veerkracht.web.requests import ProgrammeRequest
from veerkracht.web.scan_papers import REPORT

from .asking import about, language
from .filling import HOUR, TOO_MANY, private
from .forms import DayForm, WhoForm, in_a_month
from .printing import report_data
from .reading import read_report

MAILS_PER_ADDRESS = 10
PROOF = "bewijs"


def find_scan(request: ProgrammeRequest, token: str) -> CompanyScan:
    """Return the scan with this link, or raise Http404."""
    scans = CompanyScan.objects.of(request.programme)
    return get_object_or_404(scans.select_related("definition", "programme", "company", "person"), token=token)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show how the company is doing; take in whose scan it was."""
    scan = find_scan(request, token)
    if scan.completed_on is None:
        links = [
            address(request.programme, "public:scan-fill", sheet.token) for sheet in scan.sheets.order_by("number")
        ]
        return private(render(request, "public/scans/unfinished.html", {"scan": scan, "links": links}))
    if request.method != "POST":
        return report_page(request, scan)
    form = WhoForm(request.POST, scan=scan)
    if not form.is_valid():
        return report_page(request, scan, who=form)
    said = form.said()
    if not within_limit(form="scan_for", visitor=said["email"].lower(), limit=MAILS_PER_ADDRESS, seconds=HOUR):
        form.add_error(None, _("Many reports went to this address in a short time. Try again in an hour."))
        return report_page(request, scan, who=form, status=TOO_MANY)
    tell_who(scan=scan, at=request.programme.now(), **said)
    messages.success(request, _("Thank you. The link to this report is in your mail."))
    return redirect("public:scan-report", token)


def sees_earlier(request: ProgrammeRequest, scan: CompanyScan) -> bool:
    """Tell whether this visitor may see what changed since the company's scan before."""
    return bool(can_see_earlier(request.user, scan, request.GET.get(PROOF, "")))


def report_page(
    request: ProgrammeRequest,
    scan: CompanyScan,
    *,
    who: WhoForm | None = None,
    day: DayForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """Return the page of a finished scan."""
    planned = PlannedStep.objects.filter(scan=scan, dropped_on__isnull=True).select_related("step")
    open_sheets = [
        address(request.programme, "public:scan-fill", sheet.token)
        for sheet in scan.sheets.filter(completed_on__isnull=True).order_by("number")
    ]
    may_compare = sees_earlier(request, scan)
    proof = {PROOF: request.GET[PROOF]} if may_compare and PROOF in request.GET else None
    context = {
        "scan": scan,
        "about": about(scan.definition),
        "report": read_report(scan, language(), sees_earlier=may_compare),
        "pdf": reverse("public:scan-report-pdf", args=[scan.token], query=proof),
        "planned": list(planned.order_by("-chosen_on", "-pk")),
        "who": who or WhoForm(scan=scan),
        "knows_who": scan.person is not None and scan.shares_asked_on is not None,
        "day": day or DayForm(initial={"due_on": in_a_month(request.programme.today())}),
        "problem": problem,
        "open_sheets": open_sheets,
        "may_add": scan.sheets.count() < MOST_SHEETS,
    }
    return private(render(request, "public/scans/report.html", context, status=status))


@login_not_required
@require_safe
def pdf(request: ProgrammeRequest, token: str) -> HttpResponseBase:
    """Give the report as an accessible PDF."""
    scan = find_scan(request, token)
    if scan.completed_on is None:
        return redirect("public:scan-report", token)
    found = read_report(scan, language(), sees_earlier=sees_earlier(request, scan))
    name = f"{scan.definition.name} {scan.completed_on}"
    response = pdf_response(request, REPORT, report_data(found, language()), name=name)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
