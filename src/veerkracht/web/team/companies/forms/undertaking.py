"""Who holds a part of whom, and what a company had in a year."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.actions.undertakings import Holding
from veerkracht.domain.companies.choices import LinkKind
from veerkracht.domain.companies.models import AccountingYear

HOLDS, IS_HELD = "holds", "is_held"
NOT_A_DAY = _("This is not a day. Write it like 31-12-2019.")


def day_field(label: Any, **options: Any) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": NOT_A_DAY, "required": _("Fill in the day, roughly is good enough.")},
        **options,
    )


def source_field() -> forms.CharField:
    """Return a field for who says so."""
    return forms.CharField(
        label=_("Where do you know this from?"),
        max_length=100,
        error_messages={"required": _("Say where it comes from, such as: annual accounts, told by the owner.")},
    )


class LinkForm(forms.Form):
    """One link between this company and another holder or held company."""

    direction = forms.ChoiceField(label=_("Who holds a part of whom?"), widget=forms.RadioSelect, required=False)
    holder_name = forms.CharField(
        label=_("Name of the public body"),
        max_length=200,
        required=False,
        error_messages={"required": _("Fill in which public body it is, such as the province.")},
    )
    percentage = forms.DecimalField(
        label=_("Percentage"),
        required=False,
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        localize=True,
        help_text=_("Of the capital or the votes, whichever is greater."),
        error_messages={"invalid": _("Type a percentage from 0 to 100, such as 30 or 33.3.")},
    )
    has_control = forms.BooleanField(
        label=_("The holder has control"),
        required=False,
        help_text=_("By contract, or because it appoints most of the board. Then the whole firm counts."),
    )
    kind = forms.ChoiceField(
        label=_("When you do not know the percentage"),
        choices=[("", "-"), *LinkKind.choices],
        required=False,
        help_text=_("Roughly how much it is."),
    )
    is_public_body = forms.BooleanField(label=_("The holder is a public body"), required=False)
    is_exempt = forms.BooleanField(
        label=_("The holder is an exempt investor"),
        required=False,
        help_text=_("Such as a venture capital fund or a university. Up to 50% without control then does not count."),
    )
    starts_on = day_field(_("From"), required=False, help_text=_("Empty when you do not know: it always was."))
    ends_on = day_field(_("Until"), required=False, help_text=_("The first day on which it is no longer so."))
    source = source_field()

    def __init__(self, *args: Any, here: str, there: str | None, **kwargs: Any) -> None:
        """Name both companies in the choice; without another company the holder is a public body."""
        super().__init__(*args, **kwargs)
        if there is None:
            del self.fields["direction"], self.fields["is_public_body"], self.fields["has_control"]
            self.fields["holder_name"].required = True
            return
        del self.fields["holder_name"]
        self.fields["direction"].required = True
        self.fields["direction"].choices = [  # type: ignore[attr-defined]  # a choice field
            (IS_HELD, _("%(holder)s holds a part of %(held)s") % {"holder": there, "held": here}),
            (HOLDS, _("%(holder)s holds a part of %(held)s") % {"holder": here, "held": there}),
        ]
        self.fields["direction"].error_messages["required"] = _("Choose which of the two is the holder.")

    def clean(self) -> dict[str, Any]:
        """Ask for a percentage or a rough answer, and for days in their order."""
        data = super().clean() or self.cleaned_data
        says_how_much = data.get("percentage") is not None or data.get("kind") or data.get("has_control")
        if not says_how_much and "percentage" not in self.errors:
            self.add_error("percentage", _("Fill in a percentage, or choose below roughly how much it is."))
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends <= starts:
            self.add_error("ends_on", _("This day is not after the day on which it began."))
        return data

    def holding(self) -> Holding:
        """Return what the action needs."""
        data = self.cleaned_data
        return Holding(
            percentage=data["percentage"],
            kind=LinkKind(data["kind"]) if data["kind"] else None,
            has_control=data.get("has_control", False),
            is_public_body=data.get("is_public_body", True),
            is_exempt=data["is_exempt"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
        )


class LinkEndForm(forms.Form):
    """From which day a link is no longer there."""

    on = day_field(_("Since when is it no longer so?"))


class AccountingYearForm(forms.Form):
    """What this company alone had in one year; what nobody knows stays empty."""

    year = forms.IntegerField(
        label=_("Accounting year"),
        min_value=1990,
        max_value=2100,
        help_text=_("The year in which the accounts close."),
        error_messages={
            "required": _("Fill in the year, such as 2018."),
            "invalid": _("Fill in the year, such as 2018."),
        },
    )
    awu = forms.DecimalField(
        label=_("Annual work units"),
        required=False,
        min_value=0,
        max_digits=9,
        decimal_places=2,
        localize=True,
        help_text=_("Full-time for the whole year is 1; owners count, apprentices and parental leave do not."),
        error_messages={"invalid": _("Type a number such as 12 or 12.5.")},
    )
    headcount = forms.IntegerField(
        label=_("Employees"),
        required=False,
        min_value=0,
        max_value=2_000_000,
        localize=True,
        error_messages={"invalid": _("Type a whole number of people, such as 12.")},
    )
    turnover = forms.DecimalField(
        label=_("Turnover in euros"), required=False, min_value=0, max_digits=14, decimal_places=2, localize=True
    )
    balance = forms.DecimalField(
        label=_("Balance total in euros"), required=False, min_value=0, max_digits=14, decimal_places=2, localize=True
    )
    is_estimate = forms.BooleanField(
        label=_("An estimate, because the company is new"),
        required=False,
        help_text=_("Only for a company that has no closed accounts yet."),
    )
    source = source_field()

    def __init__(self, *args: Any, known: AccountingYear | None = None, today: dt.date, **kwargs: Any) -> None:
        """Start with what is known of the year; the year itself then stays."""
        if known is not None:
            fields = ("year", "awu", "headcount", "turnover", "balance", "is_estimate", "source")
            kwargs["initial"] = {name: getattr(known, name) for name in fields}
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["year"].disabled = known is not None
        for name in ("turnover", "balance"):
            self.fields[name].error_messages["invalid"] = _("Type an amount in euros, such as 1500000.")

    def clean(self) -> dict[str, Any]:
        """Ask for one figure at least, and for a year that is over unless it is an estimate."""
        data = super().clean() or self.cleaned_data
        figures: list[int | Decimal | None] = [data.get(name) for name in ("awu", "headcount", "turnover", "balance")]
        if not self.errors and all(figure is None for figure in figures):
            self.add_error("awu", _("Fill in at least one figure."))
        year = data.get("year")
        if year is not None and year > self.today.year:
            self.add_error("year", _("This year has not begun yet."))
        elif year == self.today.year and not data.get("is_estimate"):
            self.add_error("year", _("The accounts of this year are not closed yet. Only an estimate can be noted."))
        return data
