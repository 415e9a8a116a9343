"""The page of one company; add one, change one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.companies.actions import create_company, update_company
from veerkracht.domain.companies.actions.kvk import kvk_is_on
from veerkracht.domain.companies.actions.register import CompanyWasMerged, NumberAlreadyThere
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from ..forms import CompanyForm
from ..page import FOLLOWED, company_page
from ..past import history_page
from .finding import find_any_company, find_company


@workspace
@require_safe
def company(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show everything about a company; a merged one leads to the company that lives on."""
    found = find_any_company(request, pk, followed=FOLLOWED)
    if found.merged_into_id is not None:
        return redirect("team:company", found.merged_into_id)
    context = company_page(request, found, all_facts="alles" in request.GET)
    return render(request, "team/companies/company.html", context)


@workspace
@require_safe
def company_history(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what was changed, mailed and asked, and what was merged into this company."""
    found = find_company(request, pk)
    return render(request, "team/companies/history.html", history_page(request, found))


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def company_new(request: SignedInRequest) -> HttpResponse:
    """Add a company."""
    form = CompanyForm(
        data=request.POST or None, programme=request.programme, initial={"name": request.GET.get("naam", "")}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = create_company(
                programme=request.programme,
                fields=form.fields_of_company(),
                source=form.cleaned_data["source"],
                on=request.programme.today(),
                by=request.user,
            )
        except NumberAlreadyThere as refusal:
            _link_to_the_other(form, refusal)
        else:
            messages.success(request, _("%(company)s is added.") % {"company": made})
            return redirect("team:company", made.pk)
    return render(
        request, "team/companies/company_form.html", {"form": form, "company": None, "kvk_is_on": kvk_is_on()}
    )


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def company_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what we know of a company."""
    found = find_company(request, pk)
    form = CompanyForm(data=request.POST or None, programme=request.programme, company=found)
    if request.method == "POST" and form.is_valid():
        try:
            update_company(
                company=found,
                fields=form.fields_of_company(),
                source=form.cleaned_data["source"],
                on=request.programme.today(),
                by=request.user,
            )
        except NumberAlreadyThere as refusal:
            _link_to_the_other(form, refusal)
        except CompanyWasMerged as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. The earlier version stays in the history."))
            return redirect("team:company", pk)
    return render(request, "team/companies/company_form.html", {"form": form, "company": found})


def _link_to_the_other(form: CompanyForm, refusal: NumberAlreadyThere) -> None:
    """Say which company has the number, and lead there."""
    if refusal.company is None:
        form.add_error("kvk_number", str(refusal))
        return
    link = format_html('<a href="{}">{}</a>', reverse("team:company", args=[refusal.company.pk]), refusal.company)
    form.add_error("kvk_number", format_html("{} {}", str(refusal), link))
