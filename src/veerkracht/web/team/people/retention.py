"""What is too old, when it goes, and the register of what is kept for what."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.companies.actions import approve_cleanup, change_privacy, set_period, stop_cleanup
from veerkracht.domain.companies.actions.rights_retention import months_of
from veerkracht.domain.companies.choices import RetentionState
from veerkracht.domain.companies.models import Person, PrivacySettings, RetentionRun
from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.companies.rules.retention import before
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.shared.privacy import Sweep, sweep_of, sweeps
from veerkracht.web.register import entries
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from .forms import PeriodForm, PrivacyForm

SAMPLES, RUNS_SHOWN = 3, 10
WAITING = (RetentionState.PLANNED, RetentionState.APPROVED)


@dataclass(frozen=True)
class Line:
    """One class of data: how long it stays, what is too old now, what was planned."""

    sweep: Sweep
    months: int
    found: int
    samples: list[tuple[str, str]]
    run: RetentionRun | None


@workspace
@require_safe
def retention(request: SignedInRequest) -> HttpResponse:
    """Show per class what would go, with examples, and when."""
    programme = request.programme
    runs = RetentionRun.objects.filter(programme=programme).select_related("decided_by").order_by("-pk")
    waiting = {run.code: run for run in runs.filter(state__in=WAITING)}
    months = months_of(programme)
    may_change = can_change(request.user, programme)
    context = {
        "lines": [_line(request, each, months, waiting, shows=bool(may_change)) for each in sweeps()],
        "past": [(sweep_of(run.code), run) for run in runs.exclude(state__in=WAITING)[:RUNS_SHOWN]],
        "choices": PrivacySettings.objects.filter(programme=programme).first() or PrivacySettings(),
        "may_change": may_change,
        "sees_people": can_see_people(request.user, programme),
    }
    return render(request, "team/people/retention.html", context)


def _line(
    request: SignedInRequest, sweep: Sweep, months: dict[str, int], waiting: dict[str, RetentionRun], *, shows: bool
) -> Line:
    code = sweep.retention.code
    run = waiting.get(code)
    cutoff = run.before if run else before(request.programme.today(), months[code])
    rows = sweep.find(request.programme, cutoff)
    samples = [(str(row), _url(row)) for row in rows[:SAMPLES]] if shows else []
    return Line(sweep, months[code], rows.count(), samples, run)


def _url(row: object) -> str:
    return reverse("team:person", args=[row.pk]) if isinstance(row, Person) else ""


@changing
@require_POST
def cleanup_decide(request: SignedInRequest, pk: int, choice: str) -> HttpResponse:
    """Let a clean-up run tonight, or stop it."""
    run = RetentionRun.objects.filter(programme=request.programme, pk=pk).first()
    acts = {"goedkeuren": approve_cleanup, "stoppen": stop_cleanup}
    if run is None or choice not in acts:
        raise Http404
    try:
        acts[choice](run=run, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("It runs tonight.") if choice == "goedkeuren" else _("Stopped. Nothing is removed.")
        )
    return redirect("team:retention")


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def period(request: SignedInRequest, code: str) -> HttpResponse:
    """Choose how long one class of data stays."""
    sweep = sweep_of(code)
    if sweep is None:
        raise Http404
    months = months_of(request.programme)[code]
    form = PeriodForm(request.POST if request.method == "POST" else None, initial={"months": months})
    if request.method == "POST" and form.is_valid():
        set_period(programme=request.programme, code=code, months=form.cleaned_data["months"], by=request.user)
        messages.success(request, _("Saved. What is too old now is shown again before it goes."))
        return redirect("team:retention")
    return render(request, "team/people/period.html", {"form": form, "sweep": sweep})


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def privacy_choices(request: SignedInRequest) -> HttpResponse:
    """Choose whether everybody may read the register, and how long a clean-up is shown."""
    now = PrivacySettings.objects.filter(programme=request.programme).first() or PrivacySettings()
    initial = {"is_register_public": now.is_register_public, "shown_days": now.shown_days}
    form = PrivacyForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_privacy(programme=request.programme, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("team:retention")
    return render(request, "team/people/privacy_choices.html", {"form": form})


@workspace
@require_safe
def register(request: SignedInRequest) -> HttpResponse:
    """Show for what which data are kept, why and how long (GDPR 30)."""
    return render(request, "team/people/register.html", {"entries": entries(months_of(request.programme))})
