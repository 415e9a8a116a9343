"""An own act in twenty seconds."""

import datetime as dt

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.pioniers.choices import EngagementKind
from veerkracht.domain.programme.models import Programme
from veerkracht.web.working import PHOTOS


class ActForm(forms.Form):
    """What it was and when; the rest may stay empty."""

    kind = forms.ChoiceField(label=_("What was it?"), choices=EngagementKind.choices, initial=EngagementKind.MEDIA)
    on = forms.DateField(
        label=_("When?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Fill in the day."),
            "invalid": _("This is no day. Write it as 2019-09-23."),
        },
    )
    title = forms.CharField(
        label=_("In a few words"),
        max_length=200,
        required=False,
        help_text=_("Such as: interview in the regional paper."),
    )
    picture = forms.FileField(
        label=_("Photo"),
        required=False,
        widget=forms.FileInput({"accept": PHOTOS}),
        help_text=_("The place where it was taken is removed."),
        error_messages={"empty": _("This file is empty. Choose another one.")},
    )
    url = forms.URLField(
        label=_("Link"),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("This is no complete address. It begins with https://.")},
    )

    def __init__(
        self, data: QueryDict | None = None, files: MultiValueDict | None = None, *, programme: Programme
    ) -> None:
        """Start with today."""
        super().__init__(data, files, initial={"on": programme.today()})
        self.programme = programme

    def clean_on(self) -> dt.date:
        """Refuse a day that has yet to come, or that lies before the programme."""
        on: dt.date = self.cleaned_data["on"]
        if on > self.programme.today():
            raise forms.ValidationError(_("This day has yet to come. Note it here afterwards."))
        if on < self.programme.starts_on:
            raise forms.ValidationError(_("This day lies before the start of the programme."))
        return on
