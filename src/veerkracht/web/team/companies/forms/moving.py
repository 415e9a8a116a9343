"""To which company a fact belongs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company

NEW, UNKNOWN = "new", "unknown"


class MoveForm(forms.Form):
    """One of the companies that were found, a new one, or none; and why."""

    to = forms.ChoiceField(
        label=_("Where does it belong?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a company, a new one, or “company unknown”.")},
    )
    name = forms.CharField(label=_("Name of the new company"), max_length=250, required=False)
    reason = forms.CharField(
        label=_("Why?"),
        max_length=200,
        help_text=_("Stays with the change. For example: another firm of that name."),
    )
    everything = forms.BooleanField(label=_("Also the other facts of this person at this company"), required=False)

    def __init__(self, *args: Any, found: list[Company], has_person: bool, others: int, **kwargs: Any) -> None:
        """Offer the companies that were found."""
        super().__init__(*args, **kwargs)
        named = [(str(each.pk), ", ".join(filter(None, (each.name, each.place, each.kvk_number)))) for each in found]
        unknown = [(UNKNOWN, _("company unknown"))] if has_person else []
        self.fields["to"].choices = [*named, (NEW, _("a new company")), *unknown]  # type: ignore[attr-defined]  # a choice field
        if not others:
            del self.fields["everything"]

    def clean(self) -> dict[str, Any]:
        """A new company needs a name."""
        cleaned = super().clean() or {}
        if cleaned.get("to") == NEW and not cleaned.get("name"):
            self.add_error("name", _("Type the name of the new company."))
        return cleaned
