"""Sign up for a meeting; the answer to the form says at once what everybody got."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.companies.actions.consent_texts import text_in_force
from veerkracht.domain.companies.choices import ConsentPurpose
from veerkracht.domain.companies.models import Company, Person
from veerkracht.domain.events.actions import register, send_ticket_again
from veerkracht.domain.events.actions.registering import AlreadySignedUp, MeetingFull, refuse_when_full
from veerkracht.domain.events.models import Event, Registration, Seating, SignUp
from veerkracht.domain.events.queries.places import standings
from veerkracht.shared.decision import Refused
from veerkracht.web.limits import may_cause_mail
from veerkracht.web.requests import ProgrammeRequest

from .finding import public_event
from .sign_up_form import SignUpForm

# A whole room may sign up through the wifi of one venue.
PER_VISITOR = 120
PER_ADDRESS = 5
TOO_MANY, CONFLICT = 429, 409
MOST_COMPANIES = 6
SHORTEST_NAME = 3


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: ProgrammeRequest, pk: int) -> HttpResponse:
    """Take in who comes. The same form sent twice gives the same answer."""
    found = public_event(request, pk)
    how: SignUp | None = getattr(found, "sign_up", None)
    if how is None:
        return redirect("public:event", pk)
    if request.method != "POST" and not how.takes_at(request.programme.now()):
        return redirect("public:event", pk)
    form = _form(request, found, how)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, form)
    email = form.cleaned_data["email"]
    if not may_cause_mail(request, "sign_up", email, per_visitor=PER_VISITOR, per_address=PER_ADDRESS):
        return _page(request, found, form, status=TOO_MANY, too_many=True)
    try:
        if how.takes_at(request.programme.now()):
            refuse_when_full(found, form.seatings, form.guests())
        made = _register(request, found, form)
    except AlreadySignedUp as refusal:
        send_ticket_again(seat=refusal.seat, by=None)
        return _page(request, found, form, status=CONFLICT, refusal=str(refusal), is_known=True)
    except MeetingFull as refusal:
        if refusal.left:
            return _page(request, found, form, status=CONFLICT, refusal=str(refusal))
        return _full(request, found, refusal)
    except Refused as refusal:
        return _page(request, found, form, status=CONFLICT, refusal=str(refusal))
    return own_page(render(request, "public/events/signed_up.html", _result(found, made)))


def _form(request: ProgrammeRequest, found: Event, how: SignUp) -> SignUpForm:
    return SignUpForm(
        request.POST if request.method == "POST" else None,
        programme=request.programme,
        sign_up=how,
        seatings=list(Seating.objects.filter(event=found).order_by("-group")),
        initial=_known(request),
    )


def _known(request: ProgrammeRequest) -> dict[str, str]:
    """Return what we know of somebody who is signed in, so that they type least."""
    if not request.user.is_authenticated:
        return {}
    person = Person.objects.of(request.programme).filter(user=request.user).first()
    if person is None:
        return {"email": request.user.email}
    job = person.positions.filter(ends_on__isnull=True).select_related("company").order_by("-pk").first()
    known = {"name": person.name, "email": person.email or request.user.email}
    return known | ({"company_name": job.company.name, "company": str(job.company_id)} if job else {})


def _register(request: ProgrammeRequest, found: Event, form: SignUpForm) -> Registration:
    given = form.cleaned_data
    return register(
        event=found,
        guests=form.guests(),
        seating=form.chosen_seating(),
        company=form.chosen_company(),
        company_name=given["company_name"],
        place=given["place"],
        answers=form.answers(),
        wants_news=given["wants_news"],
        language=get_language() or "nl",
        form_key=form.key,
        at=request.programme.now(),
        by=request.user if request.user.is_authenticated else None,
    )


def _result(found: Event, made: Registration) -> dict[str, object]:
    return {"event": found, "registration": made, "standings": standings(made)}


def _page(
    request: ProgrammeRequest, found: Event, form: SignUpForm, *, status: int = 200, **more: object
) -> HttpResponse:
    language = get_language() or "nl"
    text = text_in_force(request.programme, ConsentPurpose.NEWSLETTER, language, request.programme.today())
    free = sum(each.free for each in form.seatings if not each.waiting)
    context = {"event": found, "form": form, "text": text, "is_full": not free, **more}
    return render(request, "public/events/sign_up.html", context, status=status)


def _full(request: ProgrammeRequest, found: Event, refusal: MeetingFull) -> HttpResponse:
    """Say that it is full on a page without the form; what was filled in is kept, to send it once more."""
    typed = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken" and value]
    context = {"event": found, "refusal": str(refusal), "typed": typed}
    return own_page(render(request, "public/events/full.html", context, status=CONFLICT))


@login_not_required
@require_safe
def companies(request: ProgrammeRequest) -> HttpResponse:
    """Suggest companies of the register by name: only what the register itself makes public."""
    words = request.GET.get("q", "").strip()[:100]
    found = Company.objects.of(request.programme).filter(closed_on__isnull=True)
    rows = found.search_first(words, MOST_COMPANIES)[:MOST_COMPANIES] if len(words) >= SHORTEST_NAME else []
    return render(request, "public/events/companies.html", {"rows": rows})


def own_page(response: HttpResponse) -> HttpResponse:
    """Keep a page that is one visitor's own out of search engines and of shared caches."""
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response
