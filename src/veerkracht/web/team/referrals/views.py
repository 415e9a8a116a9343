"""The inbox: see what waits, read, answer or pass on."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.referrals.actions import QuestionAlreadyHandled, answer_question, pass_on_question
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.permissions import can_handle_questions
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

from .bulk import bulk_choices
from .forms import AnswerForm, PassOnForm
from .page import Typed, find_question, question_page, was_first
from .rows import rows_of
from .tables import ALL, OneStateTable, QuestionFilter, QuestionTable


@workspace
@require_safe
def questions(request: SignedInRequest) -> HttpResponseBase:
    """List the questions; without another wish those that wait, the most urgent first."""
    require(can_handle_questions(request.user, request.programme))
    if not request.GET.get("state"):
        asked = request.GET.copy()
        asked["state"] = QuestionState.OPEN.value
        request.GET = asked  # type: ignore[assignment]  # the default shows as a chip like any other filter
    return list_page(
        request,
        "team/referrals/questions.html",
        filterset=QuestionFilter(request.GET, queryset=rows_of(request), request=request),
        table_class=QuestionTable if request.GET["state"] == ALL else OneStateTable,
        name=_("questions"),
        page="questions",
        context=bulk_choices(request),
    )


@workspace
@require_safe
def question(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one question with all that helps to answer it."""
    return question_page(request, find_question(request, pk))


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answer by mail; whoever comes back to this address reads the question."""
    found, form = find_question(request, pk), AnswerForm(request.POST or None)
    if request.method != "POST":
        return redirect("team:question", pk)
    if not form.is_valid():
        return question_page(request, found, Typed({"answer": form}))
    text = form.cleaned_data["answer"]
    try:
        answer_question(question=found, answer=text, at=request.programme.now(), by=request.user)
    except QuestionAlreadyHandled as refusal:
        if not was_first(request, found, state=QuestionState.ANSWERED, answer=text):
            return question_page(request, found, Typed({"answer": form}, refusal))
    messages.success(request, _("The answer goes out by mail. The question is off the list."))
    return redirect("team:questions")


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def pass_on(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note to whom the question goes, and tell the sender."""
    found, form = find_question(request, pk), PassOnForm(request.POST or None)
    if request.method != "POST":
        return redirect("team:question", pk)
    if not form.is_valid():
        return question_page(request, found, Typed({"pass_on": form}))
    to, note = form.cleaned_data["to"], form.cleaned_data["word"]
    try:
        pass_on_question(question=found, to=to, note=note, at=request.programme.now(), by=request.user)
    except QuestionAlreadyHandled as refusal:
        if not was_first(request, found, state=QuestionState.PASSED_ON, passed_on_to=to, answer=note):
            return question_page(request, found, Typed({"pass_on": form}, refusal))
    messages.success(request, _("Passed on to %(to)s. The sender hears it by mail.") % {"to": to})
    return redirect("team:questions")
