"""Begin a company scan, fill it in with stops, hand it in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.companies.models import Position
from veerkracht.domain.programme.queries import address
from veerkracht.domain.referrals.models import ReferralCard
from veerkracht.domain.referrals.rules.codes import normal_code
from veerkracht.domain.scans.actions import add_sheet, complete_sheet, save_answers, start_scan
from veerkracht.domain.scans.models import CompanyScan, ManagementSheet
from veerkracht.domain.scans.queries import offered_scan
from veerkracht.shared.decision import Refused
from veerkracht.shared.ratelimit.counting import within_limit
from veerkracht.web.requests import ProgrammeRequest
from veerkracht.web.visitor import visitor_of

from .asking import about, language, parts_of

HOUR = 3600
STARTS_PER_VISITOR = 60  # a whole room may begin through the wifi of one venue
TOO_MANY = 429


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: ProgrammeRequest) -> HttpResponse:
    """Say what it is for, who sees what and how long it is kept; then begin."""
    found = offered_scan(request.programme)
    card = _card(request)
    if found is None:
        return render(request, "public/scans/none.html")
    context = {"card": card, "about": about(found)}
    if request.method != "POST":
        return render(request, "public/scans/start.html", context)
    if not within_limit(form="scan", visitor=visitor_of(request), limit=STARTS_PER_VISITOR, seconds=HOUR):
        return render(request, "public/scans/start.html", {**context, "too_many": True}, status=TOO_MANY)
    position = _own_position(request)
    sheet = start_scan(
        definition=found,
        at=request.programme.now(),
        language=language(),
        company=position.company if position else None,
        person=position.person if position else None,
        pionier=card.pionier if card else None,
        occasion=card.occasion if card else None,
        by=request.user if request.user.is_authenticated else None,
    )
    return redirect("public:scan-fill", sheet.token)


def _card(request: ProgrammeRequest) -> ReferralCard | None:
    code = normal_code(request.GET.get("kaartje", ""))
    if not code:
        return None
    cards = ReferralCard.objects.of(request.programme).live().filter(code=code)
    return cards.select_related("pionier__person", "occasion").first()


def _own_position(request: ProgrammeRequest) -> Position | None:
    """Return where somebody who signed in works, when the own page asked for a scan of that company."""
    asked = request.GET.get("bedrijf", "")
    if not request.user.is_authenticated or not asked.isdecimal():
        return None
    own = Position.objects.filter(person__user=request.user, company_id=int(asked), ends_on__isnull=True)
    return own.filter(company__programme=request.programme).select_related("person", "company").first()


def find_sheet(request: ProgrammeRequest, token: str) -> ManagementSheet:
    """Return the sheet with this link, or raise Http404."""
    sheets = ManagementSheet.objects.filter(scan__programme=request.programme)
    return get_object_or_404(
        sheets.select_related("scan__definition", "scan__programme", "scan__pionier__person"), token=token
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show all statements on one page; keep what is sent, and go to the report when all is answered."""
    sheet = find_sheet(request, token)
    if sheet.completed_on is not None:
        return private(redirect("public:scan-report", sheet.scan.token))
    if request.method != "POST":
        return _page(request, sheet, marks_missing=False)
    try:
        if "done" in request.POST:
            complete_sheet(sheet=sheet, answers=request.POST.dict(), at=request.programme.now())
            return redirect("public:scan-report", sheet.scan.token)
        sheet = save_answers(sheet=sheet, answers=request.POST.dict())
    except Refused as refusal:
        if "quiet" in request.POST:
            return JsonResponse({"saved": False}, status=409)
        sheet = find_sheet(request, token)
        if sheet.completed_on is not None:
            return redirect("public:scan-report", sheet.scan.token)
        sheet = save_answers(sheet=sheet, answers=request.POST.dict())
        return _page(request, sheet, marks_missing=True, problem=str(refusal))
    if "quiet" in request.POST:
        return JsonResponse({"saved": True})
    return _page(request, sheet, marks_missing=False, is_saved=True)


def _page(
    request: ProgrammeRequest, sheet: ManagementSheet, *, marks_missing: bool, problem: str = "", is_saved: bool = False
) -> HttpResponse:
    definition = sheet.scan.definition
    link = address(request.programme, "public:scan-fill", sheet.token)
    context = {
        "sheet": sheet,
        "scan": sheet.scan,
        "about": about(definition),
        "parts": parts_of(definition, sheet.answers, marks_missing=marks_missing),
        "answered": len(sheet.answers),
        "problem": problem,
        "is_saved": is_saved,
        "link": link,
    }
    return private(render(request, "public/scans/fill.html", context))


@login_not_required
@require_POST
def add(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Give a link for one more of management."""
    scan = get_object_or_404(CompanyScan.objects.of(request.programme), token=token)
    try:
        add_sheet(scan=scan, at=request.programme.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("There is a link for one more. Send it to your colleague."))
    return redirect("public:scan-report", token)


def private(response: HttpResponse) -> HttpResponse:
    """Keep a page that only its link protects out of search engines and shared caches."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    return response
