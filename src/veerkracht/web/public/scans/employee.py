"""What an employee fills in. No sign-in, no session, nothing about the visitor is looked at."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.scans.actions import cast_ballot
from veerkracht.domain.scans.actions.ballots import LONGEST_REMARK, CodeUnknown, CodeUsed
from veerkracht.domain.scans.models import EmployeeWave
from veerkracht.domain.scans.permissions import can_answer
from veerkracht.domain.scans.rules.scoring import accepted
from veerkracht.shared.decision import Refused
from veerkracht.shared.ratelimit.counting import within_limit
from veerkracht.web.printing import pdf_response
from veerkracht.web.requests import ProgrammeRequest
from veerkracht.web.scan_papers import TALKING_SHEET, talking_sheet_data

from .asking import about, language, parts_of

HOUR = 3600
# Counted per scan and not per visitor, whom we do not look at: enough for people, too few to guess a code.
WRONG_CODES_PER_HOUR = 200
REFUSED, GONE, TOO_MANY = 409, 410, 429


def _find(request: ProgrammeRequest, token: str) -> EmployeeWave:
    waves = EmployeeWave.objects.of(request.programme).select_related("definition", "company", "programme")
    return get_object_or_404(waves, token=token)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show the statements; take the answers in once and keep nothing else."""
    wave = _find(request, token)
    may = can_answer(wave, request.programme.today())
    if not may:
        context = {"wave": wave, "reason": may.reason}
        return _private(render(request, "public/scans/closed.html", context, status=GONE))
    if request.method != "POST":
        return _page(request, wave)
    given = request.POST
    code = given.get("code", "").strip()
    try:
        cast_ballot(
            wave=wave,
            answers=given.dict(),
            group=given.get("team", ""),
            remark=given.get("remark", ""),
            code=code,
            form_key=given.get("form_key", ""),
            on=request.programme.today(),
        )
    except (CodeUnknown, CodeUsed) as refusal:
        if not within_limit(form="scan_code", visitor=str(wave.pk), limit=WRONG_CODES_PER_HOUR, seconds=HOUR):
            return _page(
                request, wave, problem=_("Too many wrong codes were typed. Try again in an hour."), status=TOO_MANY
            )
        return _page(request, wave, problem=str(refusal), status=REFUSED)
    except Refused as refusal:
        return _page(request, wave, problem=str(refusal), status=REFUSED)
    return redirect("public:scan-thanks")


def _page(request: ProgrammeRequest, wave: EmployeeWave, *, problem: str = "", status: int = 200) -> HttpResponse:
    given = request.POST
    answers = accepted(wave.definition.rules, given.dict())
    context = {
        "wave": wave,
        "about": about(wave.definition),
        "parts": parts_of(wave.definition, answers, marks_missing=bool(problem)),
        "answered": len(answers),
        "teams": wave.teams,
        "team": given.get("team", ""),
        "remark": given.get("remark", "")[:LONGEST_REMARK],
        "code": given.get("code", request.GET.get("code", ""))[:20],
        "form_key": given.get("form_key") or uuid.uuid4().hex,
        "longest": LONGEST_REMARK,
        "problem": problem,
    }
    return _private(render(request, "public/scans/employee.html", context, status=status))


@login_not_required
@require_safe
def thanks(request: ProgrammeRequest) -> HttpResponse:
    """Thank; this page is the same for everybody and knows of no scan."""
    return render(request, "public/scans/thanks.html")


@login_not_required
@require_safe
def talking_sheet(request: ProgrammeRequest, token: str) -> HttpResponseBase:
    """Give the sheet for a team talk: on paper, and nothing of the talk is kept."""
    wave = _find(request, token)
    data = talking_sheet_data(wave.definition, language())
    return pdf_response(request, TALKING_SHEET, data, name=_("talking sheet"))


def _private(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"  # none at all, and a browser does not say whose form it sends
    return response
