"""What is agreed with a pionier, and travel costs, for the two doors through which they come in."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.pioniers.actions import ReceiptNotRead, ReceiptTooBig
from veerkracht.domain.pioniers.choices import EngagementKind
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme, RegionTile
from veerkracht.shared.decision import Refused

WEEKDAYS = [
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOST_A_MONTH = 8
PHOTOS = "image/jpeg,image/png,image/webp"


class AgreementForm(forms.Form):
    """On which days, where, in which form, how often."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days that suit"), choices=WEEKDAYS, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    subregions = forms.MultipleChoiceField(label=_("Where"), required=False, widget=forms.CheckboxSelectMultiple)
    formats = forms.MultipleChoiceField(
        label=_("In which form"),
        choices=EngagementKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked means that everything may be asked."),
    )
    per_month = forms.IntegerField(label=_("At most how often a month"), min_value=1, max_value=MOST_A_MONTH, initial=2)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        """Offer the parts of this region."""
        super().__init__(*args, **kwargs)
        parts = RegionTile.objects.filter(programme=programme).exclude(subregion="").order_by("subregion")
        names = list(parts.values_list("subregion", flat=True).distinct())
        self.fields["subregions"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]  # a choice field
        if not names:
            del self.fields["subregions"]


def initial_agreement(pionier: Pionier) -> dict[str, object]:
    """Return what was agreed before."""
    agreed = getattr(pionier, "agreement", None)
    names = ("weekdays", "subregions", "formats", "per_month")
    return {name: getattr(agreed, name) for name in names} if agreed else {}


class TimeOffForm(forms.Form):
    """From and until which day somebody is not asked."""

    prefix = "off"

    starts_on = forms.DateField(label=_("Not from"), widget=DAY)
    last_on = forms.DateField(label=_("Until and including"), widget=DAY)

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first; kept as the day after it."""
        cleaned = super().clean() or {}
        starts_on, last_on = cleaned.get("starts_on"), cleaned.pop("last_on", None)
        if starts_on and last_on:
            if last_on < starts_on:
                self.add_error("last_on", _("This lies before the first day. Choose a later one."))
            cleaned["ends_on"] = last_on + dt.timedelta(days=1)
        return cleaned


class ExpenseForm(forms.Form):
    """A journey with its receipt."""

    on = forms.DateField(
        label=_("Day of the journey"),
        widget=DAY,
        error_messages={"required": _("Fill in the day."), "invalid": _("This is no day. Write it as 2019-09-23.")},
    )
    description = forms.CharField(
        label=_("From where to where, and for what?"),
        max_length=200,
        error_messages={"required": _("Write in a few words which journey it was.")},
    )
    amount = forms.DecimalField(
        label=_("Amount in euros"),
        min_value=0.01,
        max_value=2000,
        max_digits=8,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={
            "required": _("Fill in the amount."),
            "invalid": _("Write the amount in figures, such as 23,45."),
            "min_value": _("The amount is more than zero."),
            "max_value": _("That is much for a journey. Ask the team first."),
        },
    )
    receipt = forms.FileField(
        label=_("Receipt"),
        required=False,
        widget=forms.FileInput({"accept": f"{PHOTOS},application/pdf"}),
        help_text=_("A photo or a PDF, at most 10 MB. We take the place out of a photo."),
        error_messages={"empty": _("This file is empty. Choose another one.")},
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        """Keep the programme, whose day decides what is past."""
        super().__init__(*args, **kwargs)
        self.programme = programme

    def clean_on(self) -> dt.date:
        """Refuse a journey that has yet to be made, or of before the programme."""
        on: dt.date = self.cleaned_data["on"]
        if on > self.programme.today():
            raise forms.ValidationError(_("This day has yet to come. Claim it afterwards."))
        if on < self.programme.starts_on:
            raise forms.ValidationError(_("This day lies before the start of the programme."))
        return on

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal at the field that it is about."""
        self.add_error("receipt" if isinstance(refusal, ReceiptNotRead | ReceiptTooBig) else None, str(refusal))
