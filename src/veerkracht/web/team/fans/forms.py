"""Add or change a fan, and note a stage."""

import datetime as dt
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.fans.choices import FanKind
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.programme.models import Municipality, Programme


class FanForm(forms.Form):
    """Who they are, and the one contact (FAN-1)."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=FanKind.choices)
    municipality = forms.ModelChoiceField(label=_("Municipality"), queryset=Municipality.objects.none(), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    about = forms.CharField(label=_("About"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    contact_name = forms.CharField(label=_("Contact: name"), max_length=200, required=False)
    contact_email = forms.EmailField(label=_("Contact: e-mail"), required=False)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        """Offer the municipalities of the region."""
        super().__init__(*args, **kwargs)
        field = self.fields["municipality"]
        field.queryset = programme.municipalities.order_by("name")  # type: ignore[attr-defined]  # a model choice

    def clean(self) -> dict[str, Any]:
        """A contact needs an address: it is how we know people."""
        cleaned = super().clean() or {}
        if cleaned.get("contact_name") and not cleaned.get("contact_email") and "contact_email" not in self.errors:
            self.add_error("contact_email", _("Fill in the e-mail address of the contact, or leave the name empty."))
        return cleaned


class StageForm(forms.Form):
    """A slot that the fan offers."""

    title = forms.CharField(label=_("What is it?"), max_length=200)
    on = forms.DateField(label=_("When?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    expected_guests = forms.IntegerField(label=_("Expected guests"), required=False, min_value=1, max_value=100_000)
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        """Keep the programme's day."""
        super().__init__(*args, **kwargs)
        self.today = today

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
