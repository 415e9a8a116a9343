"""Who somebody is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.rules import identifiers

from .cleaning import cleaned


class PersonForm(forms.Form):
    """Name and ways to reach somebody."""

    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    email = forms.CharField(label=_("E-mail"), max_length=254, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=60, required=False)

    def clean_email(self) -> str:
        """Return the address in lower case."""
        return cleaned(identifiers.email, self.cleaned_data["email"])

    def clean_phone(self) -> str:
        """Return the number as +31..."""
        return cleaned(identifiers.phone, self.cleaned_data["phone"])

    def clean(self) -> dict[str, str]:
        """Ask for something to call somebody by."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not (data["name"] or data["email"]):
            self.add_error("name", _("Fill in a name or an e-mail address. To forget somebody, make them anonymous."))
        return data
