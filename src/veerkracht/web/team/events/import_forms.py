"""What a person gives to an attendance list: the list itself, what its columns hold, decisions and corrections."""

from itertools import islice
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.rules import identifiers
from veerkracht.domain.companies.rules.columns import Field, Recognition
from veerkracht.domain.events.choices import RowChoice
from veerkracht.domain.events.models import ImportRow
from veerkracht.domain.events.rules.attendance.presence import column_label
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.sheets import MAX_BYTES, Sheet, SheetError, read, read_pasted

from .wording import FIELD_LABELS

SAMPLES = 3
LINK = "link"
BOTH = "both"
PRESENT = "present"


class UploadForm(forms.Form):
    """A file, or text from a mail; gives the sheet in it."""

    file = forms.FileField(
        label=_("A file"),
        required=False,
        help_text=_("As the fan sent it: Excel (.xlsx, .xls), LibreOffice (.ods) or text (.csv). At most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.tsv,.txt"}),
    )
    tab = forms.CharField(
        label=_("Which sheet"),
        required=False,
        max_length=100,
        help_text=_("Only for a workbook with several sheets. Leave it empty to read the fullest one."),
    )
    pasted = forms.CharField(
        label=_("Or paste the list"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One line for each person: name, company, e-mail, in any order. Greeting and signature may stay."),
    )
    sheet: Sheet | None = None

    def clean(self) -> dict[str, Any]:
        """Read what was given; the reader's own words say what is wrong with it."""
        cleaned = super().clean() or {}
        file, pasted = cleaned.get("file"), cleaned.get("pasted") or ""
        if self.errors:
            return cleaned
        if not file and not pasted.strip():
            self.add_error("file", _("Choose a file, or paste the list below."))
            return cleaned
        try:
            # One byte more than allowed is enough to see that there is too much.
            self.sheet = (
                read(file.name, file.read(MAX_BYTES + 1), sheet=cleaned.get("tab", "")) if file else read_pasted(pasted)
            )
        except SheetError as error:
            self.add_error("file" if file else "pasted", error.message)
        return cleaned

    @property
    def file_name(self) -> str:
        """Return how the list is called."""
        file = self.cleaned_data.get("file")
        return str(file.name) if file else str(_("Pasted text"))


class ColumnsForm(forms.Form):
    """In which row the column names stand, and what each column holds; each column shows a few of its values."""

    header_row = forms.IntegerField(
        label=_("Row with the column names"), min_value=0, required=False, help_text=_("0 when there is none.")
    )

    def __init__(self, *args: Any, recognition: Recognition, cells: list[list[str]], **kwargs: Any) -> None:
        """Make one choice per column that holds something."""
        super().__init__(*args, **kwargs)
        self.recognition = recognition
        self.header_before = 0 if recognition.header_row is None else recognition.header_row + 1
        self.fields["header_row"].initial = self.header_before
        options = [("", _("not used")), *((each.value, FIELD_LABELS[each]) for each in Field)]
        body = [cells[index] for index in recognition.body if index < len(cells)]
        for column in recognition.columns:
            filled = (row[column.index] for row in body if column.index < len(row) and row[column.index])
            samples = list(islice(filled, SAMPLES))
            if not samples:
                continue
            self.fields[f"column_{column.index}"] = forms.ChoiceField(
                label=column_label(column),
                choices=options,
                required=False,
                initial=column.field.value if column.field else "",
                help_text=" · ".join(sample[:40] for sample in samples),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse two columns that hold the same; a person's name may come in parts."""
        cleaned = super().clean() or {}
        seen: dict[str, str] = {}
        for name, value in list(cleaned.items()):
            if not name.startswith("column_") or not value:
                continue
            if value in seen:
                text = _("“%(other)s” already holds this. Choose something else for one of the two.")
                self.add_error(name, text % {"other": self.fields[seen[value]].label})
            seen.setdefault(value, name)
        return cleaned

    def chosen(self) -> dict[int, Field | None]:
        """Return what a person changed, per column."""
        return {
            int(name.removeprefix("column_")): Field(value) if value else None
            for name, value in self.cleaned_data.items()
            if name.startswith("column_") and name in self.changed_data
        }

    def header(self) -> int | None:
        """Return the index of the header row when a person moved it, -1 for none."""
        given = self.cleaned_data.get("header_row")
        return None if given is None or given == self.header_before else given - 1


class DecisionForm(forms.Form):
    """What becomes of a row: a word of `RowChoice`, both of two, or a company as `link:<key>`."""

    to = forms.CharField(max_length=40)
    alone = forms.BooleanField(required=False, label=_("Only this row"))

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        """Keep the programme in whose register companies are looked up."""
        super().__init__(*args, **kwargs)
        self.programme = programme
        self.company: Company | None = None

    def clean_to(self) -> str:
        """Split the word from the company, and find that."""
        word, _colon, key = self.cleaned_data["to"].partition(":")
        if word not in {*RowChoice.values, BOTH, PRESENT}:
            raise forms.ValidationError(_("Choose one of the decisions that stand with the row."))
        if word == LINK and key.isdecimal():
            self.company = Company.objects.of(self.programme).filter(pk=int(key)).first()
        return word


class CorrectionForm(forms.Form):
    """What should have stood in the list."""

    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    email = forms.CharField(label=_("E-mail"), max_length=254, required=False)
    company = forms.CharField(label=_("Company, as you would write it"), max_length=250, required=False)

    def __init__(self, *args: Any, row: ImportRow, **kwargs: Any) -> None:
        """Begin with what was read, or corrected before."""
        reading = row.reading
        self.before = {"name": reading.person_name, "email": reading.email, "company": reading.company.name}
        super().__init__(*args, **kwargs | {"initial": self.before})

    def clean_email(self) -> str:
        """Clean the address as the list's own cells are cleaned, and say what would be right."""
        typed = self.cleaned_data["email"].strip()
        found = identifiers.email(typed)
        if typed and not found.value:
            raise forms.ValidationError(_("This is not a mail address. It should look like name@company.nl."))
        return found.value

    def corrections(self) -> dict[str, str]:
        """Return what differs from what was read."""
        typed = {name: self.cleaned_data[name].strip() for name in self.before}
        return {name: value for name, value in typed.items() if value != self.before[name]}
