"""Offer a stage."""

import datetime as dt
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.fans.choices import StageFormat
from veerkracht.domain.programme.models import Municipality, Programme
from veerkracht.shared.sheets import MAX_BYTES, Sheet, SheetError, read, read_pasted


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
    format = forms.ChoiceField(label=_("What is asked of a pionier?"), choices=StageFormat.choices, required=False)
    audience = forms.CharField(
        label=_("For whom is it?"),
        max_length=200,
        required=False,
        help_text=_("Such as: owners of firms up to 50 people."),
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

    def clean_format(self) -> str:
        """Take a talk when nothing was chosen."""
        return self.cleaned_data["format"] or StageFormat.TALK.value

    def clean_on(self) -> dt.date:
        """Refuse a day that is over."""
        on: dt.date = self.cleaned_data["on"]
        if on < self.programme.today():
            raise forms.ValidationError(_("This day is over. Choose a day that has yet to come."))
        return on


class LogoForm(forms.Form):
    """A logo for the own sheet."""

    logo = forms.FileField(
        label=_("Your logo"),
        help_text=_("PNG, JPG or WebP, at most 20 MB. It stands on your sheet only."),
        widget=forms.FileInput({"accept": ".png,.jpg,.jpeg,.webp"}),
    )


class MembersForm(forms.Form):
    """A member list, as a file or pasted; it is read in memory and forgotten."""

    file = forms.FileField(
        label=_("Your member list"),
        required=False,
        help_text=_("Excel, LibreOffice or CSV with the names of companies, if you like with KvK number or place."),
        widget=forms.FileInput({"accept": ".xlsx,.ods,.csv,.txt"}),
    )
    pasted = forms.CharField(
        label=_("Or paste it here"), required=False, max_length=400_000, widget=forms.Textarea(attrs={"rows": 6})
    )
    sheet: Sheet | None = None

    def clean(self) -> dict[str, object]:
        """Read the list. Nothing is written anywhere."""
        data = super().clean() or self.cleaned_data
        given, pasted = data.get("file"), data.get("pasted", "")
        if not given and not pasted and not self.errors:
            self.add_error("file", _("Choose a file, or paste the list below."))
            return data
        try:
            if given and given.size > MAX_BYTES:
                self.add_error("file", _("This file is too large. Leave out what is no member."))
            elif given or pasted:
                self.sheet = read(given.name, given.read()) if given else read_pasted(str(pasted))
        except SheetError as error:
            self.add_error("file" if given else "pasted", str(error))
        return data


class EmbedForm(forms.Form):
    """How the calendar looks on the own site."""

    own = forms.BooleanField(label=_("only our own meetings"), required=False)
    accent = forms.RegexField(r"^#?[0-9a-fA-F]{6}$", label=_("Colour of links"), required=False, widget=forms.TextInput)
    grond = forms.RegexField(r"^#?[0-9a-fA-F]{6}$", label=_("Colour of the ground"), required=False)
    inkt = forms.RegexField(r"^#?[0-9a-fA-F]{6}$", label=_("Colour of the text"), required=False)
    letter = forms.ChoiceField(
        label=_("Letters"),
        choices=[("", _("as Veerkracht")), ("serif", _("with serifs")), ("system", _("of the visitor's device"))],
        required=False,
    )
    aantal = forms.IntegerField(label=_("How many meetings"), required=False, min_value=1, max_value=20)
    taal = forms.ChoiceField(label=_("Language"), choices=[("nl", _("Dutch")), ("en", _("English"))], required=False)

    def chosen(self) -> dict[str, str]:
        """Return what was chosen, as it stands in the address."""
        return {name: str(value).removeprefix("#") for name, value in self.cleaned_data.items() if value}


class OwnEventForm(forms.Form):
    """An own event for the shared calendar."""

    title = forms.CharField(label=_("What is it called?"), max_length=200)
    starts_at = forms.DateTimeField(
        label=_("When does it start?"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    minutes = forms.IntegerField(label=_("How many minutes does it take?"), min_value=15, max_value=1440, initial=120)
    venue = forms.CharField(label=_("Where?"), max_length=200)
    municipality = forms.ModelChoiceField(label=_("Municipality"), queryset=Municipality.objects.none(), required=False)
    audience = forms.CharField(label=_("For whom is it?"), max_length=200, required=False)
    summary = forms.CharField(
        label=_("What is it about?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Say also how people sign up."),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        """Offer the municipalities of the region, and keep the programme's clock."""
        super().__init__(*args, **kwargs)
        self.programme = programme
        self.fields["municipality"].queryset = programme.municipalities.order_by("name")  # type: ignore[attr-defined]  # a model choice

    def clean_starts_at(self) -> dt.datetime:
        """Refuse a moment that has been."""
        at: dt.datetime = self.cleaned_data["starts_at"]
        if at <= self.programme.now():
            raise forms.ValidationError(_("Choose a day and a time that are still to come."))
        return at
