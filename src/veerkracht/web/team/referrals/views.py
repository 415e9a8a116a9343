"""The inbox: see what waits, read, answer or pass on."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.referrals.actions import QuestionAlreadyHandled, answer_question, pass_on_question
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.models import Question
from veerkracht.domain.referrals.permissions import can_handle_questions
from veerkracht.shared.ui.formats import day
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

from .forms import AnswerForm, PassOnForm
from .tables import ALL, OneStateTable, QuestionFilter, QuestionTable
from .wording import STATE_TONES, handled, through_card, urgency, who_asks

EARLIER = 20
REFUSED = 409


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
        filterset=QuestionFilter(request.GET, queryset=_rows(request), request=request),
        table_class=QuestionTable if request.GET["state"] == ALL else OneStateTable,
        name=_("questions"),
        page="questions",
    )


def _rows(request: SignedInRequest) -> QuerySet[Question]:
    """Return the questions with the names that the list shows: of people and companies only the names are read."""
    return (
        Question.objects.of(request.programme)
        .annotate(
            said=Coalesce(NullIf("text", Value("")), Value(_("taken back by the sender")), output_field=TextField()),
            sender=Coalesce(NullIf("person__name", Value("")), "email", output_field=TextField()),
            firm=Coalesce("company__name", "company_name"),
            pionier_name=F("card__pionier__person__name"),
            event_title=F("card__occasion__title"),
        )
        .only("due_on", "state")
        .order_by("due_on", "pk")
    )


@workspace
@require_safe
def question(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one question with all that helps to answer it."""
    return _page(request, _find(request, pk))


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answer by mail; whoever comes back to this address reads the question."""
    found, form = _find(request, pk), AnswerForm(request.POST or None)
    if request.method != "POST":
        return redirect("team:question", pk)
    if not form.is_valid():
        return _page(request, found, answer_form=form)
    text = form.cleaned_data["answer"]
    try:
        answer_question(question=found, answer=text, at=request.programme.now(), by=request.user)
    except QuestionAlreadyHandled as refusal:
        if not _is_mine(request, found, state=QuestionState.ANSWERED, answer=text):
            return _page(request, found, answer_form=form, refusal=refusal)
    messages.success(request, _("The answer goes out by mail. The question is off the list."))
    return redirect("team:questions")


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def pass_on(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note to whom the question goes, and tell the sender."""
    found, form = _find(request, pk), PassOnForm(request.POST or None)
    if request.method != "POST":
        return redirect("team:question", pk)
    if not form.is_valid():
        return _page(request, found, pass_on_form=form)
    to, note = form.cleaned_data["to"], form.cleaned_data["note"]
    try:
        pass_on_question(question=found, to=to, note=note, at=request.programme.now(), by=request.user)
    except QuestionAlreadyHandled as refusal:
        if not _is_mine(request, found, state=QuestionState.PASSED_ON, passed_on_to=to, answer=note):
            return _page(request, found, pass_on_form=form, refusal=refusal)
    messages.success(request, _("Passed on to %(to)s. The sender hears it by mail.") % {"to": to})
    return redirect("team:questions")


def _find(request: SignedInRequest, pk: int) -> Question:
    """Return the question of this programme, for those who may read it."""
    related = ("person", "company__stage", "card__occasion", "card__pionier__person", "handled_by", "programme")
    found = get_object_or_404(Question.objects.of(request.programme).select_related(*related), pk=pk)
    require(can_handle_questions(request.user, request.programme))
    return found


def _is_mine(request: SignedInRequest, found: Question, **values: str) -> bool:
    """Tell whether it was the same person who sent the same thing a moment ago: a double click is no refusal."""
    return Question.objects.filter(pk=found.pk, handled_by=request.user.pk, **values).exists()


def _page(
    request: SignedInRequest,
    found: Question,
    *,
    answer_form: forms.Form | None = None,
    pass_on_form: forms.Form | None = None,
    refusal: QuestionAlreadyHandled | None = None,
) -> HttpResponse:
    """Show the question; a form that was sent comes back with what was typed, also when it was refused."""
    if refusal is not None:
        found = _find(request, found.pk)
    context: dict[str, Any] = {
        "question": found,
        "is_open": found.state == QuestionState.OPEN,
        "urgency": urgency(found.state, found.due_on, request.programme.today()),
        "due_day": day(found.due_on),
        "handled": handled(found),
        "state_tone": STATE_TONES[QuestionState(found.state)],
        "who": who_asks(found),
        "through": through_card(found),
        "earlier": _earlier(found),
        "answer_form": answer_form or AnswerForm(),
        "pass_on_form": pass_on_form or PassOnForm(),
        "passes_on": pass_on_form is not None,
        "refusal": refusal,
        "typed": (answer_form or pass_on_form) if refusal else None,
    }
    return render(request, "team/referrals/question.html", context, status=REFUSED if refusal else 200)


def _earlier(found: Question) -> QuerySet[Question]:
    """Return what the same person asked before, or the same address when no person is known."""
    same = {"person": found.person_id} if found.person_id else {"email": found.email}
    asked = Question.objects.of(found.programme).filter(**same, asked_at__lt=found.asked_at)
    return asked.order_by("-asked_at", "-pk")[:EARLIER]
