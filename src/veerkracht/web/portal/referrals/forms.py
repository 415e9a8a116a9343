"""What a provider says itself: what it offers, and when it is away."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.choices import StepKind
from veerkracht.domain.referrals.models import Provider


def day_field(label: Any) -> forms.DateField:
    """Return a field with the browser's own calendar."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class OfferForm(forms.Form):
    """The offer and how much room there is."""

    offer = forms.CharField(label=_("What you offer"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
    price = forms.CharField(label=_("Price"), max_length=120, required=False, help_text=_("Such as: first talk free."))
    capacity = forms.IntegerField(label=_("New questions a month"), min_value=0, max_value=500)


class AwayForm(forms.Form):
    """Days on which nothing new comes."""

    starts_on = day_field(_("Away from"))
    ends_on = day_field(_("Back on"))

    def clean(self) -> dict[str, Any]:
        """Ask for the days in their order."""
        cleaned = super().clean() or {}
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end <= start:
            self.add_error("ends_on", _("The day on which you are back lies after the first day away."))
        return cleaned


class OnwardForm(forms.Form):
    """Another provider who can help better."""

    to = forms.ModelChoiceField(label=_("Who can help better?"), queryset=Provider.objects.none())

    def __init__(self, *args: Any, provider: Provider, today: dt.date, **kwargs: Any) -> None:
        """Offer those to whom the programme may refer."""
        super().__init__(*args, **kwargs)
        others = Provider.objects.of(provider.programme).approved(today).exclude(pk=provider.pk)
        self.fields["to"].queryset = others.order_by("name")  # type: ignore[attr-defined]  # a model choice


class ToldStepForm(forms.Form):
    """What the entrepreneur did."""

    kind = forms.ChoiceField(label=_("What kind of step?"), choices=StepKind.choices)
    description = forms.CharField(
        label=_("What did the company do?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    done_on = day_field(_("When?"))

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        """Keep the programme's day."""
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_done_on(self) -> dt.date:
        """Refuse a day that has yet to come."""
        done_on: dt.date = self.cleaned_data["done_on"]
        if done_on > self.today:
            raise forms.ValidationError(_("This day has yet to come. A step is something that was done already."))
        return done_on
