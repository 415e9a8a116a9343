"""What somebody of a company sees of its scans."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from veerkracht.domain.companies.models import Company
from veerkracht.domain.scans.models import CompanyScan, EmployeeWave, ScanTeam
from veerkracht.domain.scans.queries import has_scan
from veerkracht.domain.scans.rules.waves import NEVER_UNDER
from veerkracht.web.portal.companies.own import own_positions
from veerkracht.web.requests import SignedInRequest


def own_company(request: SignedInRequest, pk: int) -> Company:
    """Return the company where this user works; 404 when it is not theirs."""
    return get_object_or_404(own_positions(request.user, request.programme), company_id=pk).company


@require_safe
def scans(request: SignedInRequest, pk: int) -> HttpResponse:
    """List the company's own scans and the times that its employees were asked."""
    company = own_company(request, pk)
    done = CompanyScan.objects.of(request.programme).filter(company=company).select_related("definition")
    waves = EmployeeWave.objects.of(request.programme).filter(company=company).select_related("definition")
    context = {
        "company": company,
        "scans": done.order_by("-started_on", "-pk"),
        "waves": waves.order_by("-opened_on", "-pk"),
        "teams": ScanTeam.objects.filter(company=company, ended_on__isnull=True).count(),
        "has_scan": has_scan(request.programme),
        "fewest": NEVER_UNDER,
    }
    return render(request, "portal/scans/scans.html", context)
