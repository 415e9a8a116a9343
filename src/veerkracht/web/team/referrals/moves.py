"""What the team does with one question besides answering: ask back, note, hear, theme, release, split."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from veerkracht.domain.companies.actions import ensure_position
from veerkracht.domain.referrals.actions import ask_back, release_question, write_note
from veerkracht.domain.referrals.actions.desk import set_theme, split_question
from veerkracht.domain.referrals.actions.taking_in import hear_sender
from veerkracht.domain.referrals.choices import QuestionSource
from veerkracht.domain.referrals.models import Question
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import workspace

from .forms import AskBackForm, HeardForm, NoteForm, SplitForm, ThemeForm
from .page import Typed, find_question, question_page

Done = Callable[[], object]


def _do(request: SignedInRequest, found: Question, name: str, form: forms.Form, do: Done, thanks: str) -> HttpResponse:
    """Do what a valid form asks and come back to the question; a refusal keeps what was typed."""
    if not form.is_valid():
        return question_page(request, found, Typed({name: form}))
    try:
        do()
    except Refused as refusal:
        return question_page(request, found, Typed({name: form}, refusal))
    messages.success(request, thanks)
    return redirect("team:question", found.pk)


@workspace
@require_POST
def back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask the sender something; the clock stands still until they answer."""
    found, form = find_question(request, pk), AskBackForm(request.POST)

    def do() -> object:
        return ask_back(question=found, text=form.cleaned_data["back"], at=request.programme.now(), by=request.user)

    return _do(request, found, "back", form, do, _("Asked by mail. The clock stands still until the sender answers."))


@workspace
@require_POST
def note(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write a note that the sender never sees."""
    found, form = find_question(request, pk), NoteForm(request.POST)

    def do() -> object:
        return write_note(question=found, text=form.cleaned_data["note"], at=request.programme.now(), by=request.user)

    return _do(request, found, "note", form, do, _("Noted. Only the team sees it."))


@workspace
@require_POST
def works_there(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that the sender works at the company; a form alone does not say so (decision 17)."""
    found = find_question(request, pk)
    if found.person is not None and found.company is not None:
        ensure_position(person=found.person, company=found.company, on=request.programme.today(), by=request.user)
        messages.success(request, _("Noted: the sender works there, and may speak for the company."))
    return redirect("team:question", pk)


@workspace
@require_POST
def heard(request: SignedInRequest, pk: int) -> HttpResponse:
    """Paste what the sender answered in another way."""
    found, form = find_question(request, pk), HeardForm(request.POST)

    def do() -> object:
        return hear_sender(
            question=found,
            text=form.cleaned_data["heard"],
            channel=QuestionSource(form.cleaned_data["channel"]),
            at=request.programme.now(),
            by=request.user,
        )

    return _do(request, found, "heard", form, do, _("Added to the conversation."))


@workspace
@require_POST
def theme(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what the question is about."""
    found = find_question(request, pk)
    form = ThemeForm(request.POST, programme=request.programme)
    if not form.is_valid():
        return question_page(request, found, Typed({"theme": form}))
    chosen = form.cleaned_data["theme"]
    change = set_theme(programme=request.programme, ids=[pk], theme=chosen, at=request.programme.now(), by=request.user)
    undo = reverse("team:questions-undo", args=[change.pk])
    label = chosen.label if chosen else _("no theme")
    messages.success(request, _("Theme: %(theme)s.") % {"theme": label}, extra_tags=f"undo:{undo}")
    return redirect("team:question", pk)


@workspace
@require_POST
def release(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that a question that was held is a real one."""
    found = find_question(request, pk)
    try:
        release_question(question=found, at=request.programme.now(), by=request.user)
        messages.success(request, _("It is on the list now, and the sender hears that it came in."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("team:question", pk)


@workspace
@require_POST
def split(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make a second question of one that asks two things."""
    found, form = find_question(request, pk), SplitForm(request.POST)
    made: list[Question] = []

    def do() -> object:
        text = form.cleaned_data["second"]
        made.append(split_question(question=found, text=text, at=request.programme.now(), by=request.user))
        return made[0]

    return _do(request, found, "split", form, do, _("There are two questions now, of the same sender."))
