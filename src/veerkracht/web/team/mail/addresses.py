"""Addresses that take no mail, and the pace of mail."""

import django_filters
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.shared.decision import Refused
from veerkracht.shared.mail.actions import block_address, lift_block, set_pace
from veerkracht.shared.mail.choices import BlockReason
from veerkracht.shared.mail.models import BlockedAddress, MailPace
from veerkracht.shared.mail.rules import Pace
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing

from .forms import BlockForm, LiftForm, PaceForm
from .wording import shown_at


class BlockedFilter(django_filters.FilterSet):
    """Words and why."""

    q = django_filters.CharFilter(label=gettext_lazy("Search addresses"), method="search")
    reason = django_filters.ChoiceFilter(label=gettext_lazy("Why"), choices=BlockReason.choices)

    class Meta:
        model = BlockedAddress
        fields: list[str] = []

    def search(self, rows: QuerySet[BlockedAddress], name: str, words: str) -> QuerySet[BlockedAddress]:
        """Look in the address and in what was said."""
        return rows.filter(Q(address__icontains=words) | Q(detail__icontains=words))


class BlockedTable(Table):
    """One line per address."""

    address = columns.TextColumn(verbose_name=gettext_lazy("Address"), url=("team:blocked", "pk"))
    reason = columns.BadgeColumn(verbose_name=gettext_lazy("Why"), labels=dict(BlockReason.choices))
    detail = columns.TextColumn(verbose_name=gettext_lazy("What was said"), only_wide=True)
    blocked_at = columns.Lean(verbose_name=gettext_lazy("Since"), only_wide=True)

    def render_blocked_at(self, value: object) -> str:
        """Say since when, by the programme's clock."""
        return shown_at(self.request.programme, value)  # type: ignore[arg-type]  # a moment


@changing
@require_safe
def blocked_addresses(request: SignedInRequest) -> HttpResponseBase:
    """List the addresses that get no mail now."""
    rows = BlockedAddress.objects.standing().filter(programme_id=request.programme.pk).order_by("-blocked_at", "-pk")
    return list_page(
        request,
        "team/mail/blocked_addresses.html",
        filterset=BlockedFilter(request.GET, queryset=rows, request=request),
        table_class=BlockedTable,
        name=_("blocked addresses"),
    )


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def block(request: SignedInRequest) -> HttpResponse:
    """Note an address that wants no mail."""
    form = BlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        block_address(programme_id=request.programme.pk, at=at, by=request.user, **form.cleaned_data)
        messages.success(request, _("This address gets no mail any more."))
        return redirect("team:blocked-addresses")
    return render(request, "team/mail/block.html", {"form": form})


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def blocked(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show why an address gets no mail, and let it get mail again."""
    rows = BlockedAddress.objects.filter(programme_id=request.programme.pk).select_related("lifted_by", "mail")
    found = get_object_or_404(rows, pk=pk)
    form = LiftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            lift_block(blocked=found, reason=form.cleaned_data["reason"], at=timezone.now(), by=request.user)
            messages.success(request, _("This address gets mail again. What was stopped is held: look at it first."))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("team:blocked-addresses")
    context = {"blocked": found, "form": form, "since": shown_at(request.programme, found.blocked_at)}
    return render(request, "team/mail/blocked.html", context)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def pace(request: SignedInRequest) -> HttpResponse:
    """Set the quiet hours and how many mails a week are enough."""
    standing = MailPace.objects.filter(programme_id=request.programme.pk).first()
    form = PaceForm(request.POST or None, initial=PaceForm.of(standing or MailPace()))
    if request.method == "POST" and form.is_valid():
        set_pace(programme_id=request.programme.pk, pace=Pace(**form.cleaned_data), by=request.user)
        messages.success(request, _("The pace of mail is saved. It holds for every mail that has not gone yet."))
        return redirect("team:mails")
    return render(request, "team/mail/pace.html", {"form": form, "pace": standing})
