"""All that stands on the page of one question, and the page itself."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from veerkracht.domain.referrals.choices import UNDER_WAY, ProposalState, QuestionState
from veerkracht.domain.referrals.models import (
    AnswerTemplate,
    DeskSettings,
    Question,
)
from veerkracht.domain.referrals.permissions import can_handle_questions
from veerkracht.domain.referrals.queries.desk import clock_of
from veerkracht.domain.referrals.queries.likeness import answered_like, hits_of, items_like, proposed_theme
from veerkracht.domain.referrals.rules.clock import Pause
from veerkracht.domain.referrals.rules.moves import Move, next_state
from veerkracht.shared.decision import Refused
from veerkracht.shared.ui.formats import day
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require

from .beside import beside, there
from .forms import AnswerForm, AskBackForm, HeardForm, NoteForm, PassOnForm, SplitForm, ThemeForm
from .wording import LIGHTS, STATE_TONES, clues, handled, signals_in_words, through_card, turns, who_asks

EARLIER = 20
MOST_KIN = 100
REFUSED = 409
RELATED = (
    "person",
    "company__stage",
    "card__occasion",
    "card__pionier__person",
    "handled_by",
    "assigned_to",
    "theme__parent",
    "merged_into",
    "split_from",
    "programme",
)


@dataclass
class Typed:
    """Forms that come back with what was typed, and the refusal that stopped them."""

    bound: dict[str, forms.Form] = field(default_factory=dict)
    refusal: Refused | None = None

    def form(self, name: str, empty: forms.Form) -> forms.Form:
        """Return the form as it was sent, else an empty one."""
        return self.bound.get(name, empty)


def find_question(request: SignedInRequest, pk: int) -> Question:
    """Return the question of this programme, for those who may read it."""
    rows = Question.objects.of(request.programme).select_related(*RELATED).annotate(**beside(request.programme))
    found = get_object_or_404(rows, pk=pk)
    require(can_handle_questions(request.user, request.programme))
    return found


def question_page(request: SignedInRequest, found: Question, typed: Typed | None = None) -> HttpResponse:
    """Show the question; a form that was sent comes back with what was typed, also when it was refused."""
    typed = typed or Typed()
    if typed.refusal is not None:
        found = find_question(request, found.pk)
    context = {**_about(request, found), **_helping(request, found), **_forms(request, found, typed)}
    context |= {"refusal": typed.refusal, "typed": next(iter(typed.bound.values()), None) if typed.refusal else None}
    status = REFUSED if typed.refusal else 200
    return render(request, "team/referrals/question.html", context, status=status)


def _about(request: SignedInRequest, found: Question) -> dict[str, Any]:
    now = request.programme.now()
    rows = found.pauses.order_by("starts_at", "pk") if there(found, "pauses") else []
    pauses = [Pause(row.starts_at, row.ends_at) for row in rows]
    days = getattr(found, "handover_days", None) or DeskSettings(programme=request.programme).handover_days
    clock = clock_of(found, pauses, days, now)
    state = QuestionState(found.state)
    parts, earlier = _kin(found)
    return {
        "question": found,
        "is_open": next_state(state, Move.ANSWER) is not None,
        "is_under_way": state in UNDER_WAY,
        "urgency": LIGHTS[clock.light] if clock else None,
        "due_day": day(clock.due_on) if clock else "",
        "turns": turns(clock),
        "handled": handled(found),
        "state_tone": STATE_TONES[state],
        "signals": signals_in_words(found.held_for),
        "who": who_asks(found),
        "through": through_card(found),
        "parts": parts,
        "earlier": earlier,
        "next": getattr(found, "next_pk", None),
        "may_say_works_there": bool(found.company_id and found.person_id and not there(found, "works_there", "")),
    }


def _helping(request: SignedInRequest, found: Question) -> dict[str, Any]:
    """Return what helps to answer: the thread, hand-offs, what is alike."""
    thread = found.messages.select_related("author").prefetch_related("attachments").order_by("at", "pk")
    handoffs = found.handoffs.select_related("provider", "proposal").order_by("pk")
    asked = found.proposals.filter(state=ProposalState.ASKED).prefetch_related("lines__provider")
    answered = found.follow_ups.exclude(outcome="").order_by("answered_at")
    is_open = next_state(QuestionState(found.state), Move.ANSWER) is not None
    hits = hits_of(found.text, request.programme) if found.state in UNDER_WAY else []
    guess = proposed_theme(found, hits) if found.theme_id is None else None
    return {
        "thread": thread,
        "handoffs": handoffs if there(found, "handoffs") else [],
        "proposal": asked.first() if there(found, "proposal") else None,
        "follow_ups": answered if there(found, "follow_ups") else [],
        "items": items_like(hits),
        "answered": answered_like(found) if found.text and found.state in UNDER_WAY else [],
        "guess": guess[0] if guess else None,
        "guess_clues": clues(guess[1].clues) if guess else "",
        "clues": clues(found.theme_clues),
        "templates": templates_for(found) if is_open else [],
    }


def _forms(request: SignedInRequest, found: Question, typed: Typed) -> dict[str, Any]:
    theme = {"theme": found.theme_id}
    return {
        "answer_form": typed.form("answer", AnswerForm(initial={"answer": request.GET.get("tekst", "")})),
        "pass_on_form": typed.form("pass_on", PassOnForm()),
        "back_form": typed.form("back", AskBackForm()),
        "note_form": typed.form("note", NoteForm()),
        "heard_form": typed.form("heard", HeardForm()),
        "split_form": typed.form("split", SplitForm()),
        "theme_form": typed.form("theme", ThemeForm(programme=request.programme, initial=theme)),
        "opens": set(typed.bound),
    }


def templates_for(found: Question) -> list[tuple[AnswerTemplate, str]]:
    """Return the standard answers with their fields filled in for this question."""
    rows = AnswerTemplate.objects.filter(programme=found.programme).order_by("name", "pk")
    return [(row, filled(row.text, found)) for row in rows]


def filled(text: str, found: Question) -> str:
    """Return a standard answer with its fields filled in; what it does not know it leaves as it is."""
    known = {
        "name": found.person.name if found.person and found.person.name else "",
        "company": found.company.name if found.company else found.company_name,
        "programme": found.programme.name,
        "theme": found.theme.label if found.theme else "",
    }
    for name, value in known.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _kin(found: Question) -> tuple[list[Any], list[Any]]:
    """Return what belongs to this question (put together, split off), and what the same sender asked before."""
    part = Q(merged_into=found) | Q(split_from=found)
    same = Q(person=found.person_id) if found.person_id else Q(email=found.email)
    before = same & Q(asked_at__lt=found.asked_at)
    rows = Question.objects.of(found.programme).filter(part | before if there(found, "parts") else before)
    kin = list(
        rows.annotate(is_part=ExpressionWrapper(part, BooleanField())).order_by("-is_part", "-asked_at", "-pk")[
            :MOST_KIN
        ]
    )
    return [row for row in kin if row.is_part], [row for row in kin if not row.is_part][:EARLIER]


def was_first(request: SignedInRequest, found: Question, **values: str) -> bool:
    """Tell whether it was the same person who sent the same thing a moment ago: a double click is no refusal."""
    return Question.objects.filter(pk=found.pk, handled_by=request.user.pk, **values).exists()
