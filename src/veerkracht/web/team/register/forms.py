"""What a person gives to a register file: the file, and what its columns hold."""

from collections import Counter
from itertools import islice
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.companies.actions.register_files import fields_of
from veerkracht.domain.companies.models import RegisterImport
from veerkracht.domain.companies.rules.register import RegisterField, RegisterRow, read_row
from veerkracht.domain.companies.rules.sbi import guess_version

from .wording import SBI_REASONS, field_label, problem_text

SAMPLES = 3
PREVIEWED = 6


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy("Excel (.xlsx), LibreOffice (.ods), text (.csv) or .parquet, with one row a company."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.tsv,.txt,.parquet"}),
        error_messages={
            "required": gettext_lazy("Choose the file with the register in it."),
            "empty": gettext_lazy("This file is empty. Choose the file with the register in it."),
        },
    )


class MappingForm(forms.Form):
    """What each column holds; beside it stand a few of its values."""

    source = forms.CharField(
        label=gettext_lazy("Where does the file come from?"),
        max_length=100,
        help_text=gettext_lazy("Stands beside every field that comes from it."),
        error_messages={"required": gettext_lazy("Say where it comes from, such as: Handelsregister.")},
    )
    is_whole = forms.BooleanField(
        label=gettext_lazy("The file holds the whole register of this programme"),
        required=False,
        help_text=gettext_lazy("Then companies of the last whole file that are missing here are reported as gone."),
    )
    sbi_version = forms.ChoiceField(
        label=gettext_lazy("Version of the SBI codes"),
        required=False,
        choices=[("", gettext_lazy("no SBI codes")), ("2008", "SBI 2008"), ("2025", "SBI 2025")],
    )

    def __init__(self, *args: Any, batch: RegisterImport, **kwargs: Any) -> None:
        """Make one choice per column that holds something."""
        kwargs["initial"] = {"source": batch.source, "is_whole": batch.is_whole, "sbi_version": batch.sbi_version}
        super().__init__(*args, **kwargs)
        self.batch = batch
        self.columns = list(_columns(batch))
        mapped = fields_of(batch)
        self.fields["sbi_version"].help_text = _why_version(batch)
        options = [("", _("not used")), *((each.value, field_label(each)) for each in RegisterField)]
        for index, header, samples in self.columns:
            self.fields[f"column_{index}"] = forms.ChoiceField(
                label=header or _("Column %(number)s") % {"number": index + 1},
                choices=options,
                required=False,
                initial=mapped[index].value if index in mapped else "",
                help_text=" · ".join(samples),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse two columns that hold the same, a file without numbers, and codes without a version."""
        cleaned = super().clean() or {}
        seen: dict[str, str] = {}
        for name in [f"column_{index}" for index, *_rest in self.columns]:
            value = cleaned.get(name)
            if value and value in seen:
                text = _("“%(other)s” already holds this. Choose something else for one of the two.")
                self.add_error(name, text % {"other": self.fields[seen[value]].label})
            elif value:
                seen[value] = name
        if not self.errors and not {RegisterField.KVK_NUMBER, RegisterField.ESTABLISHMENT_NUMBER} & set(seen):
            self.add_error(None, _("Say which column holds the KvK number: each company is recognised by it."))
        if RegisterField.SBI_CODE in seen and not cleaned.get("sbi_version"):
            self.add_error("sbi_version", _("Choose the version: the same code can mean another sector."))
        return cleaned

    def chosen(self) -> dict[int, RegisterField]:
        """Return what each column holds."""
        given = {index: self.cleaned_data[f"column_{index}"] for index, *_rest in self.columns}
        return {index: RegisterField(value) for index, value in given.items() if value}


def _why_version(batch: RegisterImport) -> str:
    """Return why the codes are taken for this version; nothing when a person chose another, or there are none."""
    column = next((index for index, field in fields_of(batch).items() if field is RegisterField.SBI_CODE), None)
    if column is None:
        return ""
    codes = [row[column].replace(".", "") for row in batch.sample if column < len(row)]
    version, reason = guess_version(codes, header=batch.header[column], on=batch.as_of)
    return _("Guessed: %(reason)s.") % {"reason": SBI_REASONS[reason]} if version == batch.sbi_version else ""


def _columns(batch: RegisterImport) -> Any:
    for index, header in enumerate(batch.header):
        filled = (row[index] for row in batch.sample if index < len(row) and row[index])
        samples = [sample[:40] for sample in islice(filled, SAMPLES)]
        if samples or header:
            yield index, header, samples


def preview(batch: RegisterImport, fields: dict[int, RegisterField], sbi_version: str) -> dict[str, Any]:
    """Return the first rows as they would be read, and per column how often something is wrong, with an example."""
    rows = [read_row(number, cells, fields, sbi_version=sbi_version) for number, cells in enumerate(batch.sample, 1)]
    counted: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], str] = {}
    for row in rows:
        told = [(each.field, each.reason.code, dict(each.reason.values)) for each in row.problems]
        for field, code, values in [*told, *([("", row.refused, {})] if row.refused else [])]:
            counted[field, code] += 1
            examples.setdefault((field, code), problem_text(code, values))
    names = [name for name in dict.fromkeys(name for row in rows for name in row.said) if name != "sbi_version"]
    return {
        "looked_at": len(rows),
        "heads": [field_label(name) for name in ("kvk_number", "establishment_number", *names, "municipality")],
        "rows": [_cells(row, names) for row in rows[:PREVIEWED]],
        "problems": [
            (field_label(field) if field else "", count, examples[field, code])
            for (field, code), count in counted.most_common()
        ],
    }


def _cells(row: RegisterRow, names: list[str]) -> list[str]:
    said = (row.said.get(name) for name in names)
    return [_shown(value) for value in (row.kvk_number, row.establishment_number, *said, row.municipality)]


def _shown(value: object) -> str:
    if value is None or value in ("", []):
        return "-"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
