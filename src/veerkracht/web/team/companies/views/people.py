"""The page of a person; correct one, end a position, forget one."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.companies.actions import change_person, end_position, erase_person
from veerkracht.domain.companies.models import Consent, Correspondence, Person, Position, RightsRequest, Touchpoint
from veerkracht.domain.companies.permissions import can_anonymise, can_see_people
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, require, workspace

from ..facts import Reader, shown, with_everything_shown
from ..forms import PersonForm
from ..history import letters, steps_of
from .finding import find_person

FACTS_SHOWN = 100
MAILS_SHOWN = 20
COLLEAGUES_SHOWN = 20


@workspace
@require_safe
def person(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what the programme knows of somebody."""
    elsewhere = Person.objects.filter(programme=request.programme, pk=pk, merged_into__isnull=False).first()
    if elsewhere is not None:
        return redirect("team:person", elsewhere.merged_into_id)
    found = find_person(request, pk)
    require(can_see_people(request.user, request.programme))
    may_change = can_change(request.user, request.programme)
    facts = with_everything_shown(Touchpoint.objects.filter(person=found))[:FACTS_SHOWN]
    mails = Correspondence.objects.filter(person=found).select_related("mail", "company")
    context = {
        "person": found,
        "positions": Position.objects.filter(person=found).select_related("company").order_by("ends_on", "pk"),
        "colleagues": _colleagues(found),
        "consents": Consent.objects.filter(person=found).select_related("text", "person").order_by("-asked_at", "-pk"),
        "requests": RightsRequest.objects.filter(person=found).order_by("-received_on", "-pk") if may_change else [],
        "facts": shown(facts, Reader.of(request)),
        "mails": letters(mails.order_by("-mail__created_at", "-pk")[:MAILS_SHOWN], found.programme)
        if may_change
        else [],
        "changes": steps_of(request.programme, found),
        "may_change": may_change,
        "may_anonymise": can_anonymise(request.user, found),
    }
    return render(request, "team/companies/person.html", context)


def _colleagues(found: Person) -> QuerySet[Person]:
    """Return who works now at a company where this person works now."""
    own = Position.objects.filter(person=found, ends_on__isnull=True).values("company")
    theirs = Position.objects.filter(company__in=own, ends_on__isnull=True).values("person")
    people = Person.objects.of(found.programme).filter(pk__in=theirs, anonymised_at__isnull=True).exclude(pk=found.pk)
    return people.order_by("name", "pk")[:COLLEAGUES_SHOWN]


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def person_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct who somebody is."""
    found = find_person(request, pk)
    known = {"name": found.name, "email": found.email, "phone": found.phone}
    form = PersonForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            change_person(person=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("email" if found.anonymised_at is None else None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("team:person", pk)
    return render(request, "team/companies/person_form.html", {"form": form, "person": found})


@changing
@require_POST
def position_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note that somebody no longer works at a company; a second click finds it noted."""
    position = get_object_or_404(Position, pk=pk, person__programme=request.programme)
    if position.ends_on is None:
        end_position(position=position, on=request.programme.today(), by=request.user)
    messages.success(request, _("Noted. The position ends today."))
    return redirect("team:person", position.person_id)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def person_anonymise(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask whether that is meant, and forget who somebody is."""
    found = find_person(request, pk)
    require(can_anonymise(request.user, found))
    if request.method == "POST":
        erase_person(person=found, at=request.programme.now(), by=request.user)
        messages.success(request, _("This person is anonymous now. What was counted stays counted."))
        return redirect("team:person", pk)
    context = {
        "person": found,
        "facts": Touchpoint.objects.live().filter(person=found).count(),
        "is_pionier": Pionier.objects.filter(person=found).exists(),
        "fans": list(Fan.objects.filter(contact=found).order_by("name")),
    }
    return render(request, "team/companies/person_anonymise.html", context)
