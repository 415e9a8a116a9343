"""The knowledge base as the team keeps it right: what waits, what is old, and what the pionier said."""

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from veerkracht.domain.knowledge.actions import approve_on_paper, ask_story_approval, confirm_item
from veerkracht.domain.knowledge.models import ItemPage, StoryApproval, StoryPage
from veerkracht.domain.knowledge.permissions import can_publish_story
from veerkracht.domain.knowledge.queries import all_items
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from .forms import ItemFilter, PaperForm
from .tables import ItemTable
from .wording import STATES, state_of


@workspace
@require_safe
def knowledge(request: SignedInRequest) -> HttpResponseBase:
    """List all items, the first to be looked at again on top."""
    rows = all_items(request.programme).order_by("review_on", "title", "pk")
    filterset = ItemFilter(request.GET, queryset=rows, request=request)
    today = request.programme.today()
    return list_page(
        request,
        "team/knowledge/list.html",
        filterset=filterset,
        table_class=ItemTable,
        rows=[_with_state(each, state_of(each, today)) for each in filterset.qs],
        name=_("knowledge base"),
        context={"may_change": can_change(request.user, request.programme)},
    )


def _with_state(found: ItemPage, state: str) -> ItemPage:
    found.state = state
    return found


@workspace
@require_safe
def item(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one item: its state, who keeps it, and what the pionier said."""
    return _page(request, _find(request, pk), PaperForm())


def _find(request: SignedInRequest, pk: int) -> ItemPage:
    return get_object_or_404(all_items(request.programme), pk=pk)


def _story(request: SignedInRequest, pk: int) -> StoryPage:
    found = _find(request, pk)
    return cast(StoryPage, get_object_or_404(StoryPage.objects.select_related("told_by"), pk=found.pk))


def _page(request: SignedInRequest, found: ItemPage, form: PaperForm, status: int = 200) -> HttpResponse:
    story = StoryPage.objects.filter(pk=found.pk).first()
    answers = StoryApproval.objects.filter(story_id=found.pk).select_related("asked_by")
    context = {
        "item": found,
        "state": STATES[state_of(found, request.programme.today())],
        "story": story,
        "publishable": can_publish_story(story.get_latest_revision_as_object()) if story else None,
        "answers": answers.order_by("-asked_at", "-pk"),
        "form": form,
        "may_change": can_change(request.user, request.programme),
        "edit": reverse("wagtailadmin_pages:edit", args=[found.pk]),
    }
    return render(request, "team/knowledge/item.html", context, status=status)


@changing
@require_POST
def ask(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mail the pionier the latest text to agree with."""
    story = _story(request, pk)
    try:
        ask_story_approval(story=story, by=request.user, at=request.programme.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The pionier gets a mail with the text."))
    return redirect("team:item", pk)


@changing
@require_POST
def on_paper(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note that the pionier agreed in another way."""
    story, form = _story(request, pk), PaperForm(request.POST)
    if not form.is_valid():
        return _page(request, _find(request, pk), form, status=422)
    approve_on_paper(story=story, remark=form.cleaned_data["remark"], by=request.user, at=request.programme.now())
    messages.success(request, _("Noted. The story may be published."))
    return redirect("team:item", pk)


@changing
@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note that the item was looked at today and is still right."""
    confirm_item(item=_find(request, pk), on=request.programme.today(), by=request.user)
    messages.success(request, _("Noted. You look at it again in a year."))
    return redirect("team:item", pk)
