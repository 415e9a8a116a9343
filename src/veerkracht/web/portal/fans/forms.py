"""Offer a stage."""

import datetime as dt

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme


class StageForm(forms.Form):
    """What, when, and roughly for how many."""

    title = forms.CharField(
        label=_("What is it?"),
        max_length=200,
        help_text=_("Such as: autumn evening for members."),
        error_messages={"required": _("Give it a name, so that we can talk about it.")},
    )
    on = forms.DateField(
        label=_("When?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Fill in the day. A guess is fine; we call you."),
            "invalid": _("This is no day. Write it as 2019-11-12."),
        },
    )
    expected_guests = forms.IntegerField(
        label=_("How many guests do you expect?"),
        required=False,
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Write a whole number, such as 40."),
            "min_value": _("Write a number of 1 or more, or leave it empty."),
            "max_value": _("That is very many. Write a number up to %(limit_value)s, or leave it empty."),
        },
    )
    note = forms.CharField(
        label=_("What should we know?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: QueryDict | None = None, *, programme: Programme) -> None:
        """Keep the programme, whose day decides what is past."""
        super().__init__(data)
        self.programme = programme

    def clean_on(self) -> dt.date:
        """Refuse a day that is over."""
        on: dt.date = self.cleaned_data["on"]
        if on < self.programme.today():
            raise forms.ValidationError(_("This day is over. Choose a day that has yet to come."))
        return on
