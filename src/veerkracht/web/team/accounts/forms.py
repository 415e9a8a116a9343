"""Invite somebody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.choices import WORKSPACE_ROLES, Role

# Pioniers, fans and companies get their role on their own pages, with the firm or network it belongs to.
ROLES = [(role.value, role.label) for role in Role if role in WORKSPACE_ROLES]


class InviteForm(forms.Form):
    """A mail address, a name when the person is new, and a role."""

    email = forms.EmailField(
        label=_("E-mail"), max_length=254, help_text=_("The address with which this person signs in.")
    )
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=ROLES)
