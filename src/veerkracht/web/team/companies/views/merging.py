"""Make two records of one firm one, after looking at both; and back, after looking at what that does."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from veerkracht.domain.companies.actions import merge_companies, undo_merge
from veerkracht.domain.companies.actions.merging import TwoNumbers
from veerkracht.domain.companies.choices import PairState
from veerkracht.domain.companies.models import Company, CompanyMerge, DuplicatePair
from veerkracht.domain.companies.models.company import CompanyQuerySet
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing

from ..comparing import compare, goes_along, look_alikes, way_back
from ..forms import MergeForm
from .finding import find_company

FOUND = 12
# Who came from the list of duplicates goes on there.
LIST = "dubbel"


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose the other company, look at both side by side, choose per field, merge. The one of the address is kept."""
    kept = find_company(request, pk)
    chosen = request.POST.get("met") or request.GET.get("met") or ""
    if not chosen.isdecimal() or int(chosen) == kept.pk:
        return _choose(request, kept)
    other = get_object_or_404(_others(request, kept), pk=chosen)
    form = MergeForm(request.POST if request.method == "POST" else None, kept=kept, other=other)
    if request.method == "POST" and form.is_valid():
        done = _merge(request, kept, other, form)
        if done is not None:
            return done
    came_from = _came_from(request)
    swapped = {"met": str(kept.pk), **({"uit": LIST} if came_from else {})}
    context = {
        "kept": kept,
        "other": other,
        "rows": compare(kept, other, form.choices),
        "along": goes_along(other),
        "form": form,
        "came_from": came_from,
        "said_different": _said_different(kept, other),
        "swap": f"{reverse('team:merge', args=[other.pk])}?{urlencode(swapped)}",
    }
    return render(request, "team/companies/merge.html", context)


def _came_from(request: SignedInRequest) -> str:
    given = request.POST.get("uit") or request.GET.get("uit")
    return LIST if given == LIST else ""


def _said_different(kept: Company, other: Company) -> DuplicatePair | None:
    """Return the decision that these are two firms, if somebody took it."""
    pairs = DuplicatePair.objects.between(kept.pk, other.pk).filter(state=PairState.DIFFERENT)
    return pairs.select_related("decided_by").first()


def _choose(request: SignedInRequest, kept: Company) -> HttpResponse:
    """Search for the other record; to begin with, what the matching finds like this one, with its reasons."""
    text = request.GET.get("q", "").strip()
    others = _others(request, kept)
    alike = {} if text else look_alikes(kept)
    found = others.search_first(text)[:FOUND] if text else others.filter(pk__in=alike).order_by("name", "pk")
    lines = [(other, alike.get(other.pk, "")) for other in found or others.sounding_like(kept.name)[:FOUND]]
    context = {"company": kept, "text": text, "found": lines}
    return render(request, "team/companies/merge_choose.html", context)


def _others(request: SignedInRequest, kept: Company) -> CompanyQuerySet:
    return Company.objects.of(request.programme).exclude(pk=kept.pk).select_related("municipality", "programme")


def _merge(request: SignedInRequest, kept: Company, other: Company, form: MergeForm) -> HttpResponse | None:
    """Merge and go on where one came from; None when the form has to say more."""
    try:
        done = merge_companies(
            kept=kept, merged=other, on=request.programme.today(), by=request.user, **form.as_given()
        )
    except TwoNumbers as refusal:
        form.add_error(None, str(refusal))
        return None
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("team:duplicates" if _came_from(request) else "team:companies")
    undo = reverse("team:merge-undo", args=[done.pk])
    message = _("%(other)s is now part of %(kept)s.") % {"other": other, "kept": done.kept}
    messages.success(request, message, extra_tags=f"undo:{undo}")
    return redirect("team:duplicates") if _came_from(request) else redirect("team:company", kept.pk)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def merge_undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what undoing a merge does; make two companies of one again."""
    merges = CompanyMerge.objects.filter(programme=request.programme)
    found = get_object_or_404(merges.select_related("kept", "merged", "merged_by"), pk=pk)
    if request.method == "POST":
        return _undo(request, found)
    return render(request, "team/companies/merge_undo.html", {"merge": found, "way": way_back(found)})


def _undo(request: SignedInRequest, found: CompanyMerge) -> HttpResponse:
    try:
        undo_merge(merge=found, on=request.programme.today(), at=request.programme.now(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("team:company", found.kept_id)
    message = _("%(kept)s and %(merged)s are two companies again.") % {"kept": found.kept, "merged": found.merged}
    messages.success(request, message)
    return redirect("team:company", found.kept_id)
