"""The portal's front page: a section per role of the person who signed in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from veerkracht.domain.companies.models import Person, Position
from veerkracht.web.portal.fans.sections import fan_sections
from veerkracht.web.portal.pioniers.sections import pionier_section
from veerkracht.web.portal.referrals.sections import provider_section
from veerkracht.web.requests import SignedInRequest

from .day import own_day


@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """Show everything that is this person's own, each role under its own heading."""
    own = Position.objects.filter(person__user=request.user, person__programme=request.programme, ends_on__isnull=True)
    pionier = pionier_section(request.user, request.programme)
    context = {
        "own_day": own_day(request.user, request.programme, pionier.pionier if pionier else None),
        "is_known": Person.objects.of(request.programme).filter(user=request.user).exists(),
        "pionier": pionier,
        "fans": fan_sections(request.user, request.programme),
        "provider": provider_section(request.user, request.programme),
        "companies": own.select_related("company").order_by("company__name", "pk"),
    }
    return render(request, "portal/accounts/home.html", context)
