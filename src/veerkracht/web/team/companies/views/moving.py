"""Link a fact, or all facts of a person, to another company; and back."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.companies.actions import create_company, undo_fact_move
from veerkracht.domain.companies.models import Company, FactMove, Touchpoint
from veerkracht.domain.companies.permissions import can_move_touchpoint
from veerkracht.domain.events.actions import relink_facts
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, require

from ..comparing import look_alikes
from ..facts import Reader, show
from ..forms.moving import NEW, UNKNOWN, MoveForm
from .facts import home_of
from .finding import find_fact

FOUND = 10


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def fact_move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a fact with the companies it may belong to; link it to the one that is chosen."""
    fact = find_fact(request, pk)
    require(can_move_touchpoint(request.user, fact))
    words = request.GET.get("q", "").strip()
    others = _others(fact)
    form = MoveForm(
        request.POST or None,
        found=_found(request, fact, words),
        has_person=fact.person_id is not None,
        others=len(others),
        initial={"everything": bool(others)},
    )
    if request.method == "POST" and form.is_valid():
        facts = [fact, *(others if form.cleaned_data.get("everything") else [])]
        done = _move(request, facts, form)
        if done is not None:
            return done
    context = {
        "form": form,
        "fact": fact,
        "line": show(fact, Reader.of(request)),
        "others": len(others),
        "words": words,
        "back": home_of(fact),
    }
    return render(request, "team/companies/fact_move.html", context)


def _others(fact: Touchpoint) -> list[Touchpoint]:
    """Return the other facts of the same person at the same company."""
    if fact.person_id is None or fact.company_id is None:
        return []
    same = Touchpoint.objects.live().filter(company_id=fact.company_id, person_id=fact.person_id)
    return list(same.exclude(pk=fact.pk).order_by("pk"))


def _found(request: SignedInRequest, fact: Touchpoint, words: str) -> list[Company]:
    """Return the companies found by these words, else those that look like the one it is linked to."""
    companies = Company.objects.of(request.programme).exclude(pk=fact.company_id or 0)
    chosen = request.POST.get("to", "")
    if words:
        found = list(companies.search(words)[:FOUND])
    else:
        alike = look_alikes(fact.company) if fact.company else {}
        found = list(companies.filter(pk__in=alike).order_by("name", "pk"))
    if chosen.isdecimal() and int(chosen) not in {each.pk for each in found}:
        found += companies.filter(pk=chosen)
    return found


def _move(request: SignedInRequest, facts: list[Touchpoint], form: MoveForm) -> HttpResponse | None:
    """Move the facts and tell it, with a way back; None when it was refused."""
    try:
        with transaction.atomic():
            target = _target(request, form)
            move = relink_facts(
                facts=facts,
                target=target,
                reason=form.cleaned_data["reason"],
                at=request.programme.now(),
                by=request.user,
            )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    text = ngettext(
        "%(count)s fact is linked to %(company)s.", "%(count)s facts are linked to %(company)s.", len(facts)
    )
    named = {"count": len(facts), "company": target or _("no company")}
    undo = reverse("team:fact-move-undo", args=[move.pk])
    messages.success(request, text % named, extra_tags=f"undo:{undo}")
    return redirect("team:company", move.source_id)


def _target(request: SignedInRequest, form: MoveForm) -> Company | None:
    to = form.cleaned_data["to"]
    if to == UNKNOWN:
        return None
    if to != NEW:
        return get_object_or_404(Company.objects.of(request.programme), pk=to)
    return create_company(
        programme=request.programme,
        fields={"name": form.cleaned_data["name"]},
        source=_("noted by the team"),
        on=request.programme.today(),
        by=request.user,
    )


@changing
@require_POST
def fact_move_undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put facts back where they were."""
    move = get_object_or_404(FactMove.objects.filter(programme=request.programme), pk=pk)
    try:
        undo_fact_move(move=move, at=request.programme.now(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The facts are back where they were."))
    return redirect("team:company", move.source_id)
