"""What a company may say about its step, besides yes and no."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.choices import Contribution
from veerkracht.domain.companies.models import ConcreteStep


class CorrectionForm(forms.Form):
    """The company's own words and day."""

    correction = forms.CharField(
        label=_("What your company did"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write in a sentence what your company did, or choose 'No, this is not so'.")},
    )
    done_on = forms.DateField(
        label=_("When"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Fill in the day, roughly is good enough."),
            "invalid": _("This is not a day. Write it like 31-12-2019."),
        },
    )

    def __init__(self, *args: Any, step: ConcreteStep, today: dt.date, **kwargs: Any) -> None:
        """Start with what is known; a day in the future is refused."""
        super().__init__(*args, **kwargs)
        self.today = today
        self.initial = {"correction": step.correction or step.description, "done_on": step.done_on}

    def clean_done_on(self) -> dt.date:
        """Refuse a day that has not come yet."""
        day: dt.date = self.cleaned_data["done_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come. Fill in when it was done, or tell us later."))
        return day


class ContributionForm(forms.Form):
    """How much the programme contributed, and what else helped (KPI-7). Both may stay empty."""

    contribution = forms.TypedChoiceField(
        label=_("How much did the programme contribute?"),
        choices=Contribution.choices,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
    )
    what_else = forms.CharField(
        label=_("What else helped?"), max_length=500, widget=forms.Textarea({"rows": 3}), required=False
    )
