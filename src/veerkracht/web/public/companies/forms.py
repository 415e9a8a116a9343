"""What a company may say about a step."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

CONTRIBUTIONS = [
    ("0", _("not at all")),
    ("1", _("a little")),
    ("2", _("partly")),
    ("3", _("a lot")),
    ("4", _("it would not have happened without")),
]


class CorrectionForm(forms.Form):
    """The company's own words and day."""

    correction = forms.CharField(
        label=_("What did your company do?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
    done_on = forms.DateField(label=_("When?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: object, today: dt.date, **kwargs: object) -> None:
        """Keep the programme's day: a step lies in the past."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they come
        self.today = today

    def clean_done_on(self) -> dt.date:
        """Refuse a day that is still to come."""
        day: dt.date = self.cleaned_data["done_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come. Choose the day on which you did it."))
        return day


class ContributionForm(forms.Form):
    """How much the programme contributed, and what else helped (KPI-7); both may stay empty."""

    contribution = forms.TypedChoiceField(
        label=_("How much did the programme contribute to this step?"),
        choices=CONTRIBUTIONS,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    what_else = forms.CharField(
        label=_("What else helped?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
