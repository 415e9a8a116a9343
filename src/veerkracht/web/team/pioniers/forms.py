"""Add a pionier, change the profile, appoint, log an act."""

import datetime as dt
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.rules.identifiers import kvk_number
from veerkracht.domain.pioniers.choices import EngagementKind, Standing
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ProfileForm(forms.Form):
    """What the site tells about a pionier, after an own yes."""

    headline = forms.CharField(label=_("Headline"), max_length=160, required=False)
    themes = forms.CharField(label=_("Themes"), max_length=200, required=False, help_text=_("Separated by commas."))
    story = forms.CharField(label=_("Story"), required=False, widget=forms.Textarea(attrs={"rows": 8}))


class PionierForm(ProfileForm):
    """Who it is, and of which company."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"))
    company = forms.CharField(
        label=_("Company"), help_text=_("The name as it stands in the register, or the KvK number.")
    )
    field_order = ("name", "email", "company", "headline", "themes", "story")

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        """Keep the programme in whose register the company must stand."""
        super().__init__(*args, **kwargs)
        self.programme = programme

    def clean_company(self) -> Company:
        """Find the one company that is meant."""
        typed = self.cleaned_data["company"].strip()
        number = kvk_number(typed).value
        wanted = Q(kvk_number=number) if number else Q(name__iexact=typed)
        found = list(Company.objects.of(self.programme).filter(wanted).order_by("pk")[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise forms.ValidationError(_("Several companies have this name. Fill in the KvK number instead."))
        raise forms.ValidationError(_("The register has no company of this name or number. Add the company first."))


class EngagementForm(forms.Form):
    """An act outside our own meetings."""

    kind = forms.ChoiceField(label=_("Kind"), choices=EngagementKind.choices, initial=EngagementKind.MEDIA)
    on = forms.DateField(label=_("When?"), widget=DATE)
    title = forms.CharField(label=_("What?"), max_length=200)
    url = forms.URLField(label=_("Link"), required=False, assume_scheme="https")

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        """Keep the programme's day."""
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> dt.date:
        """An act was done, not promised."""
        on: dt.date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day is still to come. Note it when it is done."))
        return on


class PionierFilter(django_filters.FilterSet):
    """Words, and how the year goes."""

    q = django_filters.CharFilter(label=_("Search pioniers"), method="search")
    year = django_filters.ChoiceFilter(label=_("Year card"), choices=Standing.choices, method="later")

    class Meta:
        model = Pionier
        fields: list[str] = []

    def search(self, pioniers: QuerySet[Pionier], name: str, words: str) -> QuerySet[Pionier]:
        """Look in person, company and themes."""
        return pioniers.filter(
            Q(person__name__icontains=words) | Q(company__name__icontains=words) | Q(themes__icontains=words)
        )

    def later(self, pioniers: QuerySet[Pionier], name: str, value: str) -> QuerySet[Pionier]:
        """Leave the rows: how a year goes is worked out beside the database."""
        return pioniers
