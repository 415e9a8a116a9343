"""The list of people; merge two records that are one; put somebody's data in a file."""

from django.contrib import messages
from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.companies.actions import merge_people, note_export, undo_people_merge
from veerkracht.domain.companies.actions.people_merging import what_moves
from veerkracht.domain.companies.choices import ConsentPurpose
from veerkracht.domain.companies.models import Consent, Person, Position, Touchpoint
from veerkracht.domain.companies.permissions import can_handle_rights, can_see_people
from veerkracht.shared.decision import Refused
from veerkracht.web.lists import list_page
from veerkracht.web.own_data import KINDS, file_of
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, require, workspace

from .finding import find_merge, find_person
from .tables import PersonFilter, PersonTable

FOUND = 12


@workspace
@require_safe
def people(request: SignedInRequest) -> HttpResponseBase:
    """List the people of the programme."""
    require(can_see_people(request.user, request.programme))
    return list_page(
        request,
        "team/people/people.html",
        filterset=PersonFilter(request.GET, queryset=_rows(request), request=request),
        table_class=PersonTable,
        name=_("people"),
        context={"may_handle_rights": can_handle_rights(request.user, request.programme)},
    )


def _rows(request: SignedInRequest) -> QuerySet[Person]:
    """Return the people with just what the list shows; who was made anonymous is left out."""
    who = OuterRef("pk")
    positions = Position.objects.filter(person=who, ends_on__isnull=True).order_by().values("person")
    firms = positions.annotate(names=StringAgg("company__name", ", ", order_by="company__name")).values("names")
    last = Touchpoint.objects.live().filter(person=who).order_by().values("person").annotate(on=Max("on")).values("on")
    news = Consent.objects.given(ConsentPurpose.NEWSLETTER).filter(person=who)
    called = Coalesce(NullIf("name", Value("")), "email", output_field=TextField())
    found = Person.objects.of(request.programme).filter(anonymised_at__isnull=True).only("name", "email")
    found = found.annotate(called=called, firm=Subquery(firms), last_on=Subquery(last), has_news=Exists(news))
    return found.order_by("name", "pk")


@changing
@require_POST
def person_data(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """Give everything about somebody as a file; the audit trail says so."""
    found = find_person(request, pk)
    if kind not in KINDS:
        raise Http404
    note_export(person=found, format=kind, by=request.user)
    return file_of(found, kind)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def person_merge(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose the other record, look at both, merge. The person of the address is kept."""
    kept = find_person(request, pk)
    chosen = request.POST.get("met") or request.GET.get("met") or ""
    if not chosen.isdecimal() or int(chosen) == kept.pk:
        return _choose(request, kept)
    other = get_object_or_404(_others(request, kept), pk=chosen)
    if request.method == "POST":
        return _merge(request, kept, other)
    context = {
        "kept": kept,
        "other": other,
        "moves": what_moves(kept, other),
        "swap": f"{reverse('team:person-merge', args=[other.pk])}?met={kept.pk}",
    }
    return render(request, "team/people/merge.html", context)


def _others(request: SignedInRequest, kept: Person) -> QuerySet[Person]:
    return Person.objects.of(request.programme).filter(anonymised_at__isnull=True).exclude(pk=kept.pk)


def _choose(request: SignedInRequest, kept: Person) -> HttpResponse:
    """Search for the other record; to begin with, people with the same last word in their name."""
    text = request.GET.get("q", "").strip()
    words = text.split() or kept.name.split()[-1:]
    others = PersonFilter({"q": " ".join(words)}, queryset=_rows(request).exclude(pk=kept.pk), request=request).qs
    context = {"person": kept, "text": text, "found": others[:FOUND] if words else []}
    return render(request, "team/people/merge_choose.html", context)


def _merge(request: SignedInRequest, kept: Person, other: Person) -> HttpResponse:
    try:
        done = merge_people(kept=kept, merged=other, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("team:people")
    undo = reverse("team:person-merge-undo", args=[done.pk])
    message = _("%(other)s and %(kept)s are one person now.") % {"other": other, "kept": kept}
    messages.success(request, message, extra_tags=f"undo:{undo}")
    return redirect("team:person", kept.pk)


@changing
@require_POST
def person_merge_undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make two people of one again."""
    merge = find_merge(request, pk)
    try:
        undo_people_merge(merge=merge, at=request.programme.now(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("They are two people again."))
    return redirect("team:person", merge.kept_id)
