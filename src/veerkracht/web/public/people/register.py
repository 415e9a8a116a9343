"""The processing register, for everybody, when the programme chooses so."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from veerkracht.domain.companies.actions.rights_retention import months_of
from veerkracht.domain.companies.models import PrivacySettings
from veerkracht.web.register import entries
from veerkracht.web.requests import ProgrammeRequest


@login_not_required
@require_safe
def register(request: ProgrammeRequest) -> HttpResponse:
    """Show for what which data are kept, why and how long (GDPR 30)."""
    choices = PrivacySettings.objects.filter(programme=request.programme).first() or PrivacySettings()
    if not choices.is_register_public:
        raise Http404
    return render(request, "public/people/register.html", {"entries": entries(months_of(request.programme))})
