"""Make two records of one firm one, after looking at both; and back."""

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.companies.actions import merge_companies, undo_merge
from veerkracht.domain.companies.models import Company, CompanyMerge
from veerkracht.domain.companies.models.company import CompanyQuerySet
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing

from ..comparing import compare, counts, look_alikes
from .finding import find_company

FOUND = 12


class Side(NamedTuple):
    """One of the two companies with what hangs on it."""

    company: Company
    counts: list[tuple[str, int]]


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose the other company, look at both side by side, merge. The company of the address is kept."""
    kept = find_company(request, pk)
    chosen = request.POST.get("met") or request.GET.get("met") or ""
    if not chosen.isdecimal() or int(chosen) == kept.pk:
        return _choose(request, kept)
    other = get_object_or_404(_others(request, kept), pk=chosen)
    if request.method == "POST":
        return _merge(request, kept, other)
    context = {
        "kept": Side(kept, counts(kept)),
        "other": Side(other, counts(other)),
        "rows": compare(kept, other),
        "two_numbers": bool(kept.kvk_number and other.kvk_number),
        "swap": f"{reverse('team:merge', args=[other.pk])}?met={kept.pk}",
    }
    return render(request, "team/companies/merge.html", context)


def _choose(request: SignedInRequest, kept: Company) -> HttpResponse:
    """Search for the other record; to begin with, what the matching finds like this one, with its reasons."""
    text = request.GET.get("q", "").strip()
    others = _others(request, kept)
    alike = {} if text else look_alikes(kept)
    found = others.search(text)[:FOUND] if text else others.filter(pk__in=alike).order_by("name", "pk")
    lines = [(other, alike.get(other.pk, "")) for other in found or others.sounding_like(kept.name)[:FOUND]]
    context = {"company": kept, "text": text, "found": lines}
    return render(request, "team/companies/merge_choose.html", context)


def _others(request: SignedInRequest, kept: Company) -> CompanyQuerySet:
    return Company.objects.of(request.programme).exclude(pk=kept.pk).select_related("municipality", "programme")


def _merge(request: SignedInRequest, kept: Company, other: Company) -> HttpResponse:
    try:
        done = merge_companies(kept=kept, merged=other, on=request.programme.today(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("team:companies")
    undo = reverse("team:merge-undo", args=[done.pk])
    message = _("%(other)s is now part of %(kept)s.") % {"other": other, "kept": kept}
    messages.success(request, message, extra_tags=f"undo:{undo}")
    return redirect("team:company", kept.pk)


@changing
@require_POST
def merge_undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make two companies of one again."""
    found = get_object_or_404(CompanyMerge.objects.select_related("kept", "merged"), programme=request.programme, pk=pk)
    try:
        undo_merge(merge=found, on=request.programme.today(), at=request.programme.now(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("team:company", found.kept_id)
    message = _("%(kept)s and %(merged)s are two companies again.") % {"kept": found.kept, "merged": found.merged}
    messages.success(request, message)
    return redirect("team:company", found.kept_id)
