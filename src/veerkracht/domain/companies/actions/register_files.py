"""Files of the trade register: keep one, say what its columns hold, put it in the queue, throw it away."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from django.core.files import File
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused
from veerkracht.shared.sheets import SheetError, open_long

from ..choices import RegisterState
from ..models import RegisterImport, RegisterMapping
from ..rules.register import RegisterField, guess_fields, header_row_of, signature
from ..rules.sbi import guess_version

SAMPLE = 300
SOURCE = "Handelsregister"


class CannotRead(Refused):
    """The file holds no list; the message is the reader's own."""


class FileIsNotOpen(Refused):
    """The file was put in, or thrown away, meanwhile."""

    message = _("This file was already put in or thrown away. Reload the page to see what happened.")


class NoNumberColumn(Refused):
    """Without a number of the register no row can be recognised."""

    message = _("Say which column holds the KvK number or the establishment number: each row is recognised by it.")


@action
def start_register_import(
    *, programme: Programme, file_name: str, content: BinaryIO, on: dt.date, by: User | None
) -> RegisterImport:
    """Keep a file, read its first rows and guess what its columns hold; nothing is changed yet.

    A mapping that a person made for the same column names in this programme is taken over. Raises CannotRead.
    """
    batch = RegisterImport(
        programme=programme, file_name=Path(file_name).name[:200], source=SOURCE, as_of=on, uploaded_by=by
    )
    batch.file.save(batch.file_name, File(content), save=False)
    try:
        _look(batch)
    except SheetError as error:
        batch.file.delete(save=False)
        raise CannotRead(error.message) from error
    batch.save()
    return batch


def _look(batch: RegisterImport) -> None:
    with open_long(Path(batch.file.path), at_most=SAMPLE + 1) as listed:
        rows = list(listed.rows)
        batch.kind, batch.notes = listed.kind, listed.notes
    if not any(rows):
        raise SheetError("empty", str(_("There is nothing in this list. Choose the file with the list in it.")))
    batch.header_row = header_row_of(rows)
    width = max(map(len, rows))
    header = rows[batch.header_row] if batch.header_row >= 0 else []
    batch.header = [*header, *[""] * (width - len(header))]
    batch.sample = [row for row in rows[batch.header_row + 1 :] if row]
    if not batch.sample:
        raise SheetError(
            "only_headers",
            str(_("The file has only column names. Below them, there should be a row for each company.")),
        )
    batch.signature = signature(batch.header)
    known = RegisterMapping.objects.filter(programme=batch.programme, signature=batch.signature).first()
    if known is not None and any(batch.header):
        batch.mapping, batch.sbi_version = known.fields, known.sbi_version
        return
    guessed = guess_fields(batch.header, batch.sample)
    batch.mapping = {str(index): field.value for index, field in guessed.items()}
    column = next((index for index, field in guessed.items() if field is RegisterField.SBI_CODE), None)
    if column is not None:
        codes = [row[column].replace(".", "") for row in batch.sample if column < len(row)]
        batch.sbi_version, _reason = guess_version(codes, header=batch.header[column], on=batch.as_of)


def fields_of(batch: RegisterImport) -> dict[int, RegisterField]:
    """Return what each column of a file holds."""
    return {int(index): RegisterField(code) for index, code in batch.mapping.items()}


@action
def map_register_columns(
    *,
    batch: RegisterImport,
    fields: Mapping[int, RegisterField],
    sbi_version: str,
    is_whole: bool,
    source: str,
    by: User | None,
) -> RegisterImport:
    """Note what the columns hold, and remember it for the next file with the same column names.

    Raises FileIsNotOpen, NoNumberColumn.
    """
    batch = hold_file(batch)
    if batch.state not in {RegisterState.MAPPING, RegisterState.FAILED}:
        raise FileIsNotOpen
    if not {RegisterField.KVK_NUMBER, RegisterField.ESTABLISHMENT_NUMBER} & set(fields.values()):
        raise NoNumberColumn
    batch.mapping = {str(index): field.value for index, field in fields.items()}
    batch.sbi_version, batch.is_whole, batch.source = sbi_version, is_whole, source.strip() or SOURCE
    batch.state, batch.failure = RegisterState.MAPPING, ""
    batch.save(update_fields=["mapping", "sbi_version", "is_whole", "source", "state", "failure"])
    if any(batch.header):
        RegisterMapping.objects.update_or_create(
            programme=batch.programme,
            signature=batch.signature,
            defaults={"fields": batch.mapping, "sbi_version": sbi_version},
        )
    return batch


@action
def queue_register_import(*, batch: RegisterImport, by: User | None) -> RegisterImport:
    """Mark a file as waiting for a worker. Raises FileIsNotOpen, NoNumberColumn."""
    batch = hold_file(batch)
    if batch.state not in {RegisterState.MAPPING, RegisterState.FAILED}:
        raise FileIsNotOpen
    if not {RegisterField.KVK_NUMBER, RegisterField.ESTABLISHMENT_NUMBER} & set(fields_of(batch).values()):
        raise NoNumberColumn
    batch.state, batch.rows_read, batch.share_read, batch.failure = RegisterState.QUEUED, 0, 0, ""
    batch.save(update_fields=["state", "rows_read", "share_read", "failure"])
    return batch


@action
def discard_register_import(*, batch: RegisterImport, by: User | None) -> None:
    """Throw away a file that was not put in. Raises FileIsNotOpen."""
    batch = hold_file(batch)
    if batch.state not in {RegisterState.MAPPING, RegisterState.FAILED}:
        raise FileIsNotOpen
    about(batch.programme, file=batch.pk)
    batch.file.delete(save=False)
    batch.delete()


def hold_file(batch: RegisterImport) -> RegisterImport:
    """Lock the file until the transaction ends, and return it as it is now. Raises FileIsNotOpen when it is gone."""
    found = RegisterImport.objects.select_for_update(of=("self",)).filter(pk=batch.pk).select_related("programme")
    held = found.first()
    if held is None:
        raise FileIsNotOpen
    return held
