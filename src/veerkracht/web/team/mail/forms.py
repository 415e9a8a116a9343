"""Forms of the outbox: a moment, the pace, an address, words."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.shared.mail.models import MailPace
from veerkracht.shared.mail.wording import Words, problems


class ScheduleForm(forms.Form):
    """When a mail goes."""

    at = forms.DateTimeField(
        label=_("Send it at"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )

    def clean_at(self) -> dt.datetime:
        """Refuse a moment that has been."""
        at: dt.datetime = self.cleaned_data["at"]
        if at <= timezone.now():
            raise forms.ValidationError(_("Choose a day and a time that are still to come."))
        return at


class PaceForm(forms.Form):
    """Quiet hours, and how much is enough."""

    time = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    quiet_from = forms.TimeField(label=_("Quiet from"), widget=time)
    quiet_until = forms.TimeField(label=_("Quiet until"), widget=time)
    quiet_on_sunday = forms.BooleanField(label=_("Quiet on Sunday too"), required=False)
    weekly_most = forms.IntegerField(
        label=_("Most mails a week for one person"),
        min_value=1,
        max_value=50,
        help_text=_("Sign-in codes, receipts, answers and decisions always go at once and do not count."),
    )

    @staticmethod
    def of(pace: MailPace) -> dict[str, object]:
        """Return what stands in the form."""
        return {name: getattr(pace, name) for name in ("quiet_from", "quiet_until", "quiet_on_sunday", "weekly_most")}


class BlockForm(forms.Form):
    """An address that wants no mail."""

    address = forms.EmailField(label=_("E-mail address"))
    detail = forms.CharField(label=_("Why? What did the person say?"), max_length=300)


class LiftForm(forms.Form):
    """Why an address gets mail again."""

    reason = forms.CharField(
        label=_("Why does this address get mail again?"),
        max_length=300,
        help_text=_("Such as: the address was mistyped and is right now, or: she asked for it by telephone."),
    )


class WordsForm(forms.Form):
    """Subject and text with merge fields, checked against what this mail knows."""

    subject = forms.CharField(label=_("Subject"), max_length=200)
    text = forms.CharField(label=_("Text"), max_length=8000, widget=forms.Textarea(attrs={"rows": 16}))

    def __init__(self, *args: object, kind: str, **kwargs: object) -> None:
        """Keep the kind, whose fields may be used."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # what a form takes
        self.kind = kind

    def clean(self) -> dict[str, object]:
        """Say which fields are not there and which link is missing."""
        data = super().clean() or self.cleaned_data
        if "subject" in data and "text" in data:
            for problem in problems(self.kind, self.words):
                self.add_error("text", problem)
        return data

    @property
    def words(self) -> Words:
        """Return what was typed."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n").strip() + "\n"
        return Words(str(self.cleaned_data["subject"]).strip(), text)
