"""Anybody may point to a hidden gem: a short form, with a yes to being mailed about it."""

import uuid
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.pioniers.actions import nominate_by_mail
from veerkracht.web.limits import may_cause_mail
from veerkracht.web.public.referrals.forms import PROBLEMS
from veerkracht.web.public.referrals.seals import SealProblem, open_seal, seal
from veerkracht.web.requests import ProgrammeRequest

PER_VISITOR = 20
PER_ADDRESS = 5
TOO_MANY = 429


class NominationForm(forms.Form):
    """Who it is, why, who says so, and what they agree to."""

    candidate = forms.CharField(
        label=_("Who do you have in mind?"),
        max_length=200,
        error_messages={"required": _("Fill in the name of the entrepreneur.")},
    )
    company_name = forms.CharField(
        label=_("Of which company?"),
        max_length=200,
        error_messages={"required": _("Fill in the company, so that we can find the right person.")},
    )
    why = forms.CharField(
        label=_("What does this company do differently?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Two sentences are enough."),
        error_messages={"required": _("Tell in a sentence what struck you.")},
    )
    candidate_knows = forms.BooleanField(label=_("I told this person that I nominate them"), required=False)
    name = forms.CharField(
        label=_("Your own name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Fill in your name, so that we know whom to thank.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We thank you there, and tell you when it becomes an appointment."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={
            "required": _("Fill in your e-mail address."),
            "invalid": _("This is not a complete e-mail address. It looks like name@company.nl."),
        },
    )
    agrees = forms.BooleanField(
        label=_("You may keep my name and address to thank me and to tell me what came of it"),
        error_messages={"required": _("Without your yes we may not keep your name. Tick the box, or mail us instead.")},
    )
    may_name = forms.BooleanField(label=_("You may tell this person that it was me"), required=False)
    # People do not see this field and robots fill it in.
    website = forms.CharField(label=_("Leave this empty"), required=False, max_length=200)
    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    def __init__(self, data: QueryDict | None = None, *, programme_id: int) -> None:
        """Seal a new form for this programme, or take what was sent."""
        super().__init__(data)
        self.programme_id = programme_id
        self.key = uuid.UUID(int=0)
        if not self.is_bound:
            self.initial["form_key"] = seal(programme_id)

    def clean_website(self) -> str:
        """Refuse robots; a person whose browser filled it in reads what to do."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Make the hidden field 'Leave this empty' empty and send it again."))
        return ""

    def clean(self) -> dict[str, Any]:
        """Look at the form's key; a new one goes with the next try where the old one is of no use."""
        found = open_seal(self.data.get("form_key", ""), self.programme_id)
        self.key = found.key
        if found.problem in {SealProblem.BROKEN, SealProblem.OLD}:
            self.data = {**self.data, "form_key": seal(self.programme_id)}
        if found.problem is not None:
            self.add_error(None, PROBLEMS[found.problem])
        return self.cleaned_data


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def nominate_pionier(request: ProgrammeRequest) -> HttpResponse:
    """Take in a nomination; what the answer says never tells who is on the list."""
    form = NominationForm(request.POST if request.method == "POST" else None, programme_id=request.programme.pk)
    if request.method != "POST" or not form.is_valid():
        return render(request, "public/pioniers/nominate.html", {"form": form})
    email = form.cleaned_data["email"]
    if not may_cause_mail(request, "nominate", email, per_visitor=PER_VISITOR, per_address=PER_ADDRESS):
        return render(request, "public/pioniers/nominate.html", {"form": form, "too_many": True}, status=TOO_MANY)
    given = form.cleaned_data
    nominate_by_mail(
        programme=request.programme,
        nominator_name=given["name"],
        nominator_email=given["email"],
        language=get_language() or "nl",
        name=given["candidate"],
        company_name=given["company_name"],
        why=given["why"],
        may_name=given["may_name"],
        candidate_knows=given["candidate_knows"],
        form_key=form.key,
        at=request.programme.now(),
        by=request.user if request.user.is_authenticated else None,
    )
    return redirect("public:nominated")


@login_not_required
@require_safe
def nominated(request: ProgrammeRequest) -> HttpResponse:
    """Thank, and say what happens now."""
    return render(request, "public/pioniers/nominated.html")
