"""Why a fact is wrong."""

from django import forms
from django.utils.translation import gettext_lazy as _


class VoidForm(forms.Form):
    """The reason stays beside the fact, for whoever wonders why a figure changed."""

    reason = forms.CharField(
        label=_("Why is it wrong?"),
        max_length=200,
        help_text=_("Stays beside the fact, so that everybody sees why a figure changed."),
        error_messages={"required": _("Say in a few words why, such as: was another company of that name.")},
    )
