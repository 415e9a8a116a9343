"""The teams of the own company: a name and a number, no people."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.scans.actions import end_team, save_team
from veerkracht.domain.scans.models import ScanTeam
from veerkracht.domain.scans.rules.waves import NEVER_UNDER
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest

from .forms import TeamForm
from .views import own_company


@require_http_methods(["GET", "HEAD", "POST"])
def teams(request: SignedInRequest, pk: int) -> HttpResponse:
    """List the teams and add one."""
    company = own_company(request, pk)
    found = ScanTeam.objects.filter(company=company, ended_on__isnull=True).select_related("parent").order_by("title")
    form = TeamForm(request.POST or None, teams=found)
    if request.method == "POST" and form.is_valid():
        try:
            save_team(company=company, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The team is there."))
            return redirect("portal:scan-teams", pk)
    context = {"company": company, "teams": found, "form": form, "fewest": NEVER_UNDER}
    return render(request, "portal/scans/teams.html", context)


@require_POST
def end(request: SignedInRequest, pk: int, team: int) -> HttpResponse:
    """Take a team away; adding it again brings it back."""
    company = own_company(request, pk)
    found = get_object_or_404(ScanTeam, pk=team, company=company, ended_on__isnull=True)
    end_team(team=found, on=request.programme.today(), by=request.user)
    messages.success(request, _("%(name)s is gone. Add it again when you need it.") % {"name": found.title})
    return redirect("portal:scan-teams", pk)
