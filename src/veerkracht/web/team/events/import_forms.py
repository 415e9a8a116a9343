"""What a person gives to an attendance list: the list itself, columns, decisions, corrections."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.rules.columns import Field, Recognition
from veerkracht.domain.companies.rules.identifiers import kvk_number
from veerkracht.domain.events.choices import RowChoice
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.sheets import MAX_BYTES

from .wording import FIELD_LABELS

CORRECTABLE = ("name", "email", "company")


class UploadForm(forms.Form):
    """A file, or text from a mail."""

    file = forms.FileField(
        label=_("A file"), required=False, help_text=_("Excel, LibreOffice or CSV, as the fan sent it. At most 10 MB.")
    )
    pasted = forms.CharField(
        label=_("Or paste the list"),
        required=False,
        max_length=500_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One line for each person: name, company, e-mail, in any order."),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two, and not too big."""
        cleaned = super().clean() or {}
        file, pasted = cleaned.get("file"), (cleaned.get("pasted") or "").strip()
        if file and file.size > MAX_BYTES:
            self.add_error("file", _("This file is too big. Copy only the list to a new file and send that."))
        elif not file and not pasted and not self.errors:
            self.add_error("file", _("Choose a file, or paste the list below."))
        return cleaned


class ColumnsForm(forms.Form):
    """What each column holds."""

    def __init__(self, *args: Any, recognition: Recognition, **kwargs: Any) -> None:
        """One choice per column, as recognised."""
        super().__init__(*args, **kwargs)
        options = [("", _("nothing")), *((each.value, FIELD_LABELS[each]) for each in Field)]
        for column in recognition.columns:
            name = column.header or _("column %(number)s") % {"number": column.index + 1}
            self.fields[f"column_{column.index}"] = forms.ChoiceField(
                label=name, choices=options, required=False, initial=column.field.value if column.field else ""
            )

    def chosen(self) -> dict[int, Field | None]:
        """Return the field per column."""
        return {
            int(name.removeprefix("column_")): Field(value) if value else None
            for name, value in self.cleaned_data.items()
        }


class RowForm(forms.Form):
    """A decision about a row, a company typed or chosen, or corrections."""

    choice = forms.ChoiceField(choices=RowChoice.choices, required=False)
    company = forms.CharField(required=False, max_length=250)
    typed_company = forms.CharField(required=False, max_length=250)
    corrects = forms.BooleanField(required=False)
    splits = forms.BooleanField(required=False)
    new_name = forms.CharField(required=False, max_length=200)
    new_email = forms.EmailField(required=False)
    new_company = forms.CharField(required=False, max_length=250)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        """Keep the programme in whose register companies are looked up."""
        super().__init__(*args, **kwargs)
        self.programme = programme

    def clean(self) -> dict[str, Any]:
        """Turn a chosen or typed company into the company."""
        cleaned = super().clean() or {}
        chosen, typed = cleaned.get("company", ""), (cleaned.get("typed_company") or "").strip()
        cleaned["company"] = None
        if chosen.isdecimal():
            cleaned["company"] = Company.objects.of(self.programme).filter(pk=int(chosen)).first()
        elif typed:
            cleaned["company"] = self._find(typed)
        return cleaned

    def _find(self, typed: str) -> Company | None:
        number = kvk_number(typed).value
        wanted = Q(kvk_number=number) if number else Q(name__iexact=typed)
        found = list(Company.objects.of(self.programme).filter(wanted).order_by("pk")[:2])
        if len(found) == 1:
            return found[0]
        several = _("Several companies are called '%(name)s'. Type the KvK number.")
        none = _("The register has no company '%(name)s'. Type the exact name or the KvK number.")
        self.add_error("typed_company", (several if found else none) % {"name": typed})
        return None

    def corrections(self) -> dict[str, str]:
        """Return what was typed in place of what was read."""
        return {name: self.cleaned_data[f"new_{name}"].strip() for name in CORRECTABLE}
