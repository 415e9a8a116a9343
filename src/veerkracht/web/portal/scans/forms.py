"""A team, a new employee scan, addresses that are used once."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.scans.models import ScanDefinition, ScanTeam
from veerkracht.domain.scans.rules.waves import ADVISED, FOR_TEXTS, NEVER_UNDER

MOST_PEOPLE = 5_000
NUMBER = {
    "required": _("Fill in a number; roughly is good enough."),
    "invalid": _("Write a whole number, such as 40."),
    "min_value": _("Write a number of %(limit_value)s or more."),
    "max_value": _("Write a number up to %(limit_value)s."),
}


class TeamForm(forms.Form):
    """A team: what it is called, how many people, and the team above it."""

    title = forms.CharField(
        label=_("Name of the team"), max_length=80, error_messages={"required": _("Give the team a name.")}
    )
    members = forms.IntegerField(label=_("How many people?"), min_value=1, max_value=MOST_PEOPLE, error_messages=NUMBER)
    parent = forms.ModelChoiceField(
        label=_("Part of"),
        queryset=ScanTeam.objects.none(),
        required=False,
        empty_label=_("the whole company"),
        error_messages={"invalid_choice": _("This team is gone. Choose another one.")},
    )

    def __init__(self, *args: Any, teams: "QuerySet[ScanTeam]", **kwargs: Any) -> None:
        """Offer the company's own teams."""
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = teams  # type: ignore[attr-defined]  # a choice of models has one


class WaveForm(forms.Form):
    """What is asked, of how many people, until when, and with which care."""

    definition = forms.ModelChoiceField(
        label=_("What do you ask?"),
        queryset=ScanDefinition.objects.none(),
        empty_label=None,
        error_messages={"required": _("Choose what you ask."), "invalid_choice": _("Choose one of these.")},
    )
    invited = forms.IntegerField(
        label=_("How many people do you ask?"),
        help_text=_("The link stops working after as many answers, so that nobody from outside joins in."),
        min_value=NEVER_UNDER,
        max_value=MOST_PEOPLE,
        error_messages={
            **NUMBER,
            "min_value": _("An employee scan needs at least five people. With fewer, print the talking sheet instead."),
        },
    )
    closes_on = forms.DateField(
        label=_("Last day"),
        help_text=_("From three days to six weeks from now. Results come after it, never before."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose the last day."),
            "invalid": _("This is not a day. Write it like 31-12-2019."),
        },
    )
    smallest = forms.TypedChoiceField(
        label=_("Show groups of at least"),
        help_text=_("More people: better hidden, fewer groups. Seven is what we advise."),
        choices=[(NEVER_UNDER, _("5 people")), (ADVISED, _("7 people")), (FOR_TEXTS, _("10 people"))],
        coerce=int,
    )
    asks_text = forms.BooleanField(label=_("Also ask what people would change first"), required=False)
    council_told = forms.BooleanField(
        label=_("Our works council knows of it and agrees, or we have none"),
        required=False,
        help_text=_("From 50 people on you need this (Works Councils Act, article 27)."),
    )

    def __init__(self, *args: Any, programme: Programme, company: Company, **kwargs: Any) -> None:
        """Offer what the programme offers, and begin with the company's own size."""
        today = programme.today()
        initial = {
            "invited": company.headcount,
            "smallest": ADVISED,
            "asks_text": True,
            "closes_on": today + dt.timedelta(days=14),
        }
        super().__init__(*args, **{"initial": initial, **kwargs})
        offered = ScanDefinition.objects.of(programme).offered().values("pk")
        found = ScanDefinition.objects.filter(pk__in=offered).order_by("-kind", "code")
        self.fields["definition"].queryset = found  # type: ignore[attr-defined]  # a choice of models has one


class AddressesForm(forms.Form):
    """Addresses, one a line or with commas; they are in no other place of the product afterwards."""

    addresses = forms.CharField(
        label=_("E-mail addresses"),
        max_length=100_000,
        widget=forms.Textarea({"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("One a line. Everybody gets the same link. We keep an address only until its mail was sent."),
        error_messages={"required": _("Paste the addresses, one a line.")},
    )

    def clean_addresses(self) -> list[str]:
        """Return the addresses; name those that are none."""
        words = self.cleaned_data["addresses"].replace(",", " ").replace(";", " ").split()
        wrong = [word for word in words if not _is_address(word)]
        if wrong:
            raise ValidationError(_("These are no e-mail addresses: %(words)s"), params={"words": ", ".join(wrong[:5])})
        return words


def _is_address(word: str) -> bool:
    try:
        validate_email(word)
    except ValidationError:
        return False
    return True


class CodesForm(forms.Form):
    """How many slips of paper."""

    count = forms.IntegerField(label=_("How many slips?"), min_value=1, max_value=MOST_PEOPLE, error_messages=NUMBER)
