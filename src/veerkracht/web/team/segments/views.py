"""Build segments, and see who is in them now."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.companies.actions import delete_segment, restore_segment, save_segment
from veerkracht.domain.companies.choices import ConsentPurpose
from veerkracht.domain.companies.models import Segment
from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.companies.queries import companies_of, persons_of, post_reach, reach, with_consent
from veerkracht.domain.companies.rules.segments import SegmentRule
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from .building import Built, built, of_rule
from .wording import LABELS, in_words, vocabulary

SHOWN = 20


class NameForm(forms.Form):
    """What a segment is called."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)


@workspace
@require_safe
def segments(request: SignedInRequest) -> HttpResponse:
    """List the segments with their rules in words."""
    words = vocabulary(request.programme)
    found = Segment.objects.of(request.programme).order_by("name", "pk")
    context = {
        "segments": [(each, in_words(each.parsed, words)) for each in found],
        "may_change": can_change(request.user, request.programme),
    }
    return render(request, "team/segments/segments.html", context)


def _find(request: SignedInRequest, pk: int) -> Segment:
    return get_object_or_404(Segment.objects.of(request.programme).select_related("programme"), pk=pk)


@workspace
@require_safe
def segment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show who is in a segment now."""
    found = _find(request, pk)
    context = {
        "segment": found,
        "words": in_words(found.parsed, vocabulary(request.programme)),
        "may_change": can_change(request.user, request.programme),
        **_counts(request, found.parsed),
    }
    return render(request, "team/segments/segment.html", context)


def _counts(request: SignedInRequest, rule: SegmentRule) -> dict[str, Any]:
    """Count a rule live, with the first of whom it finds."""
    today = request.programme.today()
    companies = companies_of(rule, request.programme, on=today)
    persons = persons_of(rule, request.programme, on=today)
    sees_people = bool(can_see_people(request.user, request.programme))
    mailable = with_consent(persons, ConsentPurpose.NEWSLETTER)
    return {
        "post": post_reach(companies),
        "reach": reach(persons),
        "companies": companies.select_related("municipality")[:SHOWN],
        "persons": mailable[:SHOWN] if sees_people else (),
        "sees_people": sees_people,
    }


@changing
@require_safe
def count(request: SignedInRequest) -> HttpResponse:
    """Give rule, counts and what is missing of what is being built; the page asks this while somebody chooses."""
    words = vocabulary(request.programme)
    given = request.GET.copy()
    given.pop("add", None)  # a row that is being added comes with the next page, not with the counts
    rows = built(given, words)
    context = {"built": rows, "is_following": True, "words": in_words(rows.rule, words), **_counts(request, rows.rule)}
    return render(request, "team/segments/built.html", context)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    """Build a rule row by row; only the button that saves changes anything, the others ask for another page."""
    found = None if pk is None else _find(request, pk)
    words = vocabulary(request.programme)
    rows = of_rule(found.parsed, words) if found and request.method != "POST" else built(request.POST, words)
    is_saving = request.POST.get("_do") == "save"
    initial = {"name": request.POST.get("name", found.name if found else "")}
    form = NameForm(request.POST if is_saving else None, initial=initial)
    if is_saving and form.is_valid() and rows.is_whole:
        try:
            return _save(request, found, form, rows)
        except Refused as refusal:
            form.add_error("name", str(refusal))
    context = {
        "form": form,
        "built": rows,
        "is_refused": is_saving,
        "words": in_words(rows.rule, words),
        "fields": [(field.value, label) for field, label in LABELS.items()],
        **_counts(request, rows.rule),
    }
    return render(request, f"team/segments/build.html{'#builder' if request.htmx else ''}", context)


def _save(request: SignedInRequest, found: Segment | None, form: NameForm, rows: Built) -> HttpResponse:
    name = form.cleaned_data["name"]
    saved = save_segment(programme=request.programme, name=name, rule=rows.rule, segment=found, by=request.user)
    messages.success(request, _("%(name)s is saved.") % {"name": saved.name})
    return redirect("team:segment", saved.pk)


@changing
@require_POST
def delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a segment out of use."""
    found = _find(request, pk)
    delete_segment(segment=found, at=request.programme.now(), by=request.user)
    message = _("%(name)s is gone.") % {"name": found.name}
    messages.success(request, message, extra_tags=f"undo:{reverse('team:segment-restore', args=[pk])}")
    return redirect("team:segments")


@changing
@require_POST
def restore(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bring a segment back."""
    gone = Segment.objects.filter(programme=request.programme, deleted_at__isnull=False)
    found = get_object_or_404(gone, pk=pk)
    try:
        restore_segment(segment=found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("team:segments")
    return redirect("team:segment", pk)
