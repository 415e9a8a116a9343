"""What the team fills in about people."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.choices import ConsentPurpose, ConsentSource, RightsKind
from veerkracht.domain.companies.rules.consent import NEEDS_CLICK

TEAM_SOURCES = [each for each in ConsentSource.choices if each[0] not in (ConsentSource.SITE, ConsentSource.PORTAL)]


class ConsentForm(forms.Form):
    """For what, and where the person said so."""

    purpose = forms.ChoiceField(label=_("For what?"), choices=ConsentPurpose.choices)
    source = forms.ChoiceField(label=_("Where did the person ask for it or say yes?"), choices=TEAM_SOURCES)
    proof = forms.CharField(
        label=_("What proves it?"),
        max_length=200,
        help_text=_("For example: signed form of 3 March, in the binder of the province."),
        error_messages={"required": _("Write where the proof is. Without proof a yes does not count.")},
    )

    @property
    def needs_click(self) -> bool:
        """Tell whether the person must click a link too."""
        return self.cleaned_data["purpose"] in NEEDS_CLICK


class WithdrawForm(forms.Form):
    """Why the team ends a consent."""

    reason = forms.CharField(
        label=_("What did the person say?"),
        max_length=200,
        error_messages={"required": _("Write when and how the person said so.")},
    )


class RequestForm(forms.Form):
    """Who asks what, and since when."""

    kind = forms.ChoiceField(label=_("What is asked?"), choices=RightsKind.choices)
    received_on = forms.DateField(
        label=_("Received on"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Fill in the day on which it came in. The month counts from that day."),
            "invalid": _("This is not a day. Write it like 31-12-2019."),
        },
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        error_messages={"invalid": _("This is not a complete e-mail address. It looks like name@company.nl.")},
    )
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    note = forms.CharField(
        label=_("What they wrote"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    identity = forms.CharField(
        label=_("How do we know that it is them?"),
        max_length=200,
        required=False,
        help_text=_("For example: it came from their own address. Never ask for a copy of an identity card."),
    )

    def __init__(self, *args: object, today: dt.date, **options: object) -> None:
        """Remember the day."""
        super().__init__(*args, **options)  # type: ignore[arg-type]  # what forms take
        self.today = today

    def clean(self) -> dict[str, object]:
        """Ask for something to find them by, and for a day that has been."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not (data["email"] or data["name"]):
            self.add_error("email", _("Fill in an address or a name, so that we can find them."))
        if data.get("received_on") and data["received_on"] > self.today:
            self.add_error("received_on", _("This day is still to come."))
        return data


class ExtendForm(forms.Form):
    """Why it takes longer."""

    reason = forms.CharField(
        label=_("Why does it take longer?"),
        max_length=200,
        help_text=_("The person gets this by mail."),
        error_messages={"required": _("Write why. The person has a right to know.")},
    )


class CloseForm(forms.Form):
    """How it ended."""

    is_granted = forms.ChoiceField(
        label=_("How did it end?"),
        choices=[("yes", _("done as asked")), ("no", _("refused"))],
        widget=forms.RadioSelect,
    )
    outcome = forms.CharField(
        label=_("What was done, or why not?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write in one sentence what was done, or why not.")},
    )


class PeriodForm(forms.Form):
    """How long one class of data stays."""

    months = forms.IntegerField(
        label=_("Months"),
        min_value=1,
        max_value=600,
        error_messages={
            "required": _("Fill in a number of months."),
            "invalid": _("Write a whole number, such as 24."),
            "min_value": _("Keep it a month at least."),
            "max_value": _("At most 600 months."),
        },
    )


class PrivacyForm(forms.Form):
    """What the programme chooses."""

    is_register_public = forms.BooleanField(label=_("Everybody may read the processing register"), required=False)
    shown_days = forms.IntegerField(
        label=_("Days that a clean-up is shown before it runs"),
        min_value=1,
        max_value=365,
        error_messages={
            "required": _("Fill in a number of days."),
            "invalid": _("Write a whole number, such as 14."),
            "min_value": _("Show it one day at least."),
            "max_value": _("At most 365 days."),
        },
    )
