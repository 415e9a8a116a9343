"""Add or change a fan, and note a stage."""

import datetime as dt
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.fans.choices import FanKind, Membership, StageFormat, Way
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.impact.choices import SECTORS
from veerkracht.domain.programme.models import Municipality, Programme


class FanForm(forms.Form):
    """Who they are, and the one contact (FAN-1)."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=FanKind.choices)
    municipality = forms.ModelChoiceField(label=_("Municipality"), queryset=Municipality.objects.none(), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    about = forms.CharField(label=_("About"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    membership = forms.ChoiceField(
        label=_("Who are its members?"), choices=[("", _("not known")), *Membership.choices], required=False
    )
    members = forms.IntegerField(label=_("Number of members"), required=False, min_value=1, max_value=1_000_000)
    members_estimated = forms.BooleanField(label=_("this number is an estimate"), required=False)
    members_source = forms.CharField(label=_("Where does the number come from?"), max_length=200, required=False)
    members_on = forms.DateField(
        label=_("Number on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    sections = forms.MultipleChoiceField(
        label=_("Sectors of its members"),
        choices=sorted(SECTORS.items()),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    region = forms.ModelMultipleChoiceField(
        label=_("Where are its members?"),
        queryset=Municipality.objects.none(),
        required=False,
        help_text=_("None chosen means: everywhere in the region."),
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    contact_name = forms.CharField(label=_("Main contact: name"), max_length=200, required=False)
    contact_email = forms.EmailField(label=_("Main contact: e-mail"), required=False)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        """Offer the municipalities of the region."""
        super().__init__(*args, **kwargs)
        for name in ("municipality", "region"):
            self.fields[name].queryset = programme.municipalities.order_by("name")  # type: ignore[attr-defined]  # a model choice

    def clean(self) -> dict[str, Any]:
        """A contact needs an address: it is how we know people."""
        cleaned = super().clean() or {}
        if cleaned.get("contact_name") and not cleaned.get("contact_email") and "contact_email" not in self.errors:
            self.add_error("contact_email", _("Fill in the e-mail address of the contact, or leave the name empty."))
        if cleaned.get("members") and not (cleaned.get("members_source") and cleaned.get("members_on")):
            self.add_error("members_source", _("Say where the number comes from, and of which day it is."))
        return cleaned


class ContactForm(forms.Form):
    """Somebody else to speak to."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"))
    role = forms.CharField(label=_("Role"), max_length=100, required=False)


class AgreementForm(forms.Form):
    """What was agreed."""

    text = forms.CharField(label=_("What was agreed?"), max_length=500)
    on = forms.DateField(label=_("When?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class TalkForm(forms.Form):
    """That we spoke."""

    on = forms.DateField(label=_("When?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    way = forms.ChoiceField(label=_("How?"), choices=Way.choices)
    note = forms.CharField(
        label=_("What was it about?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class LogoForm(forms.Form):
    """A logo."""

    logo = forms.FileField(label=_("Logo"), widget=forms.FileInput({"accept": ".png,.jpg,.jpeg,.webp"}))


class StageForm(forms.Form):
    """A slot that the fan offers."""

    title = forms.CharField(label=_("What is it?"), max_length=200)
    on = forms.DateField(label=_("When?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    format = forms.ChoiceField(label=_("Form"), choices=StageFormat.choices, required=False)
    audience = forms.CharField(label=_("For whom?"), max_length=200, required=False)
    expected_guests = forms.IntegerField(label=_("Expected guests"), required=False, min_value=1, max_value=100_000)
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        """Keep the programme's day."""
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_format(self) -> str:
        """Take a talk when nothing was chosen."""
        return self.cleaned_data["format"] or StageFormat.TALK.value

    def clean_on(self) -> dt.date:
        """Refuse a day that is over."""
        on: dt.date = self.cleaned_data["on"]
        if on < self.today:
            raise forms.ValidationError(_("This day is over. Choose a day that has yet to come."))
        return on


class FanFilter(django_filters.FilterSet):
    """Words and kind."""

    q = django_filters.CharFilter(label=_("Search fans"), method="search")
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=FanKind.choices)

    class Meta:
        model = Fan
        fields: list[str] = []

    def search(self, fans: QuerySet[Fan], name: str, words: str) -> QuerySet[Fan]:
        """Look in name and contact."""
        return fans.filter(Q(name__icontains=words) | Q(contact__name__icontains=words))
