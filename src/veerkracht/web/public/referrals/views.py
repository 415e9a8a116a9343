"""Cards and questions: greet, ask, follow, take back."""

import datetime as dt

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.fans.arrivals import count_question
from veerkracht.domain.programme.queries import address
from veerkracht.domain.referrals.actions import QuestionAlreadyHandled, ask_question, withdraw_question
from veerkracht.domain.referrals.choices import Direction, ProposalState, QuestionState
from veerkracht.domain.referrals.models import Question, ReferralCard
from veerkracht.domain.referrals.rules.codes import normal_code
from veerkracht.domain.referrals.rules.moves import Move, next_state
from veerkracht.domain.scans.queries import has_scan
from veerkracht.web.limits import may_cause_mail
from veerkracht.web.printing import qr_drawing
from veerkracht.web.public.invited import invitation_code, via_of
from veerkracht.web.public.knowledge.shelf import newest_of_each_kind, stories_of
from veerkracht.web.requests import ProgrammeRequest

from .forms import QuestionForm, ReplyForm
from .sources import SOURCE, SOURCES, with_source

# After a talk a whole room asks through the wifi of one venue, so the limit per visitor is that of a full room.
QUESTIONS_PER_VISITOR = 60
QUESTIONS_PER_ADDRESS = 5
TOO_MANY = 429


@login_not_required
@require_safe
def find_card(request: ProgrammeRequest) -> HttpResponse:
    """Let somebody type the code of a card."""
    code = normal_code(request.GET.get("code", ""))[:8]
    return redirect("public:card", code) if code else render(request, "public/referrals/find.html")


@login_not_required
@require_safe
def card(request: ProgrammeRequest, code: str) -> HttpResponse:
    """Greet with the pionier's name and offer three choices; an unknown card still lets one ask."""
    found = _card(request, code)
    if found is None:
        context = {"form": _form(request), "action": reverse("public:ask")}
        return render(request, "public/referrals/no_card.html", context, status=404)
    stories = stories_of(request.programme, found.pionier.person_id)
    context = {
        "card": found,
        "story": stories[0] if stories else None,
        "items": newest_of_each_kind(request.programme),
        "has_scan": has_scan(request.programme),
    }
    return render(request, "public/referrals/card.html", context)


def _card(request: ProgrammeRequest, code: str) -> ReferralCard | None:
    cards = ReferralCard.objects.of(request.programme).live().filter(code=normal_code(code))
    return cards.select_related("pionier__person", "pionier__company", "occasion", "programme").first()


@login_not_required
@require_safe
def show_card(request: ProgrammeRequest, code: str) -> HttpResponse:
    """Show the code large on a phone, for others to scan; who holds the card needs no account."""
    found = _card(request, code)
    if found is None:
        return card(request, code)
    link = address(found.programme, "public:card", found.code)
    context = {"card": found, "short_link": link.partition("://")[2], "qr": qr_drawing(link), "link": link}
    return render(request, "public/referrals/show.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: ProgrammeRequest) -> HttpResponse:
    """Take in a question without a card."""
    return _ask(request, None)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask_by_card(request: ProgrammeRequest, code: str) -> HttpResponse:
    """Take in a question that a card led to; when the card is gone, the question is still welcome."""
    found = _card(request, code)
    if found is None and request.method != "POST":
        return redirect("public:card", code)
    return _ask(request, found or _just_withdrawn(request, code))


def _just_withdrawn(request: ProgrammeRequest, code: str) -> ReferralCard | None:
    """Return the card that was withdrawn while somebody had its form open: the question still came by it."""
    cards = ReferralCard.objects.of(request.programme).attributing(request.programme.now())
    return cards.filter(code=normal_code(code)).select_related("pionier__person", "occasion").first()


def _form(request: ProgrammeRequest) -> QuestionForm:
    data = request.POST if request.method == "POST" else None
    return QuestionForm(data, programme_id=request.programme.pk)


def _ask(request: ProgrammeRequest, found: ReferralCard | None) -> HttpResponse:
    form = _form(request)
    context = {
        "form": form,
        "card": found,
        "action": f"{request.path}{with_source(via_of(request), request.GET.get(SOURCE, ''))}",
    }
    if request.method != "POST" or not form.is_valid():
        return render(request, "public/referrals/ask.html", context)
    email = form.cleaned_data["email"]
    if not may_cause_mail(request, "ask", email, per_visitor=QUESTIONS_PER_VISITOR, per_address=QUESTIONS_PER_ADDRESS):
        return render(request, "public/referrals/ask.html", {**context, "too_many": True}, status=TOO_MANY)
    is_new = not Question.objects.filter(form_key=form.key).exists()
    asked_now = ask_question(
        programme=request.programme,
        email=form.cleaned_data["email"],
        text=form.cleaned_data["text"],
        company_name=form.cleaned_data["company_name"],
        card=found,
        source=None if found else SOURCES.get(request.GET.get(SOURCE, "")),
        at=request.programme.now(),
        form_key=form.key,
        language=get_language() or "nl",
        by=request.user if request.user.is_authenticated else None,
    )
    if is_new and invitation_code(request):
        count_question(invitation_code(request), request.programme)
    return redirect(f"{reverse('public:asked')}?{urlencode({'dag': asked_now.due_on.isoformat()})}")


@login_not_required
@require_safe
def asked(request: ProgrammeRequest) -> HttpResponse:
    """Thank, and say by which day the answer comes."""
    try:
        due_on = dt.date.fromisoformat(request.GET.get("dag", ""))
    except ValueError:
        due_on = None
    context = {"due_on": due_on, "items": newest_of_each_kind(request.programme)}
    return render(request, "public/referrals/asked.html", context)


@login_not_required
@require_safe
def question(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show the sender how it stands, and what was said; notes of the team stay with the team."""
    found = _question(request, token)
    context = {
        "question": found,
        "thread": found.messages.exclude(direction=Direction.NOTE).exclude(text="").order_by("at", "pk"),
        "proposal": found.proposals.filter(state=ProposalState.ASKED).first(),
        "may_write": next_state(QuestionState(found.state), Move.HEAR) is not None and found.text != "",
        "may_withdraw": next_state(QuestionState(found.state), Move.WITHDRAW) is not None,
        "reply_form": ReplyForm(),
    }
    return _private(render(request, "public/referrals/question.html", context))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Ask whether the sender is sure; then take the question back."""
    found = _question(request, token)
    if request.method == "POST":
        try:
            withdraw_question(question=found, at=request.programme.now(), by=None)
            messages.success(request, _("You took your question back. Its text is removed."))
        except QuestionAlreadyHandled as refusal:
            messages.error(request, str(refusal))
        return redirect("public:question", token)
    if next_state(QuestionState(found.state), Move.WITHDRAW) is None:
        return redirect("public:question", token)
    return _private(render(request, "public/referrals/withdraw.html", {"question": found}))


def _question(request: ProgrammeRequest, token: str) -> Question:
    return get_object_or_404(
        Question.objects.of(request.programme).select_related("card__pionier__person"), token=token
    )


def _private(response: HttpResponse) -> HttpResponse:
    """Keep a page that only its link protects out of search engines and of shared caches."""
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response
