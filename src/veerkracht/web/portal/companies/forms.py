"""What a company may record about itself, and say about its record."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.choices import EvidenceKind, StepKind
from veerkracht.web.evidence import EvidenceFields

OWN_EVIDENCE = [
    (EvidenceKind.NONE, _("nothing; you can take my word for it")),
    (EvidenceKind.LINK, EvidenceKind.LINK.label),
    (EvidenceKind.DOCUMENT, EvidenceKind.DOCUMENT.label),
]


class OwnStepForm(EvidenceFields):
    """One screen: what, kind, when, and what shows it."""

    field_order = ("description", "kind", "done_on", "evidence_kind", "evidence_url", "evidence_document")

    description = forms.CharField(
        label=_("What did you do?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("One or two sentences are enough."),
        error_messages={"required": _("Write in one sentence what your company did.")},
    )
    kind = forms.ChoiceField(label=_("Kind of step"), choices=StepKind.choices)
    done_on = forms.DateField(
        label=_("When?"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Fill in the day, roughly is good enough."),
            "invalid": _("This is not a day. Write it like 31-12-2019."),
        },
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        """Offer what a company itself can show; a visit is for the team to note."""
        super().__init__(*args, **kwargs)
        self.today = today
        cast("forms.ChoiceField", self.fields["evidence_kind"]).choices = OWN_EVIDENCE
        self.fields["evidence_kind"].label = _("What shows it?")

    def clean_done_on(self) -> dt.date:
        """Refuse a day that has not come yet."""
        day: dt.date = self.cleaned_data["done_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come. Tell us when it is done."))
        return day


class AskForm(forms.Form):
    """What is not right in the company's record."""

    text = forms.CharField(
        label=_("What is not right?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write what is not right, and how it should be.")},
    )
