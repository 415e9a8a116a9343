"""Referral cards: issue, print, withdraw."""

import segno
from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from veerkracht.domain.companies.models import Occasion
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.permissions import can_change
from veerkracht.domain.programme.queries import address
from veerkracht.domain.referrals.actions import issue_card, withdraw_card
from veerkracht.domain.referrals.models import ReferralCard
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


def _find(request: SignedInRequest, pk: int) -> ReferralCard:
    related = ("pionier__person", "pionier__company", "occasion", "programme")
    return get_object_or_404(ReferralCard.objects.of(request.programme).select_related(*related), pk=pk)


@workspace
@require_safe
def card(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a card as it is printed: name, short code, QR."""
    found = _find(request, pk)
    link = address(found.programme, "public:card", found.code)
    context = {
        "card": found,
        "link": link,
        "short_link": link.partition("://")[2],
        "qr": _qr(link),
        "may_change": can_change(request.user, request.programme),
    }
    return render(request, "team/pioniers/card.html", context)


def _qr(link: str) -> str:
    """Return the QR code as SVG; made from our own address, so it is safe to show."""
    drawn = segno.make(link, error="m", micro=False).svg_inline(
        scale=4, border=2, omitsize=True, svgclass="v-qr", lineclass=None
    )
    return mark_safe(drawn)  # noqa: S308 drawn by segno from an address of our own


@changing
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stop a card; questions that came by it stay."""
    found = _find(request, pk)
    withdraw_card(card=found, at=request.programme.now(), by=request.user)
    messages.success(request, _("The card is withdrawn. Its code now leads to the general question form."))
    return redirect("team:pionier", found.pionier_id)
