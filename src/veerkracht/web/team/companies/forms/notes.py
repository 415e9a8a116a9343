"""What the team writes about a company, and when somebody is in touch again."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User

from .undertaking import day_field


class NoteForm(forms.Form):
    """A note."""

    text = forms.CharField(
        label=_("Note"),
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The whole team can read this. Write no more about people than the work needs."),
        error_messages={"required": _("Write something first.")},
    )


class ContactForm(forms.Form):
    """Who is in touch with a company about what, and when."""

    what = forms.CharField(
        label=_("What about?"),
        max_length=200,
        error_messages={"required": _("Say in a few words what it is about, such as: call about the circle.")},
    )
    owner = forms.ModelChoiceField(label=_("Who does it?"), queryset=User.objects.none(), empty_label=None)
    due_on = day_field(_("When?"))

    def __init__(self, *args: Any, team: QuerySet[User], **kwargs: Any) -> None:
        """Offer the people of the team."""
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField", self.fields["owner"]).queryset = team


class OutcomeForm(forms.Form):
    """What came of it."""

    outcome = forms.CharField(
        label=_("What came of it?"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("In one or two sentences. Plan the next contact afterwards if there is one."),
    )
