"""The ways in which the team deals with questions."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.choices import QuestionSource
from veerkracht.domain.referrals.models import Provider
from veerkracht.domain.referrals.rules.mail_reading import LARGEST
from veerkracht.domain.referrals.rules.matching import MOST

LONGEST_ANSWER = 8000
LONGEST_QUESTION = 4000
TOO_LONG = _("Make it shorter: at most %(limit_value)d characters, now it is %(show_value)d.")
CHANNELS = [
    (QuestionSource.MAIL, QuestionSource.MAIL.label),
    (QuestionSource.PHONE, QuestionSource.PHONE.label),
    (QuestionSource.EVENT, QuestionSource.EVENT.label),
]


def text_field(label: Any, *, most: int, rows: int, **options: Any) -> forms.CharField:
    """Return a field of more lines."""
    options.setdefault("error_messages", {"max_length": TOO_LONG})
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


class AnswerForm(forms.Form):
    """An answer by mail."""

    answer = text_field(
        _("Your answer"),
        help_text=_("The sender gets this by mail, with a greeting above it and a link to the question below it."),
        most=LONGEST_ANSWER,
        rows=9,
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
    word = text_field(_("A word to the sender"), required=False, most=LONGEST_ANSWER, rows=4)


class AskBackForm(forms.Form):
    """A question to the sender."""

    back = text_field(
        _("What do you want to know?"),
        help_text=_("Goes by mail. The clock stands still until the sender answers."),
        most=LONGEST_ANSWER,
        rows=4,
    )


class NoteForm(forms.Form):
    """A note that the sender never sees."""

    note = text_field(_("Note for the team"), most=LONGEST_QUESTION, rows=3)


class HeardForm(forms.Form):
    """What the sender said in another way."""

    heard = text_field(_("What did the sender answer?"), most=LONGEST_QUESTION, rows=4)
    channel = forms.ChoiceField(label=_("How did it come?"), choices=CHANNELS)


class SplitForm(forms.Form):
    """The second question."""

    second = text_field(_("The second question"), most=LONGEST_QUESTION, rows=3)


class ThemeForm(forms.Form):
    """What a question is about."""

    theme = forms.ModelChoiceField(label=_("Theme"), queryset=Theme.objects.none(), required=False)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        """Offer the themes of the programme."""
        super().__init__(*args, **kwargs)
        themes = Theme.objects.of(programme).order_by("position", "name", "pk")
        self.fields["theme"].queryset = themes  # type: ignore[attr-defined]  # a model choice


class ReferForm(forms.Form):
    """Whom to ask, in which words, and whether the sender agreed already."""

    providers = forms.ModelMultipleChoiceField(
        label=_("Ask these, the best fit first"),
        queryset=Provider.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one to three providers.")},
    )
    context = text_field(
        _("This is what they read"),
        help_text=_("The sender sees these words first and can change them. Leave names and addresses out."),
        most=LONGEST_QUESTION,
        rows=6,
    )
    by_phone = forms.BooleanField(label=_("The sender agreed by telephone, just now"), required=False)

    def __init__(self, *args: Any, providers: QuerySet[Provider], has_address: bool, **kwargs: Any) -> None:
        """Offer only providers that nothing stands in the way of."""
        super().__init__(*args, **kwargs)
        self.has_address = has_address
        self.fields["providers"].queryset = providers.order_by("name", "pk")  # type: ignore[attr-defined]  # model choice

    def clean_providers(self) -> QuerySet[Provider]:
        """Refuse more than three."""
        found: QuerySet[Provider] = self.cleaned_data["providers"]
        if len(found) > MOST:
            raise ValidationError(_("Choose one to three providers."))
        return found

    def clean_by_phone(self) -> bool:
        """Ask for the yes by telephone when there is no address."""
        if not self.cleaned_data["by_phone"] and not self.has_address:
            raise ValidationError(_("There is no e-mail address. Call first, and tick this when the sender agreed."))
        return bool(self.cleaned_data["by_phone"])


class CallForm(forms.Form):
    """A question by telephone."""

    text = text_field(_("What is asked?"), most=LONGEST_QUESTION, rows=5)
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("With an address the sender gets the answer by mail.")
    )
    company_name = forms.CharField(label=_("Company"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for a way back."""
        cleaned = super().clean() or {}
        if not cleaned.get("phone") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("phone", _("Fill in a phone number or an e-mail address, else nobody can answer."))
        return cleaned


class MailForm(forms.Form):
    """A mail as a file or pasted."""

    file = forms.FileField(
        label=_("Mail as a file (.eml)"),
        required=False,
        widget=forms.FileInput({"accept": ".eml,message/rfc822"}),
        help_text=_("Drag the mail from your mail program to the desktop, and choose it here. At most 25 MB."),
    )
    pasted = forms.CharField(
        label=_("Or paste the mail, with its headers"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Such as: From: name@company.nl, Subject: ..., an empty line, and the text."),
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before anything reads it."""
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise ValidationError(_("This mail is larger than 25 MB. Save its attachments apart and leave them out."))
        return file

    def clean(self) -> dict[str, Any]:
        """Ask for one of both."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not cleaned.get("pasted", "").strip():
            self.add_error("file", _("Choose a file, or paste the mail below."))
        return cleaned

    def raw(self) -> bytes:
        """Return the mail as bytes."""
        file = self.cleaned_data.get("file")
        if file:
            content: bytes = file.read()
            return content
        return "\n".join(self.cleaned_data["pasted"].lstrip().splitlines()).encode()


def day_field(label: Any) -> forms.DateField:
    """Return a field with the browser's own calendar."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class DeskForm(forms.Form):
    """The days and people of the desk."""

    handover_days = forms.IntegerField(label=_("Working days to hand over"), min_value=1, max_value=60)
    ask_after_days = forms.IntegerField(label=_("Days until we ask whether it helped"), min_value=1, max_value=90)
    escalate_to = forms.ModelChoiceField(
        label=_("Who hears of late questions"), queryset=User.objects.none(), required=False
    )
    reply_address = forms.EmailField(
        label=_("Mailbox for replies"),
        required=False,
        help_text=_("Replies come in with a code, such as vraag+code@programme.nl. Empty: paste replies by hand."),
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        """Offer the team."""
        super().__init__(*args, **kwargs)
        self.fields["escalate_to"].queryset = people  # type: ignore[attr-defined]  # a model choice


class CoverForm(forms.Form):
    """Who covers whom."""

    user = forms.ModelChoiceField(label=_("Who is away?"), queryset=User.objects.none())
    cover = forms.ModelChoiceField(label=_("Who covers?"), queryset=User.objects.none())
    starts_on = day_field(_("Away from"))
    ends_on = day_field(_("Back on"))

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        """Offer the team."""
        super().__init__(*args, **kwargs)
        for name in ("user", "cover"):
            self.fields[name].queryset = people  # type: ignore[attr-defined]  # a model choice

    def clean(self) -> dict[str, Any]:
        """Ask for two people and days in their order."""
        cleaned = super().clean() or {}
        start: dt.date | None = cleaned.get("starts_on")
        end: dt.date | None = cleaned.get("ends_on")
        if start and end and end <= start:
            self.add_error("ends_on", _("The last day lies after the first."))
        if cleaned.get("user") and cleaned.get("user") == cleaned.get("cover"):
            self.add_error("cover", _("Choose somebody else to cover."))
        return cleaned


class TemplateForm(forms.Form):
    """A standard answer."""

    name = forms.CharField(label=_("Name"), max_length=80)
    text = text_field(
        _("Text"),
        most=LONGEST_QUESTION,
        rows=5,
        help_text=_("{name}, {company}, {theme} and {programme} are filled in for each question."),
    )
