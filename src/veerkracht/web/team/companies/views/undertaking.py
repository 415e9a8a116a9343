"""Who belongs together with a company, how large they are, and whether that is an SME."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.companies.actions import (
    add_link,
    end_link,
    note_accounting_year,
    remove_accounting_year,
    remove_link,
)
from veerkracht.domain.companies.models import AccountingYear, Company, UndertakingLink
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from ..forms import AccountingYearForm, LinkEndForm, LinkForm
from ..forms.undertaking import HOLDS
from ..group import group_page
from .finding import find_company

FOUND = 12
PUBLIC_BODY = "overheid"


@workspace
@require_safe
def company_group(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the target-group answer, the SME answer with its figures, the links and the accounting years."""
    found = find_company(request, pk)
    return render(request, "team/companies/group.html", group_page(request, found))


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def link_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose the other company, or a public body by its name, and say how they are tied."""
    here = find_company(request, pk)
    chosen = request.POST.get("met") or request.GET.get("met") or ""
    if chosen == PUBLIC_BODY:
        return _link(request, here, None)
    if not chosen.isdecimal() or int(chosen) == here.pk:
        return _choose(request, here)
    return _link(request, here, get_object_or_404(Company.objects.of(request.programme), pk=chosen))


def _choose(request: SignedInRequest, here: Company) -> HttpResponse:
    text = request.GET.get("q", "").strip()
    others = Company.objects.of(request.programme).exclude(pk=here.pk).select_related("municipality")
    found = list(others.search(text)[:FOUND]) if text else []
    if text and not found:
        found = list(others.sounding_like(text)[:FOUND])
    return render(request, "team/companies/link_choose.html", {"company": here, "text": text, "found": found})


def _link(request: SignedInRequest, here: Company, there: Company | None) -> HttpResponse:
    form = LinkForm(request.POST or None, here=here.name, there=there.name if there else None)
    if request.method == "POST" and form.is_valid():
        holds = form.cleaned_data.get("direction") == HOLDS
        holder, held = (here, there) if holds and there else (there, here)
        try:
            add_link(
                holder=holder,
                holder_name=form.cleaned_data.get("holder_name", ""),
                held=held,
                holding=form.holding(),
                source=form.cleaned_data["source"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Noted. The answers below use it at once."))
            return redirect("team:company-group", here.pk)
    context = {"form": form, "company": here, "other": there, "met": there.pk if there else PUBLIC_BODY}
    return render(request, "team/companies/link_form.html", context)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def link_end(request: SignedInRequest, pk: int, link: int) -> HttpResponse:
    """Ask from which day a link is no longer there."""
    company = find_company(request, pk)
    found = _find_link(request, link)
    form = LinkEndForm(request.POST or None, initial={"on": request.programme.today()})
    if request.method == "POST" and form.is_valid():
        try:
            end_link(link=found, on=form.cleaned_data["on"], by=request.user)
        except Refused as refusal:
            form.add_error("on", str(refusal))
        else:
            messages.success(request, _("Noted. Before that day the link still counts."))
            return redirect("team:company-group", pk)
    return render(request, "team/companies/link_end.html", {"form": form, "link": found, "company": company})


@changing
@require_POST
def link_remove(request: SignedInRequest, pk: int, link: int) -> HttpResponse:
    """Take out a link that was never there."""
    company = find_company(request, pk)
    remove_link(link=_find_link(request, link), by=request.user)
    messages.success(request, _("Removed. It no longer counts, on no day."))
    return redirect("team:company-group", company.pk)


def _find_link(request: SignedInRequest, pk: int) -> UndertakingLink:
    links = UndertakingLink.objects.of(request.programme).select_related("holder", "held")
    return get_object_or_404(links, pk=pk)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def year_edit(request: SignedInRequest, pk: int, year: int | None = None) -> HttpResponse:
    """Note what a company had in one accounting year, or change it."""
    company = find_company(request, pk)
    known = None if year is None else get_object_or_404(AccountingYear, company=company, year=year)
    today = request.programme.today()
    form = AccountingYearForm(request.POST or None, known=known, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            note_accounting_year(company=company, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Noted. The answers below use it at once."))
            return redirect("team:company-group", pk)
    return render(request, "team/companies/year_form.html", {"form": form, "company": company, "known": known})


@changing
@require_POST
def year_remove(request: SignedInRequest, pk: int, year: int) -> HttpResponse:
    """Take out the figures of one year."""
    company = find_company(request, pk)
    known = get_object_or_404(AccountingYear.objects.select_related("company"), company=company, year=year)
    remove_accounting_year(accounting_year=known, by=request.user)
    messages.success(request, _("Removed."))
    return redirect("team:company-group", pk)
