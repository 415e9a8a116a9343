"""Put brochures together, look at the proof, and print them."""

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.knowledge.actions import delete_brochure, restore_brochure, save_brochure
from veerkracht.domain.knowledge.models import Brochure, ItemPage
from veerkracht.domain.knowledge.queries import all_items
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.shared.print import render_pictures
from veerkracht.web.lists import list_page
from veerkracht.web.printing import BROCHURE, pdf_response, picture_response
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace
from veerkracht.web.visible import readable_items

from .forms import BrochureFilter, BrochureForm, initial_of
from .making import made
from .tables import BrochureTable


@workspace
@require_safe
def brochures(request: SignedInRequest) -> HttpResponseBase:
    """List the brochures, last changed on top."""
    rows = Brochure.objects.of(request.programme).annotate(size=Count("lines")).order_by("-changed_at", "-pk")
    return list_page(
        request,
        "team/brochures/list.html",
        filterset=BrochureFilter(request.GET, queryset=rows, request=request),
        table_class=BrochureTable,
        name=_("brochures"),
        context={"may_change": can_change(request.user, request.programme)},
    )


def _find(request: SignedInRequest, pk: int) -> Brochure:
    return get_object_or_404(Brochure.objects.of(request.programme).select_related("programme"), pk=pk)


@workspace
@require_safe
def brochure(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the proof: every page as a picture, and which items are left out."""
    found = _find(request, pk)
    document = made(found)
    context = {
        "brochure": found,
        "left_out": document.left_out,
        "is_empty": not document.data["items"],
        "pages": range(1, len(render_pictures(BROCHURE, document.data)) + 1),
        "may_change": can_change(request.user, request.programme),
    }
    return render(request, "team/brochures/brochure.html", context)


@workspace
@require_safe
def proof(request: SignedInRequest, pk: int, number: int) -> HttpResponseBase:
    """Give one page of the proof as a picture."""
    pages = render_pictures(BROCHURE, made(_find(request, pk)).data)
    if not 1 <= number <= len(pages):
        raise Http404
    return picture_response(request, pages[number - 1])


@workspace
@require_safe
def pdf(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Give the brochure as an accessible PDF."""
    found = _find(request, pk)
    return pdf_response(request, BROCHURE, made(found).data, name=found.title)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """Put a brochure together."""
    return _form_page(request, None)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a brochure."""
    return _form_page(request, _find(request, pk))


def _form_page(request: SignedInRequest, found: Brochure | None) -> HttpResponse:
    live = set(readable_items(request.programme, request.programme.today()).order_by().values_list("pk", flat=True))
    initial = initial_of(found) if found else {}
    form = BrochureForm(request.POST or None, items=list(_offered(request, found, live)), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            saved = _save(request, form, found)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The brochure is saved. Look at the proof before you print."))
            return redirect("team:brochure", saved.pk)
    return render(request, "team/brochures/form.html", {"form": form, "brochure": found, "live": live})


def _offered(request: SignedInRequest, found: Brochure | None, live: set[int]) -> "QuerySet[ItemPage]":
    """Return what visitors may read, and what stood in the brochure already: that may come back on the site."""
    inside = set(found.lines.order_by().values_list("item_id", flat=True)) if found else set()
    return all_items(request.programme).filter(pk__in=live | inside).order_by("kind", "title", "pk")


def _save(request: SignedInRequest, form: BrochureForm, found: Brochure | None) -> Brochure:
    return save_brochure(
        programme=request.programme,
        title=form.cleaned_data["title"],
        subtitle=form.cleaned_data["subtitle"],
        foreword=form.cleaned_data["foreword"],
        items=form.chosen_items(),
        brochure=found,
        at=request.programme.now(),
        by=request.user,
    )


@changing
@require_POST
def delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a brochure away."""
    found = _find(request, pk)
    delete_brochure(brochure=found, at=request.programme.now(), by=request.user)
    message = _("%(name)s is gone.") % {"name": found.title}
    messages.success(request, message, extra_tags=f"undo:{reverse('team:brochure-restore', args=[pk])}")
    return redirect("team:brochures")


@changing
@require_POST
def restore(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bring a brochure back."""
    found = get_object_or_404(Brochure.objects.taken_away(request.programme), pk=pk)
    restore_brochure(brochure=found, by=request.user)
    return redirect("team:brochure", pk)
