"""Evidence of a step, for the two doors through which it comes in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.actions.steps import (
    DocumentNotAccepted,
    DocumentTooBig,
    EvidenceMissing,
    NobodyToAsk,
)
from veerkracht.domain.companies.choices import EvidenceKind
from veerkracht.shared.decision import Refused

FILES = ".pdf,.jpg,.jpeg,.png,.docx,.odt,.txt"
FIELD_OF = {
    EvidenceMissing: "evidence_kind",
    DocumentTooBig: "evidence_document",
    DocumentNotAccepted: "evidence_document",
    NobodyToAsk: "contact_email",
}


class EvidenceFields(forms.Form):
    """What shows that a step was taken."""

    evidence_kind = forms.ChoiceField(label=_("What shows it?"), choices=EvidenceKind.choices, widget=forms.RadioSelect)
    evidence_url = forms.URLField(
        label=_("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("This is not a link. It should look like https://company.nl/news.")},
    )
    evidence_document = forms.FileField(
        label=_("Document"),
        required=False,
        widget=forms.FileInput({"accept": FILES}),
        help_text=_("PDF, photo (JPG, PNG), Word, OpenDocument or text, at most 10 MB. Only the team can open it."),
        error_messages={"empty": _("This file is empty. Choose another one.")},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the link or document that was named."""
        data = super().clean() or self.cleaned_data
        kind = data.get("evidence_kind")
        if kind == EvidenceKind.LINK and not data.get("evidence_url") and "evidence_url" not in self.errors:
            self.add_error("evidence_url", _("You chose a link: paste it here, or choose something else above."))
        given = data.get("evidence_document") or "evidence_document" in self.errors
        if kind == EvidenceKind.DOCUMENT and not given:
            self.add_error("evidence_document", _("You chose a document: add it here, or choose something else above."))
        return data

    def evidence(self) -> dict[str, Any]:
        """Return what the actions need."""
        names = ("evidence_url", "evidence_document")
        given = {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}
        return {"evidence_kind": EvidenceKind(self.cleaned_data["evidence_kind"]), **given}

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal of the programme's rules at the field that it is about."""
        field = FIELD_OF.get(type(refusal))
        self.add_error(field if field in self.fields else None, str(refusal))

    @property
    def lost_a_file(self) -> bool:
        """Tell whether a file was sent with a form that comes back: browsers do not keep it."""
        return bool(self.errors and self.files)
