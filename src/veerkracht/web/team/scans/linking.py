"""Scans of a company that is not certain: say which one it is; and the scores that a company shares."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.companies.actions import create_company
from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.queries import match_companies
from veerkracht.domain.companies.rules.matching import CompanyEvidence
from veerkracht.domain.scans.actions import link_scan, unlink_scan
from veerkracht.domain.scans.models import CompanyScan
from veerkracht.domain.scans.permissions import can_see_scores
from veerkracht.domain.scans.queries import scores_of
from veerkracht.domain.scans.rules.definition import text_of
from veerkracht.domain.scans.rules.scoring import level_of, rounded
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, require, workspace

from .figures import language
from .forms import NEW, LinkForm

FOUND = 10


def _find(request: SignedInRequest, pk: int) -> CompanyScan:
    done = CompanyScan.objects.of(request.programme).completed()
    return get_object_or_404(done.select_related("programme", "definition", "company", "person"), pk=pk)


@workspace
@require_safe
def scores(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the scores of one company, when it said that the programme may see them."""
    scan = _find(request, pk)
    require(can_see_scores(scan))
    rules, found = scan.definition.rules, scores_of(scan)
    rows = [(text_of(each.label, language()), found.dimensions.get(each.code)) for each in rules.dimensions]
    rows.append((_("Total"), found.total))
    lines = [
        (label, None, "")
        if score is None
        else (label, rounded(score), text_of(level_of(rules, score).label, language()))
        for label, score in rows
    ]
    return render(request, "team/scans/scores.html", {"scan": scan, "lines": lines})


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show who did a scan with the companies that it may be of; link it to the one that is chosen."""
    scan = _find(request, pk)
    if scan.company is not None:
        messages.info(request, _("This scan belongs to this company already."))
        return redirect("team:company", scan.company.pk)
    words = request.GET.get("q", "").strip()
    form = LinkForm(request.POST or None, found=_found(request, scan, words), initial={"name": scan.company_name})
    if request.method == "POST" and form.is_valid():
        done = _link(request, scan, form)
        if done is not None:
            return done
    return render(request, "team/scans/link.html", {"scan": scan, "form": form, "words": words})


def _found(request: SignedInRequest, scan: CompanyScan, words: str) -> list[Company]:
    """Return the companies found by these words, else those that look like the name that was typed."""
    companies = Company.objects.of(request.programme)
    if words:
        found = list(companies.search(words)[:FOUND])
    else:
        known = CompanyEvidence(name=scan.company_name, email=scan.person.email if scan.person else "")
        [match] = match_companies(request.programme, [known])
        found = list(companies.filter(pk__in=[each.company_id for each in match.suggestions]).order_by("name", "pk"))
    chosen = request.POST.get("to", "")
    if chosen.isdecimal() and int(chosen) not in {each.pk for each in found}:
        found += companies.filter(pk=chosen)
    return found


def _link(request: SignedInRequest, scan: CompanyScan, form: LinkForm) -> HttpResponse | None:
    """Link the scan and tell it, with a way back; None when it was refused."""
    try:
        with transaction.atomic():
            company = _target(request, form)
            link_scan(scan=scan, company=company, at=request.programme.now(), by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    undo = reverse("team:company-scan-unlink", args=[scan.pk])
    text = _("The scan belongs to %(company)s.") % {"company": company.name}
    messages.success(request, text, extra_tags=f"undo:{undo}")
    return redirect("team:scans")


def _target(request: SignedInRequest, form: LinkForm) -> Company:
    if form.cleaned_data["to"] != NEW:
        return get_object_or_404(Company.objects.of(request.programme), pk=form.cleaned_data["to"])
    return create_company(
        programme=request.programme,
        fields={"name": form.cleaned_data["name"]},
        source=_("noted by the team"),
        on=request.programme.today(),
        by=request.user,
    )


@changing
@require_POST
def unlink(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back to which company a scan belongs."""
    try:
        unlink_scan(scan=_find(request, pk), at=request.programme.now(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The scan belongs to no company again."))
    return redirect("team:scans")
