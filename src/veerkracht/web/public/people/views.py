"""Ask for news, say yes by the link in the mail, say no with one click. Looking never changes anything."""

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.companies.actions import ask_consent, confirm_consent, ensure_person, withdraw_consent
from veerkracht.domain.companies.actions.consent_texts import text_in_force
from veerkracht.domain.companies.choices import ConsentEnd, ConsentPurpose, ConsentSource
from veerkracht.domain.companies.models import Consent, ConsentText
from veerkracht.domain.companies.rules.consent import confirm_by
from veerkracht.shared.decision import Refused
from veerkracht.web.limits import may_cause_mail
from veerkracht.web.requests import ProgrammeRequest

from .forms import SubscribeForm

ASKED_PER_VISITOR = 60
ASKED_PER_ADDRESS = 3
GONE, TOO_MANY = 410, 429


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: ProgrammeRequest) -> HttpResponse:
    """Take in an address and mail it the link to say yes."""
    text = _text(request)
    form = SubscribeForm(request.POST if request.method == "POST" else None, version=text.version)
    context = {"form": form, "text": text}
    if request.method != "POST" or not form.is_valid():
        return render(request, "public/people/subscribe.html", context)
    email = form.cleaned_data["email"]
    if not may_cause_mail(request, "subscribe", email, per_visitor=ASKED_PER_VISITOR, per_address=ASKED_PER_ADDRESS):
        return render(request, "public/people/subscribe.html", {**context, "too_many": True}, status=TOO_MANY)
    _ask(request, email)
    return redirect("public:subscribed")


def _text(request: ProgrammeRequest) -> ConsentText:
    language = get_language() or "nl"
    return text_in_force(request.programme, ConsentPurpose.NEWSLETTER, language, request.programme.today())


@transaction.atomic
def _ask(request: ProgrammeRequest, email: str) -> None:
    programme, language = request.programme, get_language() or "nl"
    person = ensure_person(programme=programme, email=email, language=language, by=None)
    ask_consent(
        person=person,
        purpose=ConsentPurpose.NEWSLETTER,
        source=ConsentSource.SITE,
        at=programme.now(),
        language=language,
        by=None,
    )


@login_not_required
@require_safe
def subscribed(request: ProgrammeRequest) -> HttpResponse:
    """Say that a mail is on its way; the same words whoever was known already."""
    return render(request, "public/people/subscribed.html")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show what is asked with a button to say yes; the button notes it. A second yes changes nothing."""
    found = _find(request, token)
    if found is None:
        return _unknown(request)
    if request.method == "POST":
        try:
            found = confirm_consent(consent=found, at=request.programme.now())
        except Refused as refusal:
            return _page(request, found, refusal=str(refusal), status=GONE)
        return redirect("public:consent", token)
    too_old = found.confirmed_at is None and request.programme.now() >= confirm_by(found.asked_at)
    return _page(request, found, status=GONE if found.ended or too_old else 200, too_old=too_old)


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show a button; the button, or that of a mail program (RFC 8058), ends the consent. Looking never does.

    A mail program posts without cookie and without our form's mark, and follows no redirects.
    """
    found = _find(request, token)
    if found is None:
        return _unknown(request)
    if request.method == "POST":
        one_click = request.POST.get("List-Unsubscribe") == "One-Click"
        how = ConsentEnd.ONE_CLICK if one_click else ConsentEnd.LINK
        found = withdraw_consent(consent=found, how=how, at=request.programme.now())
    return _private(render(request, "public/people/unsubscribe.html", {"consent": found}))


def _find(request: ProgrammeRequest, token: str) -> Consent | None:
    consents = Consent.objects.of(request.programme).select_related("text", "programme")
    return consents.filter(token=token).first()


def _page(
    request: ProgrammeRequest, found: Consent, *, refusal: str = "", too_old: bool = False, status: int = 200
) -> HttpResponse:
    context = {"consent": found, "refusal": refusal, "too_old": too_old}
    return _private(render(request, "public/people/consent.html", context, status=status))


def _unknown(request: ProgrammeRequest) -> HttpResponse:
    return _private(render(request, "public/people/unknown.html", status=404))


def _private(response: HttpResponse) -> HttpResponse:
    """Keep the page out of search engines: whoever has its address may answer."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
