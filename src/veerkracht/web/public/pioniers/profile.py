"""One link from the mail: the pionier reads the own page, chooses what may be shown, and says yes or what to change."""

from contextlib import suppress
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from veerkracht.domain.companies.actions.consent_texts import text_in_force
from veerkracht.domain.companies.choices import ConsentPurpose
from veerkracht.domain.companies.models import Consent
from veerkracht.domain.pioniers.actions import AlreadyAnswered, LinkTooOld, answer_profile
from veerkracht.domain.pioniers.actions.profile_asking import ASKED
from veerkracht.domain.pioniers.choices import Gender
from veerkracht.domain.pioniers.models import Pionier, ProfileRequest
from veerkracht.domain.pioniers.rules.profile import text_version
from veerkracht.web.requests import ProgrammeRequest


class ProfileYesForm(forms.Form):
    """For what the pionier says yes, each apart; the name on the site is what this page is about."""

    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, pionier: Pionier) -> None:
        """Ask each purpose in the words of the programme that are in force today."""
        super().__init__(data, initial={"version": version_of(pionier)})
        self.pionier = pionier
        today = timezone.localdate(pionier.programme.now())
        language = pionier.person.language
        given = set(Consent.objects.given().filter(person_id=pionier.person_id).values_list("purpose", flat=True))
        for purpose in ASKED:
            is_first = purpose == ConsentPurpose.PUBLIC_PROFILE
            self.fields[purpose.value] = forms.BooleanField(
                label=text_in_force(pionier.programme, purpose, language, today).text,
                required=is_first,
                initial=purpose.value in given,
                error_messages={"required": _("Without your yes to this the page stays off the site.")},
            )
        self.fields["gender"] = forms.ChoiceField(
            label=_("I am"),
            required=False,
            choices=[("", _("I would rather not say")), *Gender.choices],
            initial=pionier.gender,
            help_text=_("Only to see whether the group is mixed. Never shown beside your name; may stay empty."),
        )

    def clean_version(self) -> str:
        """Refuse a yes to a text that changed while it was read."""
        if self.cleaned_data["version"] != version_of(self.pionier):
            self.data = {**self.data, "version": version_of(self.pionier)}
            raise forms.ValidationError(_("The text changed while you were reading. Read it again before you say yes."))
        return str(self.cleaned_data["version"])

    def consents(self) -> list[ConsentPurpose]:
        """Return what was ticked."""
        return [purpose for purpose in ASKED if self.cleaned_data.get(purpose.value)]


class ChangeForm(forms.Form):
    """What should change first."""

    remark = forms.CharField(
        label=_("What should change?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write in a few words what should change. Then we mend it and ask you again.")},
    )


def version_of(pionier: Pionier) -> str:
    """Return a mark of the text as it is shown."""
    return text_version(pionier.headline, pionier.story, pionier.themes)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def profile_approval(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show the page as it will stand on the site, and take the answer."""
    asked = ProfileRequest.objects.select_related("pionier__person", "pionier__company", "pionier__programme")
    found = get_object_or_404(asked.filter(pionier__programme=request.programme), token=token)
    is_yes = request.POST.get("answer") == "yes"
    posted = request.POST if request.method == "POST" else None
    yes = ProfileYesForm(posted if is_yes else None, pionier=found.pionier)
    change = ChangeForm(posted if posted is not None and not is_yes else None)
    if posted is not None and (yes if is_yes else change).is_valid():
        with suppress(AlreadyAnswered, LinkTooOld):  # the page says what was answered, or that the link is too old
            answer_profile(request=found, by=None, at=request.programme.now(), **_answer(yes, change, is_yes=is_yes))
        return redirect("public:profile-approval", token)
    is_old = found.answered_at is None and found.is_too_old(request.programme.now())
    context = {"asked": found, "pionier": found.pionier, "yes": yes, "change": change, "is_too_old": is_old}
    response = render(request, "public/pioniers/approval.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _answer(yes: ProfileYesForm, change: ChangeForm, *, is_yes: bool) -> dict[str, Any]:
    if not is_yes:
        return {"is_approved": False, "remark": change.cleaned_data["remark"]}
    gender = yes.cleaned_data["gender"]
    return {"is_approved": True, "consents": yes.consents(), "gender": Gender(gender) if gender else None}
