"""Three fields, on a phone in the car park."""

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.choices import StepKind

from .seals import SealProblem, open_seal, seal

LONGEST_QUESTION = 4000
PROBLEMS = {
    SealProblem.BROKEN: _("This form was changed on its way. Your text is still here: send it again."),
    SealProblem.OLD: _("This form was open for more than a day. Your text is still here: send it again."),
    SealProblem.QUICK: _("That was very fast, so we want to be sure that you are a person. Send it once more."),
}


class QuestionForm(forms.Form):
    """A question, where the answer goes, and perhaps the company."""

    text = forms.CharField(
        label=_("Your question"),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": _("Write your question. One sentence is enough."),
            "max_length": _("Make it shorter: at most %(limit_value)d characters, now it is %(show_value)d."),
        },
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The answer goes here. We use it for nothing else."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={
            "required": _("Fill in your e-mail address, else we cannot answer."),
            "invalid": _("This is not a complete e-mail address. It looks like name@company.nl."),
        },
    )
    company_name = forms.CharField(
        label=_("Your company"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"max_length": _("Make the name shorter: at most %(limit_value)d characters.")},
    )
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


class ReplyForm(forms.Form):
    """What the sender adds later."""

    text = forms.CharField(label=_("Your message"), max_length=LONGEST_QUESTION, widget=forms.Textarea({"rows": 4}))


class ContextForm(forms.Form):
    """The words that a provider may read."""

    context = forms.CharField(
        label=_("This is what they read"),
        help_text=_("Change it as you like. Your name and address go along only after they said yes."),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Leave at least one sentence, else nobody knows what you ask.")},
    )


class DeclineForm(forms.Form):
    """Why not, if somebody wants to say so."""

    reason = forms.CharField(label=_("Why not?"), max_length=300, required=False)


class MeetingForm(forms.Form):
    """The first meeting."""

    met_on = forms.DateField(
        label=_("First meeting on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        """Keep the programme's day."""
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_met_on(self) -> dt.date:
        """Refuse a day that lies far off: it is a slip of the finger."""
        met_on: dt.date = self.cleaned_data["met_on"]
        if abs((met_on - self.today).days) > 120:
            raise forms.ValidationError(_("This day is far away. Choose the day of the first meeting."))
        return met_on


class LineForm(forms.Form):
    """One line about how it helped."""

    line = forms.CharField(label=_("In one line: what helped, or what is still missing?"), max_length=500)


class HelpedStepForm(forms.Form):
    """What the firm did because of it."""

    kind = forms.ChoiceField(label=_("What kind of step?"), choices=StepKind.choices)
    description = forms.CharField(
        label=_("What did you do?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    done_on = forms.DateField(label=_("When?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        """Keep the programme's day."""
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_done_on(self) -> dt.date:
        """Refuse a day that has yet to come."""
        done_on: dt.date = self.cleaned_data["done_on"]
        if done_on > self.today:
            raise forms.ValidationError(_("This day has yet to come. A step is something that you did already."))
        return done_on
