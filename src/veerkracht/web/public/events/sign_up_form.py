"""Signing up: who, for which company, with whom. On a phone in under a minute."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company
from veerkracht.domain.events.actions import Guest
from veerkracht.domain.events.actions.registering import TooManyTogether
from veerkracht.domain.events.models import Seating, SignUp
from veerkracht.domain.events.rules.addresses import probably_meant
from veerkracht.domain.events.rules.questions import LONGEST_ANSWER, OwnQuestion, from_json
from veerkracht.domain.programme.models import Programme
from veerkracht.web.public.referrals.forms import PROBLEMS
from veerkracht.web.public.referrals.seals import SealProblem, open_seal, seal


def _email(**attrs: str) -> forms.EmailInput:
    return forms.EmailInput(attrs={"inputmode": "email", **attrs})


class SignUpForm(forms.Form):
    """The person who fills it in, perhaps colleagues, and the meeting's own questions."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Fill in your name: it stands on your ticket.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Your ticket goes here."),
        widget=_email(autocomplete="email"),
        error_messages={
            "required": _("Fill in your e-mail address, else your ticket cannot reach you."),
            "invalid": _("This is not a complete e-mail address. It looks like name@company.nl."),
        },
    )
    company_name = forms.CharField(
        label=_("Your company"),
        max_length=200,
        required=False,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "organization",
                "data-suggest": reverse_lazy("public:company-suggestions"),
                "data-into": "company",
            }
        ),
    )
    company = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    place = forms.CharField(
        label=_("Place of the company"),
        max_length=100,
        required=False,
        help_text=_("Only when it is not in the list that appears while you type."),
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    group = forms.ChoiceField(label=_("You come as"), widget=forms.RadioSelect, required=False)
    wants_news = forms.BooleanField(label=_("Yes, send me news and invitations by e-mail"), required=False)
    # People do not see this field and robots fill it in.
    website = forms.CharField(label=_("Leave this empty"), required=False, max_length=200)
    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    sure_of = forms.CharField(widget=forms.HiddenInput, required=False, max_length=254)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        programme: Programme,
        sign_up: SignUp,
        seatings: list[Seating],
        initial: dict[str, str] | None = None,
    ) -> None:
        """Add rows for colleagues and the meeting's own questions."""
        super().__init__(data, initial=initial)
        self.programme = programme
        self.key = uuid.UUID(int=0)
        self.seatings = seatings
        self.questions: list[OwnQuestion] = from_json(sign_up.questions)
        self.others = range(1, sign_up.most_together)
        if not self.is_bound:
            self.initial["form_key"] = seal(programme.pk)
        self._shape()

    def _shape(self) -> None:
        if self.has_groups():
            self.fields["group"].choices = [(each.group, each.get_group_display()) for each in self.seatings]  # type: ignore[attr-defined]  # a field that chooses
            self.fields["group"].required = True
        else:
            del self.fields["group"]
        for number in self.others:
            name = forms.CharField(label=_("Name"), max_length=200, required=False)
            self.fields[f"name_{number}"] = name
            self.fields[f"email_{number}"] = forms.EmailField(
                label=_("E-mail (then the ticket goes there too)"), required=False, widget=_email()
            )
        for number, question in enumerate(self.questions):
            self.fields[f"answer_{number}"] = _own_field(question)

    def colleagues(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the rows for colleagues."""
        return [(self[f"name_{number}"], self[f"email_{number}"]) for number in self.others]

    def has_colleagues(self) -> bool:
        """Tell whether somebody filled in a colleague, so that the rows stay open."""
        return any(self.data.get(f"name_{number}") or self.data.get(f"email_{number}") for number in self.others)

    def has_groups(self) -> bool:
        """Tell whether there are seats per group."""
        return len(self.seatings) > 1

    def own_questions(self) -> list[forms.BoundField]:
        """Return the meeting's own questions."""
        return [self[f"answer_{number}"] for number in range(len(self.questions))]

    def clean_website(self) -> str:
        """Refuse robots; a person whose browser filled it in reads what to do."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Make the hidden field 'Leave this empty' empty and send it again."))
        return ""

    def clean(self) -> dict[str, Any]:
        """Look at the form's key, at slips in addresses, and at people who are named twice."""
        self._check_seal()
        self._ask_about_slips()
        if sum(key.startswith("name_") for key in self.data) > len(self.others):
            self.add_error(None, str(TooManyTogether.message))
        for number in self.others:
            if self.cleaned_data.get(f"email_{number}") and not self.cleaned_data.get(f"name_{number}"):
                self.add_error(f"name_{number}", _("Fill in the name that belongs to this address."))
        emails = [guest.email.lower() for guest in self.guests() if guest.email]
        if len(emails) != len(set(emails)):
            self.add_error(None, _("Two people here have the same e-mail address. Leave it empty for one of them."))
        return self.cleaned_data

    def _check_seal(self) -> None:
        found = open_seal(self.data.get("form_key", ""), self.programme.pk)
        self.key = found.key
        if found.problem in {SealProblem.BROKEN, SealProblem.OLD}:
            self.data = _with(self.data, form_key=seal(self.programme.pk))
        if found.problem is not None:
            self.add_error(None, PROBLEMS[found.problem])

    def _ask_about_slips(self) -> None:
        """Ask once whether an address with a likely slip is right; the same address sent again is believed."""
        email = self.cleaned_data.get("email", "")
        meant = probably_meant(email)
        if meant and self.data.get("sure_of") != email:
            self.data = _with(self.data, sure_of=email)
            said = gettext("Did you mean %(meant)s? Change it, or send the form again when it is right.")
            self.add_error("email", said % {"meant": meant})

    def guests(self) -> list[Guest]:
        """Return everybody who is signed up; who filled in the form first."""
        given = self.cleaned_data
        others = [Guest(given.get(f"name_{n}") or "", given.get(f"email_{n}") or "") for n in self.others]
        return [Guest(given.get("name", ""), given.get("email", "")), *(each for each in others if each.name)]

    def answers(self) -> dict[str, str]:
        """Return what was answered to the meeting's own questions, by question."""
        found = {each.label: self.cleaned_data.get(f"answer_{n}", "") for n, each in enumerate(self.questions)}
        return {label: answer for label, answer in found.items() if answer}

    def chosen_seating(self) -> Seating | None:
        """Return the seats of the group they come with."""
        group = self.cleaned_data.get("group", "")
        return next((each for each in self.seatings if not group or each.group == group), None)

    def chosen_company(self) -> Company | None:
        """Return the company that was chosen from the list, when its name still stands in the box."""
        key, name = self.cleaned_data.get("company", ""), self.cleaned_data.get("company_name", "").strip()
        if not key.isdecimal() or not name:
            return None
        found = Company.objects.of(self.programme).filter(pk=int(key[:18])).first()
        return found if found is not None and found.name.casefold() == name.casefold() else None


def _with(data: Mapping[str, Any], **changes: str) -> dict[str, Any]:
    """Return what was posted with some values changed; every field of this form has one value."""
    return {name: data.get(name) for name in data} | changes


def _own_field(question: OwnQuestion) -> forms.Field:
    if question.options:
        choices = [("", ""), *((option, option) for option in question.options)]
        return forms.ChoiceField(label=question.label, choices=choices, required=question.required)
    return forms.CharField(label=question.label, max_length=LONGEST_ANSWER, required=question.required)
