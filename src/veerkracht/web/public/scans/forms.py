"""Whose scan it was, and by when the next step is taken."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.scans.models import CompanyScan


class WhoForm(forms.Form):
    """Where the report goes, which company it is, and what the programme may see and do."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The link to the report goes here, and the reminder of your step. Nothing else."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={
            "required": _("Fill in your e-mail address, else we cannot send the report."),
            "invalid": _("This is not a complete e-mail address. It looks like name@company.nl."),
        },
    )
    company_name = forms.CharField(
        label=_("Your company"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    kvk_number = forms.RegexField(
        r"^\d{8}$",
        label=_("KvK number"),
        required=False,
        help_text=_("Eight figures. With it we know for sure which company it is, and can compare it with others."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("A KvK number has eight figures.")},
    )
    shares_scores = forms.BooleanField(
        label=_("The programme may see our scores per dimension"),
        required=False,
        help_text=_("Without it the programme knows only that the scan was done."),
    )
    wants_call = forms.BooleanField(label=_("Call me about it, within ten working days"), required=False)

    def __init__(self, *args: Any, scan: CompanyScan, **kwargs: Any) -> None:
        """Leave out what is known."""
        known = {"shares_scores": scan.shares_scores, "wants_call": scan.wants_call}
        super().__init__(*args, **{"initial": known, **kwargs})
        self.scan = scan
        if scan.person is not None and scan.person.email:
            del self.fields["email"]
        if scan.company is not None:
            del self.fields["company_name"], self.fields["kvk_number"]

    def said(self) -> dict[str, Any]:
        """Return what the action wants; what is known already stays."""
        given = self.cleaned_data
        person = self.scan.person
        return {
            "email": given.get("email") or (person.email if person else ""),
            "company_name": given.get("company_name", ""),
            "kvk_number": given.get("kvk_number", ""),
            "shares_scores": given["shares_scores"],
            "wants_call": given["wants_call"],
        }


class DayForm(forms.Form):
    """By when."""

    due_on = forms.DateField(
        label=_("Done by"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day. You get a reminder on it."),
            "invalid": _("This is not a day. Write it like 31-12-2019."),
        },
    )


def in_a_month(today: dt.date) -> dt.date:
    """Return the day that the form proposes."""
    return today + dt.timedelta(days=30)
