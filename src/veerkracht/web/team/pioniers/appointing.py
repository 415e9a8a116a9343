"""The deputy's appointment: on which decision, at which ceremony, with certificate and plaque; and the profile link."""

import datetime as dt
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain import pioniers
from veerkracht.domain.companies.models import Occasion
from veerkracht.domain.pioniers.actions import appoint, ask_profile, consents_missing, decision_for
from veerkracht.domain.pioniers.models import Appointment, Candidacy, Candidate, Pionier
from veerkracht.domain.pioniers.rules.terms import next_term, renewal_is_near
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.decision import Refused
from veerkracht.shared.print import render_pictures
from veerkracht.shared.ui.formats import day
from veerkracht.shared.ui.record_choices import RecordField
from veerkracht.web.printing import Data, house_style, pdf_response, picture_response
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

DOCUMENTS = Path(str(pioniers.__file__)).parent / "documents"
KINDS = {"oorkonde": DOCUMENTS / "certificate.typ", "plaquette": DOCUMENTS / "plaque.typ"}
AROUND = dt.timedelta(days=120)
DUTCH = "nl"


def day_input() -> forms.DateInput:
    """Return a field of the browser for a day."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AppointmentForm(forms.Form):
    """The deputy's act (PIO-2); two years by default."""

    deputy_name = forms.CharField(label=gettext_lazy("Deputy"), max_length=200)
    starts_on = forms.DateField(label=gettext_lazy("Appointed on"), widget=day_input())
    ends_on = forms.DateField(
        label=gettext_lazy("Until"), widget=day_input(), help_text=gettext_lazy("The first day after the term.")
    )
    decision_note = forms.CharField(
        label=gettext_lazy("Where does the decision stand?"),
        max_length=200,
        help_text=gettext_lazy("For a decision on paper. Such as: list of decisions, 12 March, item 4."),
    )
    ceremony = RecordField(
        label=gettext_lazy("Ceremony"),
        queryset=Occasion.objects.none(),
        required=False,
        empty_label=gettext_lazy("not known yet"),
        help_text=gettext_lazy("One of the meetings around these days. Plan it first if it is not here."),
    )
    plaque_text = forms.CharField(
        label=gettext_lazy("Text of certificate and plaque"),
        max_length=240,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Why this pionier. One sentence; it is engraved."),
    )

    def __init__(self, *args: Any, programme: Programme, decision: Candidacy | None, **kwargs: Any) -> None:
        """Offer the meetings around today; a decision in the product needs no note."""
        super().__init__(*args, **kwargs)
        today = programme.now()
        near = Occasion.objects.filter(programme=programme, starts_at__range=(today - AROUND, today + AROUND))
        self.fields["ceremony"].queryset = near.order_by("-starts_at", "pk")  # type: ignore[attr-defined]  # a RecordField
        if decision is not None:
            del self.fields["decision_note"]

    def clean(self) -> dict[str, Any]:
        """The term ends after it starts."""
        cleaned = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("This is not after the first day. Choose a later day."))
        return cleaned


def last_end(pionier: Pionier) -> dt.date | None:
    """Return the end of the last term; appointments may be prefetched."""
    return max((each.ends_on for each in pionier.appointments.all()), default=None)


def renewal_day(pionier: Pionier, today: dt.date) -> dt.date | None:
    """Return the end of the term when it is time to talk about another one (PIO-2)."""
    end = last_end(pionier)
    return end if end is not None and renewal_is_near(end, today) else None


def _find(request: SignedInRequest, pk: int) -> Pionier:
    found = Pionier.objects.of(request.programme).select_related("person", "company", "programme")
    return get_object_or_404(found, pk=pk)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def appoint_pionier(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note the deputy's appointment, or its renewal."""
    found = _find(request, pk)
    candidate = Candidate.objects.filter(person_id=found.person_id).first()
    decision = decision_for(candidate) if candidate is not None else None
    starts_on, ends_on = next_term(last_end(found), request.programme.today())
    initial = {"starts_on": starts_on, "ends_on": ends_on, "plaque_text": found.headline}
    form = AppointmentForm(request.POST or None, programme=request.programme, decision=decision, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = appoint(pionier=found, at=request.programme.now(), by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The appointment is noted. Here are the certificate and the plaque."))
            return redirect("team:appointment", made.pk)
    context = {"pionier": found, "form": form, "decision": decision, "missing": consents_missing(found)}
    return render(request, "team/pioniers/appoint.html", context)


@changing
@require_POST
def ask(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mail the pionier a link to the own text and consents."""
    found = _find(request, pk)
    try:
        ask_profile(pionier=found, at=request.programme.now(), by=request.user)
        messages.success(request, _("The link is on its way to %(name)s.") % {"name": found})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("team:pionier", pk)


def _appointment(request: SignedInRequest, pk: int) -> Appointment:
    related = ("pionier__person", "pionier__company", "pionier__programme", "ceremony", "candidacy__round")
    return get_object_or_404(Appointment.objects.select_related(*related), pk=pk, pionier__programme=request.programme)


@workspace
@require_safe
def appointment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one appointment: on which decision, at which ceremony, and its documents as pictures."""
    found = _appointment(request, pk)
    context = {"appointment": found, "pionier": found.pionier}
    return render(request, "team/pioniers/appointment.html", context)


def _template(kind: str) -> Path:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


@workspace
@require_safe
def document(request: SignedInRequest, pk: int, kind: str) -> HttpResponseBase:
    """Give the certificate or the text of the plaque as an accessible PDF."""
    template, found = _template(kind), _appointment(request, pk)
    return pdf_response(request, template, printed(found), name=f"{kind}-{found.pionier}")


@workspace
@require_safe
def proof(request: SignedInRequest, pk: int, kind: str) -> HttpResponseBase:
    """Give the same as a picture."""
    return picture_response(request, render_pictures(_template(kind), printed(_appointment(request, pk)))[0])


def printed(found: Appointment) -> Data:
    """Return what certificate and plaque say, from the appointment itself."""
    pionier, programme = found.pionier, found.pionier.programme
    with override(DUTCH):
        title = _("Certificate of %(name)s") % {"name": pionier}
        return house_style(programme, title=title, language=DUTCH) | {
            "name": str(pionier),
            "region": programme.region_name,
            "deputy": found.deputy_name,
            "text": found.plaque_text,
            "words": {
                "certificate": _("Certificate"),
                "company": _("of %(company)s") % {"company": pionier.company.name},
                "appointed": _("is appointed as pionier of %(programme)s.") % {"programme": programme.name},
                "term": _("From %(first)s until %(last)s")
                % {"first": day(found.starts_on, weekday=False), "last": day(found.ends_on, weekday=False)},
                "plaque": _("Appointed as pionier on %(day)s") % {"day": day(found.starts_on, weekday=False)},
                "signed": _("on behalf of the province"),
                "ceremony": _("Handed over at: %(what)s") % {"what": found.ceremony.title} if found.ceremony else "",
            },
        }
