"""One candidate: how far, what was said, who could introduce us, and each step."""

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.impact.queries import ways_to
from veerkracht.domain.pioniers.actions import (
    change_candidate,
    first_action,
    log_contact,
    move_candidate,
    nominate,
    plan_next,
)
from veerkracht.domain.pioniers.choices import CandidateState, EntryKind, NominationSource, StopReason
from veerkracht.domain.pioniers.models import Candidate, CandidateEntry
from veerkracht.domain.pioniers.rules.pipeline import (
    AT_WORK,
    NEVER_PUBLIC,
    can_move,
    is_back,
    moves_by_hand,
    next_day,
)
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.shared.ui.items import TimelineItem
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing

from .finding import STATE_TONES, colleagues, confidential, find_candidate
from .forms import CandidateEditForm, CandidateForm, LogForm, MoveForm, NextForm
from .wording import chains_in_words

ICONS = {EntryKind.CALL: "user", EntryKind.VISIT: "place", EntryKind.MAIL: "mail", EntryKind.NOTE: "edit"}
LOOKED_FOR = NEVER_PUBLIC - {CandidateState.DECLINED}


@confidential
@require_safe
def candidate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show everything about one candidate."""
    found = find_candidate(request, pk)
    state = CandidateState(found.state)
    steps = [(to, to.label, is_back(state, to)) for to in moves_by_hand(state)]
    pionier = getattr(found.person, "pionier", None)
    today = request.programme.today()
    context = {
        "candidate": found,
        "pionier": pionier,
        "state_tone": STATE_TONES.get(found.state, "neutral"),
        "is_late": found.next_on is not None and found.next_on < today,
        "steps": steps,
        "can_appoint": can_move(state, CandidateState.APPOINTED) and pionier is not None,
        "entries": [_line(entry) for entry in found.entries.select_related("author").order_by("-on", "-pk")],
        "nominations": found.nominations.select_related("nominator").order_by("-nominated_at", "-pk"),
        "candidacies": found.candidacies.select_related("round").order_by("-pk"),
        "chains": chains_in_words(ways_to(found)) if state in LOOKED_FOR else [],
        "is_looked_for": state in LOOKED_FOR,
        "may_change": can_change(request.user, request.programme),
    }
    return render(request, "team/recruiting/candidate.html", context)


def _line(entry: CandidateEntry) -> TimelineItem:
    """Return a line of the log in words."""
    by = str(entry.author) if entry.author else ""
    if entry.kind == EntryKind.MOVE:
        title = _("Step: %(state)s") % {"state": entry.get_to_state_display()}
        return TimelineItem(entry.on, title, " · ".join(filter(None, (entry.text, by))), icon="step", tone="info")
    title = f"{entry.get_kind_display().capitalize()}: {entry.text}"
    return TimelineItem(entry.on, title, by, icon=ICONS[EntryKind(entry.kind)])


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Put somebody on the list as a hidden gem."""
    form = CandidateForm(request.POST or None, programme=request.programme)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = nominate(
            programme=request.programme,
            source=NominationSource.TEAM,
            name=given["name"],
            email=given["email"],
            company=form.found_company(),
            company_name=given["company"],
            why=given["why"],
            themes=given["themes"],
            at=request.programme.now(),
            by=request.user,
        )
        messages.success(
            request, _("%(name)s is on the list. Nobody outside the team sees that.") % {"name": given["name"]}
        )
        return redirect("team:candidate", made.candidate_id)
    return render(request, "team/recruiting/form.html", {"form": form, "title": _("New candidate")})


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change the company, the themes and why this is a gem."""
    found = find_candidate(request, pk)
    initial = {"company": found.company_label, "themes": found.themes, "why": found.why}
    form = CandidateEditForm(request.POST or None, programme=request.programme, initial=initial)
    if request.method == "POST" and form.is_valid():
        details = {
            "company": form.found_company(),
            "company_name": form.cleaned_data["company"],
            "themes": form.cleaned_data["themes"],
            "why": form.cleaned_data["why"],
        }
        change_candidate(candidate=found, details=details, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("team:candidate", pk)
    return _form(request, found, form, _("Change the candidate"))


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, pk: int, to: str) -> HttpResponse:
    """Take one step: by one button of the board, or with what was said on a page of its own."""
    found = find_candidate(request, pk)
    state, target = CandidateState(found.state), _state(to)
    if target is None:
        raise Http404
    form = MoveForm(request.POST or None, to=target, initial=_first(found, target, request.programme.today()))
    if request.method == "POST" and form.is_valid():
        if _moved(request, found, target, form):
            return redirect("team:candidate-board") if "board" in request.POST else redirect("team:candidate", pk)
    elif request.method != "POST" and not can_move(state, target):
        messages.error(request, _("From here this step cannot be taken. Take the steps in between first."))
        return redirect("team:candidate", pk)
    title = _("Step: %(state)s") % {"state": target.label}
    return _form(request, found, form, title)


def _state(text: str) -> CandidateState | None:
    return CandidateState(text) if text in CandidateState.values else None


def _first(found: Candidate, to: CandidateState, today: dt.date) -> dict[str, object]:
    initial: dict[str, object] = {"seen": found.state}
    return initial | ({"next_action": first_action(to), "next_on": next_day(to, today)} if to in AT_WORK else {})


def _moved(request: SignedInRequest, found: Candidate, to: CandidateState, form: MoveForm) -> bool:
    """Take the step; a refusal stands above the form."""
    given = form.cleaned_data
    try:
        move_candidate(
            candidate=found,
            to=to,
            seen=given["seen"],
            reason=StopReason(given["reason"]) if given.get("reason") else None,
            text=given["text"],
            next_action=given.get("next_action") or "",
            next_on=given.get("next_on"),
            at=request.programme.now(),
            by=request.user,
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("%(name)s: %(state)s.") % {"name": found, "state": to.label})
    return True


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down a call, a visit, a mail or a note."""
    found, today = find_candidate(request, pk), request.programme.today()
    form = LogForm(request.POST or None, today=today, initial={"on": today, "kind": EntryKind.CALL})
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "kind": EntryKind(form.cleaned_data["kind"])}
        log_contact(candidate=found, **given, at=request.programme.now(), by=request.user)
        messages.success(request, _("Noted."))
        return redirect("team:candidate", pk)
    return _form(request, found, form, _("Note a call or visit"))


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: SignedInRequest, pk: int) -> HttpResponse:
    """Agree who does what next, and when."""
    found = find_candidate(request, pk)
    initial = {"owner": found.owner_id, "next_action": found.next_action, "next_on": found.next_on}
    people = colleagues(request.programme)
    form = NextForm(request.POST or None, people=people, candidate=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            plan_next(candidate=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("team:candidate", pk)
    return _form(request, found, form, _("Next action"))


def _form(request: SignedInRequest, found: Candidate, form: object, title: str) -> HttpResponse:
    return render(request, "team/recruiting/form.html", {"candidate": found, "form": form, "title": title})
