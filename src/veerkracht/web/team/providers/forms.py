"""Enter a provider, approve it, note days off."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.rules.sizes import SIZE_CLASSES
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.programme.models import Municipality, Programme
from veerkracht.domain.referrals.choices import ProviderKind
from veerkracht.web.team.companies.wording import SECTORS

LANGUAGES = [("nl", _("Dutch")), ("en", _("English")), ("de", _("German"))]
SECTIONS = [(letter, name) for letter, name in SECTORS.items() if letter]
SIZES = [(code, code) for code in SIZE_CLASSES]
YEAR = dt.timedelta(days=365)


def day_field(label: Any, **options: Any) -> forms.DateField:
    """Return a field with the browser's own calendar."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


class ProviderForm(forms.Form):
    """Who helps, with what, for whom, and how many."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=ProviderKind.choices)
    contact_name = forms.CharField(label=_("Contact: name"), max_length=200)
    contact_email = forms.EmailField(label=_("Contact: e-mail"))
    kvk_number = forms.CharField(
        label=_("KvK number of its own company"),
        max_length=8,
        required=False,
        help_text=_("So that nobody is referred to a company that is linked with their own, or to a pionier's firm."),
    )
    offer = forms.CharField(
        label=_("What they offer"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    themes = forms.ModelMultipleChoiceField(
        label=_("Themes"), queryset=Theme.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    municipalities = forms.ModelMultipleChoiceField(
        label=_("Works in"),
        queryset=Municipality.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: the whole region."),
    )
    sizes = forms.MultipleChoiceField(
        label=_("Sizes (employees)"),
        choices=SIZES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: every size."),
    )
    sections = forms.MultipleChoiceField(
        label=_("Sectors"),
        choices=SECTIONS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: every sector."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=LANGUAGES, widget=forms.CheckboxSelectMultiple, initial=["nl"]
    )
    price = forms.CharField(label=_("Price"), max_length=120, required=False, help_text=_("Such as: first talk free."))
    capacity = forms.IntegerField(label=_("New questions a month"), min_value=0, max_value=500, initial=2)
    answer_days = forms.IntegerField(label=_("Working days to say yes or no"), min_value=1, max_value=10, initial=3)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        """Offer the themes and places of the programme."""
        super().__init__(*args, **kwargs)
        self.programme = programme
        themes = Theme.objects.of(programme).order_by("position", "name", "pk")
        self.fields["themes"].queryset = themes  # type: ignore[attr-defined]  # a model choice
        places = programme.municipalities.order_by("name")
        self.fields["municipalities"].queryset = places  # type: ignore[attr-defined]  # a model choice

    def clean_kvk_number(self) -> Company | None:
        """Return the company with this number."""
        number = "".join(self.cleaned_data["kvk_number"].split())
        if not number:
            return None
        company = Company.objects.of(self.programme).filter(kvk_number=number).first()
        if company is None:
            raise forms.ValidationError(_("No company here has this number. Leave it empty if there is none."))
        return company

    def for_action(self) -> dict[str, Any]:
        """Return what the action takes."""
        data = dict(self.cleaned_data)
        apart = {name: data.pop(name) for name in ("contact_name", "contact_email", "themes", "municipalities")}
        company = data.pop("kvk_number")
        return {**apart, "fields": {**data, "company": company}}


class ApproveForm(forms.Form):
    """On what the approval rests, and until when it holds."""

    evidence = forms.CharField(
        label=_("What does it rest on?"),
        help_text=_("Such as: talk on 3 June, two references, register of coaches."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    until = day_field(_("Approved until"))

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        """Propose a year."""
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["until"].initial = today + YEAR

    def clean_until(self) -> dt.date:
        """Refuse a day that is over, and more than two years."""
        until: dt.date = self.cleaned_data["until"]
        if not self.today < until <= self.today + 2 * YEAR + dt.timedelta(days=1):
            raise forms.ValidationError(_("Choose a day between tomorrow and two years from now."))
        return until


class AbsenceForm(forms.Form):
    """Days on which nothing new comes."""

    starts_on = day_field(_("Away from"))
    ends_on = day_field(_("Back on"))

    def clean(self) -> dict[str, Any]:
        """Ask for the days in their order."""
        cleaned = super().clean() or {}
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end <= start:
            self.add_error("ends_on", _("The last day lies after the first."))
        return cleaned
