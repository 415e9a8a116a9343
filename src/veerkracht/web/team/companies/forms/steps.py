"""What a company did, what shows it, and whom to ask."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.choices import EvidenceKind, StepKind
from veerkracht.domain.companies.models import Company, Person
from veerkracht.domain.companies.rules import identifiers
from veerkracht.web.evidence import EvidenceFields

from .cleaning import cleaned

SOMEBODY_ELSE = _("somebody else: fill in below")


class EvidenceForm(EvidenceFields):
    """Evidence that comes later; nothing is no choice here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave out 'nothing yet'."""
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["evidence_kind"]).choices = [
            (code, label) for code, label in EvidenceKind.choices if code != EvidenceKind.NONE
        ]


class StepForm(EvidenceFields):
    """One screen: what, kind, when, evidence, who to ask."""

    field_order = ("description", "kind", "done_on", "evidence_kind", "evidence_url", "evidence_document")

    description = forms.CharField(
        label=_("What did the company do?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The company reads this sentence and says whether it is right. Name no persons."),
        error_messages={"required": _("Write in one sentence what the company did.")},
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
    contact = forms.ModelChoiceField(
        label=_("Whom can we ask?"), queryset=Person.objects.none(), required=False, empty_label=SOMEBODY_ELSE
    )
    contact_name = forms.CharField(label=_("Name of somebody else"), max_length=200, required=False)
    contact_email = forms.CharField(label=_("E-mail of somebody else"), max_length=254, required=False)
    hold_mail = forms.BooleanField(
        label=_("Keep the mail to the company as a draft; I will release it myself"), required=False
    )

    def __init__(self, *args: Any, company: Company, today: dt.date, **kwargs: Any) -> None:
        """Offer the people of the company who have an address."""
        super().__init__(*args, **kwargs)
        self.today = today
        cast("forms.ModelChoiceField", self.fields["contact"]).queryset = people_to_ask(company)

    @property
    def knows_people(self) -> bool:
        """Tell whether there is anybody to choose."""
        return len(cast("forms.ModelChoiceField", self.fields["contact"]).choices) > 1  # type: ignore[arg-type]  # sized

    def clean_done_on(self) -> dt.date:
        """Refuse a day that has not come yet."""
        day: dt.date = self.cleaned_data["done_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come. A step counts once it was taken."))
        return day

    def clean_contact_email(self) -> str:
        """Return the address in lower case."""
        return cleaned(identifiers.email, self.cleaned_data["contact_email"])

    def clean(self) -> dict[str, Any]:
        """Ask for somebody to confirm when nothing shows the step."""
        data = super().clean()
        somebody = data.get("contact") or data.get("contact_email")
        if data.get("evidence_kind") == EvidenceKind.NONE and not somebody and "contact_email" not in self.errors:
            self.add_error(
                "contact_email", _("Nothing shows this step yet, so the company must confirm it. Whom can we mail?")
            )
        return data


def people_to_ask(company: Company) -> QuerySet[Person]:
    """Return who works at the company now and has an address."""
    here = Person.objects.filter(positions__company=company, positions__ends_on__isnull=True)
    return here.exclude(email="").order_by("name", "pk").distinct()
