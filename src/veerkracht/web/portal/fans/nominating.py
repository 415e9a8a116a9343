"""A fan points to a hidden gem."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from veerkracht.domain.pioniers.actions import nominate
from veerkracht.domain.pioniers.choices import NominationSource
from veerkracht.web.requests import SignedInRequest

from .sections import own_fans


class NominationForm(forms.Form):
    """Who, of which company, and why; the fan itself is known."""

    name = forms.CharField(
        label=gettext_lazy("Who do you have in mind?"),
        max_length=200,
        error_messages={"required": gettext_lazy("Fill in the name of the entrepreneur.")},
    )
    company_name = forms.CharField(
        label=gettext_lazy("Of which company?"),
        max_length=200,
        error_messages={"required": gettext_lazy("Fill in the company, so that we can find the right person.")},
    )
    why = forms.CharField(
        label=gettext_lazy("What does this company do differently?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Two sentences are enough."),
        error_messages={"required": gettext_lazy("Tell in a sentence what struck you.")},
    )
    candidate_knows = forms.BooleanField(label=gettext_lazy("I told this person that I nominate them"), required=False)
    may_name = forms.BooleanField(label=gettext_lazy("You may tell this person that it was me"), required=False)
    may_mail = forms.BooleanField(
        label=gettext_lazy("Mail me a thank you, and news when it becomes an appointment"), required=False, initial=True
    )


@require_http_methods(["GET", "HEAD", "POST"])
def nominate_pionier(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take in a nomination of a fan; the same person twice is one."""
    fan = get_object_or_404(own_fans(request.user, request.programme).select_related("contact"), pk=pk)
    form = NominationForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "portal/fans/nominate.html", {"form": form, "fan": fan})
    nominate(
        programme=request.programme,
        source=NominationSource.FAN,
        source_id=fan.pk,
        nominator=fan.contact,
        at=request.programme.now(),
        by=request.user,
        **form.cleaned_data,
    )
    messages.success(request, _("Thank you! The team takes it from here, with care."))
    return redirect("portal:fan")
