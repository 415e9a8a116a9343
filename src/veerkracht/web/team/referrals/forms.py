"""The two ways in which the team deals with a question."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_ANSWER = 8000
TOO_LONG = _("Make it shorter: at most %(limit_value)d characters, now it is %(show_value)d.")


class AnswerForm(forms.Form):
    """An answer by mail."""

    answer = forms.CharField(
        label=_("Your answer"),
        help_text=_("The sender gets this by mail, with a greeting above it and a link to the question below it."),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 9}),
        error_messages={"required": _("Write the answer. It goes to the sender by mail."), "max_length": TOO_LONG},
    )


class PassOnForm(forms.Form):
    """To whom the question goes."""

    to = forms.CharField(
        label=_("To whom?"),
        help_text=_(
            "The sender reads this: 'We passed your question on to ...'. They get in touch within ten working days."
        ),
        max_length=200,
        error_messages={
            "required": _("Fill in who takes over: a name, and where that person works."),
            "max_length": TOO_LONG,
        },
    )
    note = forms.CharField(
        label=_("A word to the sender"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": TOO_LONG},
    )
