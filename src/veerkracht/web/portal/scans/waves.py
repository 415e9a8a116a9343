"""Ask the employees: open, invite, close, and read the gap between management and floor."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.programme.queries import address
from veerkracht.domain.scans.actions import close_wave, invite_by_mail, make_codes, open_wave, stop_wave
from veerkracht.domain.scans.choices import WaveState
from veerkracht.domain.scans.models import EmployeeWave, ScanTeam
from veerkracht.domain.scans.permissions import can_close_wave
from veerkracht.domain.scans.queries import has_scan
from veerkracht.shared.decision import Refused
from veerkracht.web.portal.companies.own import own_positions
from veerkracht.web.printing import pdf_response
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.scan_papers import CODES, TALKING_SHEET, WAVE, codes_data, talking_sheet_data

from .forms import AddressesForm, CodesForm, WaveForm
from .gap import read_wave, wave_data
from .views import own_company

REFUSED = 409


def language() -> str:
    """Return the language of the moment."""
    return get_language() or "nl"


def own_wave(request: SignedInRequest, pk: int) -> EmployeeWave:
    """Return a wave of a company where this user works; 404 otherwise."""
    own = own_positions(request.user, request.programme).values("company_id")
    waves = EmployeeWave.objects.of(request.programme).filter(company__in=own)
    return get_object_or_404(waves.select_related("company", "definition", "programme"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Open an employee scan."""
    company = own_company(request, pk)
    form = WaveForm(request.POST or None, programme=request.programme, company=company)
    if request.method == "POST" and form.is_valid():
        try:
            opened = open_wave(company=company, on=request.programme.today(), by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is open. Now let your people know."))
            return redirect("portal:wave", opened.pk)
    teams = ScanTeam.objects.filter(company=company, ended_on__isnull=True).order_by("title")
    context = {"company": company, "form": form, "teams": teams, "has_scan": has_scan(request.programme)}
    return render(request, "portal/scans/wave_new.html", context)


@require_safe
def wave(request: SignedInRequest, wave: int) -> HttpResponse:
    """Show a wave: how to ask while it is open, and what came of it once it is closed. Nothing is told in between."""
    found = own_wave(request, wave)
    if found.state == WaveState.CLOSED:
        context = {"wave": found, "read": read_wave(found, language())}
        return render(request, "portal/scans/wave_closed.html", context)
    return _open_page(request, found)


def _open_page(
    request: SignedInRequest,
    found: EmployeeWave,
    *,
    addresses: AddressesForm | None = None,
    codes: CodesForm | None = None,
    status: int = 200,
) -> HttpResponse:
    may_close = can_close_wave(request.user, found)
    context = {
        "wave": found,
        "link": address(request.programme, "public:scan-employee", found.token),
        "may_close": may_close,
        "addresses": addresses or AddressesForm(),
        "codes": codes or CodesForm(initial={"count": found.invited}),
    }
    return render(request, "portal/scans/wave_open.html", context, status=status)


@require_POST
def invite(request: SignedInRequest, wave: int) -> HttpResponse:
    """Mail the link to addresses that are used once; the same to remind everybody."""
    found = own_wave(request, wave)
    form = AddressesForm(request.POST)
    if form.is_valid():
        try:
            count = invite_by_mail(
                wave=found, addresses=form.cleaned_data["addresses"], language=language(), by=request.user
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(count)s mails are on their way.") % {"count": count})
            return redirect("portal:wave", found.pk)
    return _open_page(request, found, addresses=form)


@require_POST
def codes(request: SignedInRequest, wave: int) -> HttpResponseBase:
    """Give a sheet of slips with one-time codes; they are shown this once."""
    found = own_wave(request, wave)
    form = CodesForm(request.POST)
    if form.is_valid():
        try:
            made = make_codes(wave=found, count=form.cleaned_data["count"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            answer = pdf_response(request, CODES, codes_data(found, made, language()), name=_("codes"))
            answer["Cache-Control"] = "private, no-store"
            return answer
    return _open_page(request, found, codes=form)


@require_POST
def close(request: SignedInRequest, wave: int) -> HttpResponse:
    """Close a wave on or after its last day."""
    found = own_wave(request, wave)
    may = can_close_wave(request.user, found)
    if not may:
        raise PermissionDenied(str(may.reason))
    try:
        close_wave(wave=found, on=request.programme.today(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("portal:wave", found.pk)


@require_POST
def stop(request: SignedInRequest, wave: int) -> HttpResponse:
    """Stop a wave; its answers are thrown away."""
    found = own_wave(request, wave)
    try:
        stop_wave(wave=found, by=request.user)
        messages.success(request, _("Stopped. All answers were thrown away."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("portal:scans", found.company_id)


@require_safe
def pdf(request: SignedInRequest, wave: int) -> HttpResponseBase:
    """Give what the page of a closed wave says as an accessible PDF."""
    found = own_wave(request, wave)
    if found.state != WaveState.CLOSED:
        return redirect("portal:wave", found.pk)
    data = wave_data(found, read_wave(found, language()), language())
    return pdf_response(request, WAVE, data, name=_("employee scan"))


@require_safe
def talking_sheet(request: SignedInRequest, wave: int) -> HttpResponseBase:
    """Give the sheet for a team talk."""
    found = own_wave(request, wave)
    return pdf_response(
        request, TALKING_SHEET, talking_sheet_data(found.definition, language()), name=_("talking sheet")
    )
