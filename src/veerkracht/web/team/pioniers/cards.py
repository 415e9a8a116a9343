"""Referral cards: issue, print, withdraw."""

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from veerkracht.domain.companies.models import Occasion
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.permissions import can_change
from veerkracht.domain.programme.queries import address
from veerkracht.domain.referrals.actions import issue_card, issue_cards, restore_card, withdraw_card
from veerkracht.domain.referrals.models import ReferralCard
from veerkracht.shared.decision import Refused
from veerkracht.web.printing import qr_drawing
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace


def cards_of(pionier: Pionier) -> "QuerySet[ReferralCard]":
    """Return the cards of a pionier with how many questions came of each, newest first."""
    found = ReferralCard.objects.filter(pionier=pionier).select_related("occasion")
    return found.annotate(asked=Count("questions")).order_by("-created_at", "-pk")


@changing
@require_POST
def issue(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make a card for a meeting, or a general one, and show it for printing."""
    pionier = get_object_or_404(Pionier.objects.of(request.programme).select_related("programme"), pk=pk)
    wanted = request.POST.get("occasion", "")
    occasion = None
    if wanted:
        mine = Occasion.objects.filter(programme=request.programme, engagements__pionier=pionier)
        occasion = get_object_or_404(mine, pk=int(wanted) if wanted.isdecimal() else 0)
    made = issue_card(pionier=pionier, occasion=occasion, by=request.user)
    return redirect("team:card", made.pk)


def find_card(request: SignedInRequest, pk: int) -> ReferralCard:
    related = ("pionier__person", "pionier__company", "occasion", "programme")
    return get_object_or_404(ReferralCard.objects.of(request.programme).select_related(*related), pk=pk)


@workspace
@require_safe
def card(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a card as it is printed: name, short code, QR."""
    found = find_card(request, pk)
    link = address(found.programme, "public:card", found.code)
    context = {
        "card": found,
        "link": link,
        "short_link": link.partition("://")[2],
        "qr": qr_drawing(link),
        "may_change": can_change(request.user, request.programme),
    }
    return render(request, "team/pioniers/card.html", context)


@changing
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stop a card; questions that came by it stay."""
    found = find_card(request, pk)
    withdraw_card(card=found, at=request.programme.now(), by=request.user)
    undo = reverse("team:card-restore", args=[found.pk])
    done = _("The card is withdrawn. Its code now leads to the general question form.")
    messages.success(request, done, extra_tags=f"undo:{undo}")
    return redirect("team:pionier", found.pionier_id)


@changing
@require_POST
def restore(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a withdrawn card work again."""
    found = find_card(request, pk)
    try:
        restore_card(card=found, by=request.user)
        messages.success(request, _("The card works again. What was printed is right."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("team:card", found.pk)


@changing
@require_POST
def issue_for_event(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make a card for every pionier who speaks at a meeting; who has one keeps it."""
    occasion = get_object_or_404(Occasion.objects.filter(programme=request.programme), pk=pk)
    made = issue_cards(occasion=occasion, by=request.user)
    if made:
        messages.success(request, _("Every pionier of this meeting has a card. Print them here."))
    else:
        messages.error(request, _("No pionier speaks here yet. Add one to the meeting first."))
    return redirect("team:event", occasion.pk)
