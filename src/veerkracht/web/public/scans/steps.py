"""The one next step: chosen with one tap, looked back at, done."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.scans.actions import choose_step, drop_step, finish_step
from veerkracht.domain.scans.models import PlannedStep
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import ProgrammeRequest

from .asking import language
from .filling import private
from .forms import DayForm
from .reading import read_report
from .report import find_scan, report_page

REFUSED = 409


@login_not_required
@require_POST
def choose(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Choose one of the offered steps with its day."""
    scan = find_scan(request, token)
    if scan.completed_on is None:
        return redirect("public:scan-report", token)
    offered = {step.key: step for step in read_report(scan, language()).steps}
    step = offered.get(request.POST.get("step", ""))
    form = DayForm(request.POST)
    if step is None or not form.is_valid():
        problem = _("Choose one of these steps, and a day.") if step is None else ""
        return report_page(request, scan, day=form, problem=problem, status=REFUSED if step is None else 200)
    try:
        choose_step(
            scan=scan,
            dimension=step.dimension,
            source=step.source,
            title=step.title,
            path=step.path,
            due_on=form.cleaned_data["due_on"],
            at=request.programme.now(),
        )
    except Refused as refusal:
        return report_page(request, scan, day=form, problem=str(refusal), status=REFUSED)
    messages.success(request, _("Good choice. On that day you get a mail that asks how it went."))
    return redirect("public:scan-report", token)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Ask how it went with the chosen step; looking changes nothing."""
    steps = PlannedStep.objects.filter(programme=request.programme).select_related("scan__company", "step", "programme")
    planned = get_object_or_404(steps, token=token)
    context = {"planned": planned, "problem": ""}
    if request.method == "POST":
        at = request.programme.now()
        try:
            if "done" in request.POST:
                return redirect("public:step", finish_step(planned=planned, at=at).token)
            if "drop" in request.POST:
                drop_step(planned=planned, at=at)
                messages.success(request, _("Let go. Choose another step whenever you like."))
                return redirect("public:scan-report", planned.scan.token)
        except Refused as refusal:
            return private(
                render(request, "public/scans/step.html", {**context, "problem": str(refusal)}, status=REFUSED)
            )
    return private(render(request, "public/scans/step.html", context))
