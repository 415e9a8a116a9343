"""One form for a new company and for changing one."""

from hashlib import sha256
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.companies.actions.register import EDITABLE, field_of
from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.rules import identifiers
from veerkracht.domain.programme.models import Municipality, Programme

from .cleaning import cleaned
from .undertaking import day_field

# The register's own answer to "may we write you unasked?"; empty when nobody knows.
NON_MAILING = [("", gettext_lazy("Not known")), ("yes", gettext_lazy("Not wanted")), ("no", gettext_lazy("Allowed"))]
SBI_VERSIONS = [("2008", "SBI 2008"), ("2025", "SBI 2025")]
USE_NUMBER = "use_number"


class CompanyForm(forms.Form):
    """What we know of a firm. Only the name is needed; unknown stays empty."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=250,
        error_messages={"required": gettext_lazy("A company needs a name, for example the one on its website.")},
    )
    trade_names = forms.CharField(
        label=gettext_lazy("Trade names"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Other names it goes by, one on each line. Lists with such a name are recognised."),
    )
    kvk_number = forms.CharField(
        label=gettext_lazy("KvK number"), required=False, max_length=40, help_text=gettext_lazy("8 digits.")
    )
    legal_name = forms.CharField(
        label=gettext_lazy("Name in the statutes"),
        required=False,
        max_length=250,
        help_text=gettext_lazy("Only when it differs from the name."),
    )
    rsin = forms.CharField(
        label=gettext_lazy("RSIN"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("9 digits; a VAT number of a company will do."),
    )
    municipality = forms.ModelChoiceField(
        label=gettext_lazy("Municipality"), queryset=Municipality.objects.none(), required=False
    )
    street = forms.CharField(label=gettext_lazy("Street and number"), required=False, max_length=200)
    postcode = forms.CharField(label=gettext_lazy("Postcode"), required=False, max_length=20)
    place = forms.CharField(label=gettext_lazy("Place"), required=False, max_length=100)
    website = forms.CharField(label=gettext_lazy("Website"), required=False, max_length=250)
    phone = forms.CharField(label=gettext_lazy("Telephone"), required=False, max_length=60)
    sbi_code = forms.CharField(
        label=gettext_lazy("SBI code"), required=False, max_length=10, help_text=gettext_lazy("Decides the sector.")
    )
    sbi_version = forms.ChoiceField(
        label=gettext_lazy("Version of the SBI code"), required=False, choices=[("", "-"), *SBI_VERSIONS]
    )
    headcount = forms.IntegerField(
        label=gettext_lazy("Employees"),
        required=False,
        min_value=0,
        max_value=2_000_000,
        localize=True,
        error_messages={"invalid": gettext_lazy("Type a whole number of people, such as 12.")},
    )
    turnover = forms.DecimalField(
        label=gettext_lazy("Turnover in euros"), required=False, max_digits=14, decimal_places=2, localize=True
    )
    balance = forms.DecimalField(
        label=gettext_lazy("Balance total in euros"), required=False, max_digits=14, decimal_places=2, localize=True
    )
    founded_on = day_field(gettext_lazy("Founded"), required=False)
    closed_on = day_field(
        gettext_lazy("Closed"), required=False, help_text=gettext_lazy("Empty while the company goes on.")
    )
    non_mailing = forms.TypedChoiceField(
        label=gettext_lazy("Unasked post"),
        required=False,
        choices=NON_MAILING,
        coerce=lambda value: value == "yes",
        empty_value=None,
        help_text=gettext_lazy("What the company told the trade register."),
    )
    source = forms.CharField(
        label=gettext_lazy("Where do you know this from?"),
        max_length=100,
        help_text=gettext_lazy("Stands beside every figure that you add or change, such as: website, KvK, visit."),
        error_messages={"required": gettext_lazy("Say where it comes from, such as: website, KvK, told by the owner.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *, data: Any = None, programme: Programme, company: Company | None = None, **kwargs: Any
    ) -> None:
        """Start with what is known of the company; a number that the page offered takes the place of the typed one."""
        if data and data.get(USE_NUMBER):
            data = data.copy()
            data["kvk_number"] = data[USE_NUMBER]
        super().__init__(data, **kwargs)
        self.programme = programme
        self.company = company
        self.offered_number = ""
        cast("forms.ModelChoiceField", self.fields["municipality"]).queryset = Municipality.objects.order_by("name")
        if company is not None:
            self.initial = {name: getattr(company, name) for name in EDITABLE} | {
                "trade_names": "\n".join(company.trade_names),
                "municipality": company.municipality_id,
                "non_mailing": {True: "yes", False: "no", None: ""}[company.non_mailing],
                "seen": fingerprint(company),
                **self.initial,
            }
        for name in ("turnover", "balance"):
            self.fields[name].error_messages["invalid"] = _("Type an amount in euros, such as 1500000.")

    def clean_name(self) -> str:
        """Give single spaces."""
        return " ".join(self.cleaned_data["name"].split())

    def clean_trade_names(self) -> list[str]:
        """Return the names line by line, each once."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["trade_names"].splitlines())
        names = list(dict.fromkeys(line for line in lines if line))
        if any(len(name) > 250 for name in names):
            raise forms.ValidationError(
                _("One of these names is longer than 250 letters. Put each name on its own line.")
            )
        return names

    def clean_kvk_number(self) -> str:
        """Return 8 digits; when the first nought got lost, offer the whole number instead of guessing."""
        typed = self.cleaned_data["kvk_number"]
        found = identifiers.kvk_number(typed)
        if any(note.code == "kvk_zero_restored" for note in found.notes):
            self.offered_number = found.value
            raise forms.ValidationError(
                _("This has 7 digits, a KvK number has 8. Perhaps the nought at the beginning got lost: %(number)s.")
                % {"number": found.value}
            )
        return cleaned(identifiers.kvk_number, typed)

    def clean_legal_name(self) -> str:
        """Give single spaces."""
        return " ".join(self.cleaned_data["legal_name"].split())

    def clean_rsin(self) -> str:
        """Return 9 digits that pass the eleven-test."""
        return cleaned(identifiers.rsin, self.cleaned_data["rsin"])

    def clean_postcode(self) -> str:
        """Return the postcode as 8011AB."""
        return cleaned(identifiers.postcode, self.cleaned_data["postcode"])

    def clean_website(self) -> str:
        """Return the bare address."""
        return cleaned(identifiers.website, self.cleaned_data["website"])

    def clean_phone(self) -> str:
        """Return the number as +31..."""
        return cleaned(identifiers.phone, self.cleaned_data["phone"])

    def clean_sbi_code(self) -> str:
        """Return 2 to 6 digits without points."""
        code = self.cleaned_data["sbi_code"].replace(".", "").replace(" ", "")
        if code and not (code.isascii() and code.isdecimal() and 2 <= len(code) <= 6):
            raise forms.ValidationError(_("An SBI code has 2 to 6 digits, such as 25.62 or 62010."))
        return code

    def clean_turnover(self) -> object:
        """Refuse less than nothing."""
        return self._not_negative("turnover")

    def clean_balance(self) -> object:
        """Refuse less than nothing."""
        return self._not_negative("balance")

    def _not_negative(self, name: str) -> object:
        amount = self.cleaned_data[name]
        if amount is not None and amount < 0:
            raise forms.ValidationError(_("This amount cannot be less than nought."))
        return amount

    def clean(self) -> dict[str, Any]:
        """Ask for the version of a code, and say so when somebody else changed the company meanwhile."""
        data = super().clean() or self.cleaned_data
        if data.get("sbi_code") and not data.get("sbi_version"):
            self.add_error("sbi_version", _("Choose the version: the same code can mean another sector."))
        if not data.get("sbi_code"):
            data["sbi_version"] = ""
        founded, closed = data.get("founded_on"), data.get("closed_on")
        if founded and closed and closed < founded:
            self.add_error("closed_on", _("This is before the company was founded. Check both days."))
        if self.company is not None and data.get("seen") != fingerprint(self.company):
            self._tell_what_changed(self.company)
        return data

    def _tell_what_changed(self, company: Company) -> None:
        """Stop once; who sends the form again means it."""
        data = cast("QueryDict", self.data).copy()
        data["seen"] = fingerprint(company)
        self.data = data
        changed = [
            f"{self.fields[name].label}: {_shown(company, name)}"
            for name in EDITABLE
            if name in self.cleaned_data
            and getattr(company, name) != (self.cleaned_data[name] or getattr(company, name))
        ]
        message = _("Somebody else changed this company while you were typing. Send the form again to overwrite it.")
        self.add_error(None, " ".join([message, *([_("It now says:"), "; ".join(changed)] if changed else [])]))

    def fields_of_company(self) -> dict[str, object]:
        """Return what the action needs."""
        return {name: self.cleaned_data[name] for name in EDITABLE if name in self.fields}


def fingerprint(company: Company) -> str:
    """Return a short text that differs as soon as anything on the form differs."""
    values = [getattr(company, field_of(name).attname) for name in EDITABLE]
    return sha256(repr([str(value) for value in values]).encode()).hexdigest()[:16]


def _shown(company: Company, name: str) -> str:
    value = getattr(company, name)
    return ", ".join(value) if isinstance(value, list) else str(value or "-")
