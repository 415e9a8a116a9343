"""Look a company up in the trade register: to add it, or to fill in what we do not know yet."""

import re

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.companies.actions.kvk import SOURCE, fields_of, kvk_is_on, kvk_register, refresh_from_kvk
from veerkracht.domain.companies.models import Company
from veerkracht.shared.connectors.kvk import KvkHit
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing

from ..forms import CompanyForm
from .finding import find_company


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def kvk_search(request: SignedInRequest) -> HttpResponse:
    """Search the trade register by name or number; asking is a POST, because it is counted."""
    _only_when_on()
    text = request.POST.get("q", request.GET.get("q", "")).strip()
    hits: list[KvkHit] = []
    if request.method == "POST" and text:
        try:
            number = re.sub(r"[\s.]", "", text)
            asked = {"kvk_number": number} if re.fullmatch(r"\d{8}", number) else {"name": text}
            hits = kvk_register(request.programme).search(**asked)
        except Refused as refusal:
            messages.error(request, str(refusal))
    known = Company.objects.of(request.programme).filter(kvk_number__in={hit.kvk_number for hit in hits}).order_by("pk")
    by_number = {company.kvk_number: company for company in known}
    context = {
        "text": text,
        "asked": request.method == "POST",
        "hits": [(hit, by_number.get(hit.kvk_number)) for hit in hits],
    }
    return render(request, "team/companies/kvk.html", context)


@changing
@require_POST
def kvk_take(request: SignedInRequest) -> HttpResponse:
    """Show the form of a new company, filled in with what the register says; nothing is saved yet."""
    _only_when_on()
    number = request.POST.get("number", "")
    try:
        found = kvk_register(request.programme).company(number) if re.fullmatch(r"\d{8}", number) else None
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("team:kvk-search")
    if found is None:
        messages.error(request, _("The trade register knows no company with this number."))
        return redirect("team:kvk-search")
    given = {**fields_of(found), "source": SOURCE}
    given["trade_names"] = "\n".join(found.trade_names[1:])
    form = CompanyForm(programme=request.programme, initial=given)
    context = {"form": form, "company": None, "action": reverse("team:company-new")}
    return render(request, "team/companies/company_form.html", context)


@changing
@require_POST
def kvk_refresh(request: SignedInRequest, pk: int) -> HttpResponse:
    """Fill in what we do not know of a company; what a person said stays."""
    _only_when_on()
    company = find_company(request, pk)
    try:
        found = kvk_register(request.programme).company(company.kvk_number) if company.kvk_number else None
        if found is None:
            messages.error(request, _("The trade register knows no company with this number."))
        else:
            changed = refresh_from_kvk(company=company, found=found, on=request.programme.today(), by=request.user)
            said = ngettext("%(count)s field is filled in.", "%(count)s fields are filled in.", len(changed))
            messages.success(request, said % {"count": len(changed)})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("team:company", pk)


def _only_when_on() -> None:
    if not kvk_is_on():
        raise Http404
